import type { Json } from '../model/model.ts'
import { DocumentError } from './error.ts'
import { mostNested, mostValues } from './limits.ts'

/**
 * Makes a tree of what was read: YAML's aliases put one object in several places, and a change in one place must not show in another.
 *
 * @param where Place of the document, for the error.
 * @throws {DocumentError} `syntax`, where aliases lead in a circle or multiply beyond measure, or where the document nests too deep.
 */
export function toTree(value: unknown, where: string): Json {
  const { shared, written } = inspect(value, where)
  if (!shared) return value as Json
  return copy(value, { left: mostValues + 10 * written, where, open: new Set() }) as Json
}

interface Inspected {
  /** Whether an object stands in several places. */
  readonly shared: boolean
  /** How many values there are, each object counted once. */
  readonly written: number
}

/** Iterative: how deep a document nests is its writer's choice. */
function inspect(root: unknown, where: string): Inspected {
  const seen = new Set<object>()
  let shared = false
  let written = 0
  let level: readonly unknown[] = [root]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > mostNested) throw tooLarge(`The document is nested more than ${mostNested} levels deep.`, where)
    const next: unknown[] = []
    for (const value of level) {
      written += 1
      if (typeof value !== 'object' || value === null) continue
      if (seen.has(value)) shared = true
      else for (const child of Object.values(value)) next.push(child)
      seen.add(value)
    }
    level = next
  }
  return { shared, written }
}

interface Copy {
  /** How many more values there may be. */
  left: number
  readonly where: string
  /** The objects around the one being copied. */
  readonly open: Set<object>
}

function copy(value: unknown, state: Copy): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (state.open.has(value)) throw tooLarge('An alias (`*name`) is inside the value that it names.', state.where)
  state.left -= Object.keys(value).length
  if (state.left < 0) throw tooLarge('The aliases (`*name`) expand to too large a document.', state.where)
  state.open.add(value)
  const result = Array.isArray(value)
    ? value.map((child) => copy(child, state))
    : Object.fromEntries(Object.entries(value).map(([key, child]) => [key, copy(child, state)]))
  state.open.delete(value)
  return result
}

const tooLarge = (what: string, where: string): DocumentError =>
  new DocumentError('syntax', [{ what, where, next: 'Write the values out, or use `$ref`.' }])
