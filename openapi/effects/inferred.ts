import type { JsonObject, Model, Operation } from '../model/model.ts'
import { findSites, pathsOf, type Site } from './collections.ts'
import { fieldOf, type Inference, know, noteClear, noteList } from './conclusions.ts'
import type { Collection, Effect, Key, Known } from './effect.ts'
import { bodySchema, type Shape } from './envelope.ts'
import { keyProperty, openKey } from './key-property.ts'
import { writeTemplate } from './path-template.ts'
import { atOf, isRecordOf, keySentOnly, keySource, recordOf } from './record.ts'
import { withRelatives } from './relatives.ts'
import { addAction, addList, addRelation, addSingleton } from './unusual.ts'

/** What the paths and schemas of a document let one conclude. */
export interface Inferred {
  readonly effects: ReadonlyMap<Operation, Known<Effect>>
  readonly collections: readonly Collection[]
}

/**
 * Concludes what operations do from paths and schemas: `POST /things` beside `/things/{id}` is a collection, keyed by its full path
 * template and nested by the parameters around it; a fixed path that is read and replaced is a singleton; `PUT` beside `DELETE` below a
 * record is a relation; a fixed segment below a record whose response is the record is an action.
 *
 * What it does not see: records that are asked for by a body (`POST /things/get`), and collections whose paths share nothing.
 */
export function inferEffects(model: Model): Inferred {
  const paths = pathsOf(model)
  const inference: Inference = { root: model.root, paths, effects: new Map(), collections: new Map() }
  for (const site of findSites(paths)) addCollection(inference, site)
  for (const path of paths.values()) addRelation(inference, path)
  for (const path of paths.values()) addAction(inference, path)
  for (const path of paths.values()) addSingleton(inference, path)
  for (const path of paths.values()) addList(inference, path)
  const collections = withRelatives(model, [...inference.collections.values()])
  const final = new Map(collections.map((collection) => [collection.path, collection]))
  const effects = new Map([...inference.effects].map(([operation, known]) => [operation, withFinal(known, final)]))
  return { effects, collections }
}

function addCollection(inference: Inference, site: Site): void {
  const { root } = inference
  const { whole, item, parameter = '', path, name, within } = site
  const record = recordOf(root, site)
  const key = keyOf(root, site, record)
  const { property } = key
  const itemPath = writeTemplate(item?.segments ?? [], '')
  const collection: Collection = {
    path,
    name,
    within,
    key,
    references: new Map(),
    ...(item ? { itemPath } : {}),
    ...(record ? { item: record.schema } : {}),
  }
  inference.collections.set(path, collection)
  const note = (operation: Operation | undefined, effect: Effect, because: string) => know(inference, operation, effect, because)
  const [post, get] = [whole?.methods.get('POST'), whole?.methods.get('GET')]
  const beside = `\`${item?.path ?? path}\``
  const isRecord = isRecordOf(root, record)
  if (post) {
    const sent = keySource(root, post, record, property) ?? keySentOnly(root, post, key)
    const effect: Effect = { kind: 'create', of: collection, key: sent, at: atOf(root, post, name, isRecord) }
    note(post, effect, `\`POST ${whole?.path}\` beside ${beside}`)
  }
  if (get) noteList(inference, get, collection, record)
  noteClear(inference, whole?.methods.get('DELETE'), collection, record)
  noteWithoutPath(inference, site, collection, record)
  for (const [method, kind] of itemKinds) {
    const operation = item?.methods.get(method)
    // Of two ways to update, `POST` on a record is the one of APIs without `PATCH`.
    if (!operation || (method === 'POST' && !bodySchema(operation.requestBody))) continue
    // Beside `POST` it creates only where it says so.
    const creates = method === 'PUT' && (!post || documents(operation, 201)) ? { creates: true as const } : {}
    note(
      operation,
      { kind, of: collection, key: fieldOf(parameter), at: atOf(root, operation, name, isRecord), ...creates },
      `\`${method} ${item?.path}\`: one of \`${path}\``,
    )
  }
}

function keyOf(root: JsonObject, { parameter = '', name }: Site, record: Shape | undefined): Key {
  const property = record && keyProperty(root, record.schema, parameter, name)
  if (property !== undefined) return { parameter, property }
  const open = record && openKey(root, record.schema, parameter)
  return open === undefined ? { parameter } : { parameter, property: open, unnamed: true }
}

const documents = ({ responses }: Operation, status: number): boolean => responses.some((one) => one.status === status)

/** A record that is replaced or updated at the path of the whole names itself in the body: `PUT /pet`. */
function noteWithoutPath(inference: Inference, { whole }: Site, of: Collection, record: Shape | undefined): void {
  for (const [method, kind] of [
    ['PUT', 'replace'],
    ['PATCH', 'update'],
  ] as const) {
    const operation = whole?.methods.get(method)
    const key = operation && keySource(inference.root, operation, record, of.key?.property)
    if (!operation || key === undefined) continue
    const at = atOf(inference.root, operation, of.name, isRecordOf(inference.root, record))
    know(inference, operation, { kind, of, key, at }, `\`${method} ${of.path}\` has the key in its body`)
  }
}

const itemKinds = [
  ['GET', 'read'],
  ['PUT', 'replace'],
  ['PATCH', 'update'],
  ['POST', 'update'],
  ['DELETE', 'remove'],
] as const

function withFinal(known: Known<Effect>, collections: ReadonlyMap<string, Collection>): Known<Effect> {
  const { value } = known
  const of = 'of' in value ? collections.get(value.of.path) : undefined
  return of ? { ...known, value: { ...value, of } as Effect } : known
}
