import { exec } from 'jsonpath-rfc9535'
import type { Json, JsonObject } from '../model/model.ts'
import { isObject } from '../model/plain.ts'
import { textOf } from '../model/text.ts'
import { DocumentError, type Problem } from './error.ts'
import type { Origins } from './origins.ts'
import type { Parsed } from './parse.ts'

type Mutable = Record<string, Json> | Json[]

/**
 * Applies an Overlay to a document.
 *
 * @param root Changed in place.
 * @returns What did not apply: actions whose target is not in the document.
 * @throws {DocumentError} `overlay`, where it is not an Overlay, a target is not a JSONPath, or nothing of it applies.
 * @see {@link https://spec.openapis.org/overlay/v1.1.0.html OpenAPI Overlay 1.1}
 */
export function applyOverlay(root: JsonObject, overlay: Parsed, { copy }: Pick<Origins, 'copy'>): readonly Problem[] {
  const actions = actionsOf(overlay)
  const missed = actions.filter((action, index) => !apply({ root, overlay, index, copy }, action))
  const problems = missed.map((action) => ({
    what: `The target ${JSON.stringify(action.target)} of the overlay is not in the document.`,
    where: placeOf(overlay, ['actions', String(actions.indexOf(action)), 'target']),
    next: 'Correct the JSONPath, or remove the action.',
  }))
  if (actions.length > 0 && missed.length === actions.length) throw new DocumentError('overlay', problems)
  return problems
}

function actionsOf(overlay: Parsed): readonly JsonObject[] {
  const { data } = overlay
  const fields = isObject(data) ? data : {}
  if (!/^1\.\d+/.test(textOf(fields.overlay)))
    throw broken(overlay, [], 'This is not an OpenAPI Overlay.', 'Start with `overlay: 1.1.0`, or choose another file.')
  if (!Array.isArray(fields.actions))
    throw broken(
      overlay,
      ['actions'],
      'The overlay has no `actions`.',
      'Add a list of actions, each with a `target` and an `update` or `remove: true`.',
    )
  return (fields.actions as readonly Json[]).map((action) => (isObject(action) ? action : {}))
}

interface Application {
  readonly root: JsonObject
  readonly overlay: Parsed
  /** Of the action. */
  readonly index: number
  /** Gives a copy of a value that is known to be from the same place. */
  readonly copy: (value: Json) => Json
}

/** @returns Whether the target is in the document. */
function apply(application: Application, action: JsonObject): boolean {
  const found = find(application, action, 'target')
  const update = action.copy === undefined ? action.update : find(application, action, 'copy')[0]?.value
  // From the end: what goes from a list moves those behind it.
  for (const one of found.toReversed()) {
    if (action.remove === true) removeAt(application.root, one.keys)
    else if (update !== undefined) updateAt(application, one, application.copy(update))
  }
  return found.length > 0
}

interface Found {
  readonly keys: readonly (string | number)[]
  readonly value: Json
}

function find({ root, overlay, index }: Application, action: JsonObject, field: 'target' | 'copy'): readonly Found[] {
  const path = textOf(action[field])
  const found: Found[] = []
  try {
    exec(
      root as never,
      path,
      (value: unknown, keys: unknown) => void found.push({ keys: (keys as Found['keys']).map(unescaped), value: value as Json }),
    )
  } catch (cause) {
    const what = `The ${field} ${JSON.stringify(path)} of the overlay is not a JSONPath: ${(cause as Error).message}`
    throw broken(
      overlay,
      ['actions', String(index), field],
      what,
      "Write it as RFC 9535 says, for example `$.paths['/pets'].get`.",
    )
  }
  return found
}

/** The library gives names as a normalised path has them. */
const unescaped = (key: string | number): string | number =>
  typeof key === 'number'
    ? key
    : key.replaceAll(/\\(?:u([\da-f]{4})|(.))/gi, (_, code?: string, other = '') =>
        code === undefined ? (control[other] ?? other) : String.fromCharCode(Number.parseInt(code, 16)),
      )

/** @see {@link https://www.rfc-editor.org/rfc/rfc9535#name-normalized-paths RFC 9535, normalized paths} */
const control: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' }

function updateAt({ root }: Application, { keys, value }: Found, update: Json): void {
  if (Array.isArray(value)) (value as Json[]).push(...(Array.isArray(update) ? (update as readonly Json[]) : [update]))
  else if (isObject(value) && isObject(update)) merge(value as Record<string, Json>, update)
  else setAt(root, keys, update)
}

function merge(target: Record<string, Json>, update: JsonObject): void {
  for (const [key, value] of Object.entries(update)) {
    const own = Object.hasOwn(target, key) ? target[key] : undefined
    if (isObject(own) && isObject(value)) merge(own as Record<string, Json>, value)
    else if (Array.isArray(own) && Array.isArray(value)) (own as Json[]).push(...(value as readonly Json[]))
    else Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })
  }
}

const parentOf = (root: JsonObject, keys: Found['keys']): Mutable | undefined =>
  keys.slice(0, -1).reduce<Json | undefined>((value, key) => (value as JsonObject | undefined)?.[key], root) as
    | Mutable
    | undefined

function removeAt(root: JsonObject, keys: Found['keys']): void {
  const parent = parentOf(root, keys)
  const key = keys.at(-1)
  if (parent === undefined || key === undefined) return
  if (Array.isArray(parent)) parent.splice(Number(key), 1)
  else delete parent[key]
}

function setAt(root: JsonObject, keys: Found['keys'], value: Json): void {
  const parent = parentOf(root, keys)
  const key = keys.at(-1)
  if (parent !== undefined && key !== undefined) (parent as Record<string | number, Json>)[key] = value
}

const placeOf = ({ where, positions }: Parsed, keys: readonly string[]): string => where(positions.offsetOf(keys))

const broken = (overlay: Parsed, keys: readonly string[], what: string, next: string): DocumentError =>
  new DocumentError('overlay', [{ what, where: placeOf(overlay, keys), next }])
