import { isObject, type Json, type JsonObject } from '#openapi'

/** One step of an overlay. `target` is a JSONPath (RFC 9535) that leads to an object or an array. */
export interface Action {
  readonly target: string
  readonly description?: string
  /** Merged into an object; appended to an array. */
  readonly update?: Json
  readonly remove?: true
}

const isTree = (value: Json | undefined): boolean => typeof value === 'object' && value !== null
const isSame = (one: Json | undefined, other: Json | undefined): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * Lists the actions that make one object of another. Overlay 1.0 can neither remove a text or number nor put one into an array:
 * what holds it is removed and written anew.
 */
export function actionsBetween(before: JsonObject, after: JsonObject, keys: readonly string[] = []): readonly Action[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !isSame(before[name], after[name]))
  if (keys.length > 0 && names.some((name) => !Object.hasOwn(after, name) && !isTree(before[name]))) return replace(keys, after)
  const parts = names.map((name) => changeOf(before[name], after[name], [...keys, name]))
  const update = Object.fromEntries(parts.flatMap(({ entry }) => entry ?? []))
  return [
    ...parts.flatMap(({ actions }) => actions),
    ...(Object.keys(update).length > 0 ? [{ target: jsonPath(keys), update }] : []),
  ]
}

interface Part {
  readonly actions: readonly Action[]
  /** What is to be merged into the object around. */
  readonly entry?: readonly (readonly [string, Json])[]
}

function changeOf(before: Json | undefined, after: Json | undefined, keys: readonly string[]): Part {
  const target = jsonPath(keys)
  if (after === undefined) return { actions: [{ target, remove: true }] }
  if (isObject(before) && isObject(after)) return { actions: actionsBetween(before, after, keys) }
  if (Array.isArray(before) && Array.isArray(after) && isSame(before, after.slice(0, before.length)))
    return { actions: after.slice(before.length).map((update: Json) => ({ target, update })) }
  const entry = [[keys.at(-1) ?? '', after] as const]
  return { actions: isTree(before) ? [{ target, remove: true }] : [], entry }
}

function replace(keys: readonly string[], after: JsonObject): readonly Action[] {
  const [parent, name] = [keys.slice(0, -1), keys.at(-1) ?? '']
  return [
    { target: jsonPath(keys), remove: true },
    { target: jsonPath(parent), update: { [name]: after } },
  ]
}

/**
 * Writes a path: `$.paths['/v2/users'].post`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9535#name-child-segment RFC 9535, child segments}
 */
export const jsonPath = (keys: readonly string[]): string => `$${keys.map(segment).join('')}`

const segment = (key: string): string =>
  /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `['${key.replaceAll(/[\\'\p{Cc}]/gu, escaped)}']`

const escaped = (character: string): string =>
  character === '\\' || character === "'" ? `\\${character}` : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
