import { type Evidence, escapeKey, keysOf, type Model, type Pointer, textOf, valueAt } from '#openapi'

/** The evidence nearest to a place: its own, or that of what it is part of. */
export function evidenceAt({ root }: Model, pointer: Pointer, fallback: Evidence): Evidence {
  for (let keys = keysOf(pointer); keys.length > 0; keys = keys.slice(0, -1)) {
    const evidence = valueAt(root, `${keys.map((key) => `/${escapeKey(key)}`).join('')}/x-evidence`)
    if (typeof evidence !== 'object' || evidence === null) continue
    const [[level, source] = []] = Object.entries(evidence)
    if (level === 'documented' || level === 'observed') return { level, source: textOf(source ?? '') }
  }
  return fallback
}

/** Of two the one that binds less: a documented rule of an operation that is only observed is no more than observed. */
export const weaker = (one: Evidence, other: Evidence): Evidence => (one.level === 'observed' ? one : other)
