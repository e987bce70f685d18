import type { Field } from '../model/field.ts'
import type { JsonObject, Operation, Pointer } from '../model/model.ts'
import { propertiesAt } from '../schema/properties.ts'
import type { PathOperations } from './collections.ts'
import type { Collection, Effect, Known } from './effect.ts'
import { bodySchema, findList, type Shape, successSchema } from './envelope.ts'
import { filtersOf, pagingOf } from './paging.ts'

/** What has been concluded so far. */
export interface Inference {
  readonly root: JsonObject
  readonly paths: ReadonlyMap<string, PathOperations>
  readonly effects: Map<Operation, Known<Effect>>
  readonly collections: Map<string, Collection>
}

/** The field of a path parameter. */
export const fieldOf = (parameter: string | undefined): Field | undefined =>
  parameter === undefined ? undefined : `path.${parameter}`

/** Takes note of what an operation does, unless something better is known. */
export function know({ effects }: Inference, operation: Operation | undefined, effect: Effect, because: string): void {
  if (operation && !effects.has(operation))
    effects.set(operation, { value: effect, evidence: 'inferred', because, pointer: operation.pointer })
}

/** Takes note of an operation that lists the records of a collection; not where its success is no list. */
export function noteList(inference: Inference, operation: Operation, of: Collection, record: Shape | undefined): void {
  const { root } = inference
  const schema = successSchema(operation)
  const list = schema === undefined ? undefined : findList(root, schema, of.name)
  if (!list) return
  const paging = pagingOf(operation)
  const filters = filtersOf(operation, namesOf(root, of, (record ?? list).schema))
  know(
    inference,
    operation,
    { kind: 'list', of, at: list.at, filters, ...(paging ? { paging } : {}) },
    `\`GET ${operation.path}\` responds with a list`,
  )
}

/** Takes note of an operation that removes what a collection lists; not where its body says which records are meant. */
export function noteClear(
  inference: Inference,
  operation: Operation | undefined,
  of: Collection,
  record: Shape | undefined,
): void {
  if (!operation || bodySchema(operation.requestBody) !== undefined) return
  const { root } = inference
  const schema = successSchema(operation)
  const list = schema === undefined ? undefined : findList(root, schema, of.name)
  const filters = record ? filtersOf(operation, namesOf(root, of, record.schema)) : []
  know(
    inference,
    operation,
    { kind: 'clear', of, ...(list ? { at: list.at } : {}), filters },
    `\`DELETE ${operation.path}\` has no key`,
  )
}

/** Names a filter can have: those of the properties of a record, and that of its key where the schema does not name it. */
const namesOf = (root: JsonObject, { key }: Collection, schema: Pointer): readonly string[] => [
  ...new Set([...propertiesAt(root, schema).keys(), ...(key ? [key.property ?? key.parameter] : [])]),
]
