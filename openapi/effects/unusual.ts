import type { Field } from '../model/field.ts'
import { followReference } from '../model/place.ts'
import { propertiesAt } from '../schema/properties.ts'
import { type PathOperations, siteAt } from './collections.ts'
import { fieldOf, type Inference, know, noteList } from './conclusions.ts'
import type { Collection, Effect } from './effect.ts'
import { bodySchema, findList, findRecord, successSchema } from './envelope.ts'
import { parameterOf, writeTemplate } from './path-template.ts'
import { atOf, isRecordOf } from './record.ts'

/** `PUT` or `POST` beside `DELETE`, without a body, one segment below a record: they relate it to the caller, or to a second record. */
export function addRelation(inference: Inference, path: PathOperations): void {
  const { segments, methods, suffix } = path
  const [on, off] = [methods.get('PUT') ?? methods.get('POST'), methods.get('DELETE')]
  if (!on || !off || inference.effects.has(on) || inference.effects.has(off) || bodySchema(on.requestBody) !== undefined) return
  const keys = segments.flatMap((segment) => parameterOf(segment) ?? [])
  const of = ownerOf(inference, segments, suffix)
  if (keys.length === 0 || !of) return
  const fields = keys.map((key): Field => `path.${key}`)
  know(inference, on, { kind: 'relate', of, keys: fields }, `\`${on.method}\` beside \`DELETE ${path.path}\`, without a body`)
  know(inference, off, { kind: 'unrelate', of, keys: fields }, `\`DELETE\` beside \`${on.method} ${path.path}\``)
}

/** The collection of the record a path leads through last. */
function ownerOf({ collections }: Inference, segments: readonly string[], suffix: string): Collection | undefined {
  for (let length = segments.length - 1; length > 0; length -= 1) {
    if (parameterOf(segments[length]) === undefined) continue
    const above = segments.slice(0, length)
    const found = collections.get(writeTemplate(above, suffix)) ?? collections.get(writeTemplate(above, ''))
    if (found) return found
  }
  return undefined
}

/** A fixed segment below a record, whose response is that record: `POST /orders/{id}/cancel`. */
export function addAction(inference: Inference, { segments, methods, suffix }: PathOperations): void {
  const action = segments.at(-1) ?? ''
  if (parameterOf(action) !== undefined || parameterOf(segments.at(-2)) === undefined) return
  const of = ownerOf(inference, segments, suffix)
  if (!of?.item || of.key === undefined || !segments.at(-2)?.includes(of.key.parameter)) return
  const isRecord = isRecordOf(inference.root, { at: '', schema: of.item })
  for (const method of ['POST', 'PUT', 'PATCH']) {
    const operation = methods.get(method)
    const schema = operation && successSchema(operation)
    const record = schema === undefined ? undefined : findRecord(inference.root, schema, of.name, isRecord)
    if (!operation || !record || followReference(inference.root, record.schema) !== followReference(inference.root, of.item))
      continue
    know(
      inference,
      operation,
      { kind: 'update', of, key: fieldOf(of.key.parameter), at: record.at, action },
      `\`${method} ${operation.path}\` responds with one of \`${of.path}\``,
    )
  }
}

/** A fixed path that is read and replaced or updated, and neither added to nor a list: there is one record. */
export function addSingleton(inference: Inference, path: PathOperations): void {
  const { segments, methods, suffix } = path
  const [get, put, patch] = ['GET', 'PUT', 'PATCH'].map((method) => methods.get(method))
  if (!get || !(put ?? patch) || methods.has('POST') || parameterOf(segments.at(-1)) !== undefined || inference.effects.has(get))
    return
  const schema = successSchema(get)
  const record =
    schema === undefined
      ? undefined
      : findRecord(inference.root, schema, siteAt(segments, suffix).name, (one) => propertiesAt(inference.root, one).size > 0)
  // `{ tags: { data: […] } }` at `/tags`: a list that is replaced as a whole.
  const list = schema === undefined ? undefined : findList(inference.root, schema, siteAt(segments, suffix).name)
  if (!record || list?.at.startsWith(`/${siteAt(segments, suffix).name}`)) return
  const of: Collection = { ...siteAt(segments, suffix), singleton: true, item: record.schema, references: new Map() }
  inference.collections.set(of.path, of)
  const because = `\`GET\` beside \`${(put ?? patch)?.method} ${path.path}\`, and no list`
  know(inference, get, { kind: 'read', of, key: undefined, at: record.at }, because)
  const isRecord = isRecordOf(inference.root, record)
  if (put)
    know(inference, put, { kind: 'replace', of, key: undefined, at: atOf(inference.root, put, of.name, isRecord) }, because)
  if (patch)
    know(inference, patch, { kind: 'update', of, key: undefined, at: atOf(inference.root, patch, of.name, isRecord) }, because)
}

/**
 * A list at a path of its own: of the one collection whose records it has (`GET /pets/findByStatus`), else of a collection without
 * operations on its records.
 */
export function addList(inference: Inference, { segments, methods, suffix }: PathOperations): void {
  const { root, collections } = inference
  const [get, post] = [methods.get('GET'), methods.get('POST')]
  if (!get || inference.effects.has(get) || parameterOf(segments.at(-1)) !== undefined) return
  const schema = successSchema(get)
  const site = siteAt(segments, suffix)
  const list = schema === undefined ? undefined : findList(root, schema, site.name)
  if (!list || propertiesAt(root, list.schema).size === 0) return
  const own = followReference(root, list.schema)
  const same = [...collections.values()].filter(
    ({ key, item }) => key !== undefined && item !== undefined && followReference(root, item) === own,
  )
  const [known] = same.length === 1 ? same : []
  const of: Collection = known ?? { ...site, item: list.schema, references: new Map() }
  collections.set(of.path, of)
  noteList(inference, get, of, list)
  const isRecord = isRecordOf(root, list)
  const made = post && successSchema(post)
  if (known || !post || made === undefined || !findRecord(root, made, site.name, isRecord)) return
  const effect: Effect = { kind: 'create', of, key: undefined, at: atOf(root, post, site.name, isRecord) }
  know(inference, post, effect, `\`POST ${get.path}\` responds with one of its list`)
}
