import { type Change, changesBetween, withChange } from '../../model/changes.ts'
import type { Written } from '../../model/document.ts'
import { isEqual } from '../../model/equal.ts'
import type { Json, JsonObject } from '../../model/model.ts'
import { isObject, objectOf } from '../../model/plain.ts'
import { upgrade } from '../upgrade.ts'
import type { Version } from '../version.ts'
import { inOlderWords, responseInTwo } from './older.ts'
import { placeInTwo } from './two.ts'

/**
 * Gives a document in the edition it is written in, and what says a change of it there.
 *
 * @param root As its text has it: references to other files are as they are.
 */
export const writtenIn = (root: JsonObject, version: Version): Written => ({
  version,
  root,
  change: (before, changes) => {
    const after = changes.reduce<JsonObject | undefined>((now, one) => now && changed(now, one, version), before)
    if (!after) return undefined
    const shown = changesBetween(...([before, after].map((one) => read(one, changes, version)) as [Json, Json]))
    const isSaid = changes.every((one) => shown.some((other) => isEqual(one, other)))
    const isAlone = shown.every((one) => changes.some((other) => isSameElsewhere(one, other)))
    return isSaid && isAlone ? { root: after, changes: shown } : undefined
  },
})

function changed(root: JsonObject, change: Change, version: Version): JsonObject | undefined {
  const said = version === '2.0' ? inTwo(change, root) : version === '3.0' ? inThree(change, root) : [change]
  return said?.reduce<JsonObject | undefined>((now, one) => {
    const holder = valueIn(root, one.keys.slice(0, -1))
    return typeof holder === 'object' && holder !== null && !isElsewhere(holder) ? now && withChange(now, one) : undefined
  }, root)
}

/** What is not in the text of the document, and what a reference of it leads to, is in another file. */
const isElsewhere = (holder: Json): boolean => isObject(holder) && typeof holder.$ref === 'string' && !holder.$ref.startsWith('#')

const inThree = (change: Change, root: JsonObject): readonly Change[] =>
  inOlderWords(change, 'nullable', objectOf(valueIn(root, change.keys.slice(0, -1))))

function inTwo({ keys, value }: Change, root: JsonObject): readonly Change[] | undefined {
  const [paths = '', path = '', method = '', responses, status = '', content] = keys
  if (responses === 'responses' && content === 'content' && keys.length === 7) return inProduces(keys, value, root)
  const place = placeInTwo(keys, root)
  if (!place) return undefined
  if (responses === 'responses' && keys.length === 5 && isObject(value))
    return [{ keys: [paths, path, method, responses, status], value: responseInTwo(value) }]
  return inOlderWords({ keys: place, value }, 'x-nullable', objectOf(valueIn(root, place.slice(0, -1))))
}

/** The media types of all responses stand at the operation. */
function inProduces(keys: readonly string[], value: Json | undefined, root: JsonObject): readonly Change[] {
  const operation = keys.slice(0, 3)
  const own = valueIn(root, [...operation, 'produces']) ?? root.produces ?? ['application/json']
  const [mediaType = ''] = keys.slice(-1)
  const known = (Array.isArray(own) ? (own as readonly Json[]) : []).filter((one) => one !== mediaType)
  return [{ keys: [...operation, 'produces'], value: value === undefined ? known : [...known, mediaType] }]
}

/** The same at another media type of a response, which may have its schema in common with others. */
function isSameElsewhere(one: Change, other: Change): boolean {
  const isSame = isEqual(one.value, other.value) || (one.value !== undefined && other.value !== undefined)
  return isSame && isEqual(withoutMediaType(one.keys), withoutMediaType(other.keys))
}

function withoutMediaType(keys: readonly string[]): readonly string[] {
  const at = keys.indexOf('content')
  return at < 0 || at === keys.length - 1 ? keys : [...keys.slice(0, at + 1), ...keys.slice(at + 2)]
}

/** The document as it is read, as far as a change is concerned: its paths and its schemas. */
function read(root: JsonObject, changes: readonly Change[], version: Version): JsonObject {
  const [paths, schemas] = ['paths', 'components'].map((first) =>
    changes.flatMap(({ keys }) => (keys[0] === first ? [keys[first === 'paths' ? 1 : 2] ?? ''] : [])),
  ) as [string[], string[]]
  const { components } = root
  const parts = {
    paths: pick(root.paths, paths),
    definitions: pick(root.definitions, schemas),
    ...(isObject(components) ? { components: { ...components, schemas: pick(components.schemas, schemas) } } : {}),
  }
  return upgrade(structuredClone({ ...root, ...parts }) as JsonObject, version)
}

const pick = (holder: Json | undefined, names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(objectOf(holder)).filter(([name]) => names.includes(name)))

const valueIn = (value: Json | undefined, keys: readonly string[]): Json | undefined =>
  keys.reduce<Json | undefined>(
    (found, key) =>
      typeof found === 'object' && found !== null && Object.hasOwn(found, key) ? (found as JsonObject)[key] : undefined,
    value,
  )
