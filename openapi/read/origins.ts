import type { Json, JsonObject } from '../model/model.ts'
import type { Parsed } from './parse.ts'

/** A part of a file. */
export interface Origin {
  readonly parsed: Parsed
  readonly keys: readonly string[]
}

/** Knows of every object of a document that was put together from several files which of them it is from. */
export interface Origins {
  /** Takes note of a file's objects; before anything is done to them. */
  readonly add: (parsed: Parsed) => void
  /** Copies a value; what holds of it holds of its copy. */
  readonly copy: (value: Json) => Json
  /** Finds where a part of the document is from: itself, or the nearest part around it that is from a file. */
  readonly find: (root: Json, keys: readonly string[]) => Origin | undefined
}

/** An object's place: in which object, under which key. */
interface Step {
  readonly parsed: Parsed
  readonly parent: Step | undefined
  readonly key: string
}

/** Creates what knows nothing yet. */
export function createOrigins(): Origins {
  const steps = new WeakMap<object, Step>()
  const add = (value: Json, step: Step): void => {
    if (typeof value !== 'object' || value === null || steps.has(value)) return
    steps.set(value, step)
    for (const [key, child] of Object.entries(value)) add(child, { parsed: step.parsed, parent: step, key })
  }
  const copy = (value: Json): Json => {
    if (typeof value !== 'object' || value === null) return value
    const result = Array.isArray(value)
      ? (value as readonly Json[]).map(copy)
      : Object.fromEntries(Object.entries(value).map(([key, child]) => [key, copy(child)]))
    const step = steps.get(value)
    if (step) steps.set(result, step)
    return result
  }
  return {
    add: (parsed) => add(parsed.data, { parsed, parent: undefined, key: '' }),
    copy,
    find: (root, keys) => find(steps, root, keys),
  }
}

function find(steps: WeakMap<object, Step>, root: Json, keys: readonly string[]): Origin | undefined {
  let value: Json | undefined = root
  let last = originOf(steps, root, keys)
  for (const [index, key] of keys.entries()) {
    if (typeof value !== 'object' || value === null) break
    value = (value as JsonObject)[key]
    last = originOf(steps, value, keys.slice(index + 1)) ?? last
  }
  return last
}

function originOf(steps: WeakMap<object, Step>, value: Json | undefined, rest: readonly string[]): Origin | undefined {
  const step = typeof value === 'object' && value !== null ? steps.get(value) : undefined
  return step && { parsed: step.parsed, keys: [...keysOfStep(step), ...rest] }
}

function keysOfStep(step: Step): readonly string[] {
  const keys: string[] = []
  for (let at: Step | undefined = step; at?.parent; at = at.parent) keys.unshift(at.key)
  return keys
}
