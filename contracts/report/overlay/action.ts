import { isObject, type Json, type JsonObject } from '#openapi'

/** One step of an overlay. `target` is a JSONPath (RFC 9535) that leads to an object or an array. */
export interface Action {
  readonly target: string
  readonly description?: string
  /** Merged into an object. */
  readonly update?: Json
  readonly remove?: true
}

/** An action, and the places of the document that it is about. */
export interface Step {
  readonly action: Action
  readonly places: readonly (readonly string[])[]
}

const isTree = (value: Json | undefined): boolean => typeof value === 'object' && value !== null
const isSame = (one: Json | undefined, other: Json | undefined): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * Lists the steps that make one object of another. Overlay 1.0 can neither remove a text or number nor put one into an array, and its
 * editions and tools do not agree on what an update does to an array: what holds it is removed and written anew.
 */
export function stepsBetween(before: JsonObject, after: JsonObject, keys: readonly string[] = []): readonly Step[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !isSame(before[name], after[name]))
  if (keys.length > 0 && names.some((name) => !Object.hasOwn(after, name) && !isTree(before[name]))) return replace(keys, after)
  const parts = names.map((name) => changeOf(before[name], after[name], [...keys, name]))
  return [
    ...parts.flatMap(({ steps }) => steps),
    ...update(
      keys,
      parts.flatMap(({ entry }) => entry ?? []),
    ),
  ]
}

type Entry = readonly [name: string, value: Json]

interface Part {
  readonly steps: readonly Step[]
  /** What is to be merged into the object around. */
  readonly entry?: readonly Entry[]
}

function changeOf(before: Json | undefined, after: Json | undefined, keys: readonly string[]): Part {
  if (after === undefined) return { steps: [remove(keys)] }
  if (isObject(before) && isObject(after)) return { steps: stepsBetween(before, after, keys) }
  return { steps: isTree(before) ? [remove(keys)] : [], entry: [[keys.at(-1) ?? '', after]] }
}

const replace = (keys: readonly string[], after: JsonObject): readonly Step[] => [
  remove(keys),
  ...update(keys.slice(0, -1), [[keys.at(-1) ?? '', after]]),
]

const remove = (keys: readonly string[]): Step => ({ action: { target: jsonPath(keys), remove: true }, places: [keys] })

const update = (keys: readonly string[], entries: readonly Entry[]): readonly Step[] =>
  entries.length === 0
    ? []
    : [
        {
          action: { target: jsonPath(keys), update: Object.fromEntries(entries) },
          places: entries.map(([name]) => [...keys, name]),
        },
      ]

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
