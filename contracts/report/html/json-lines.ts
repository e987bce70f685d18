import { escapeKey, type Json } from '#openapi'

/** A line of JSON as people read it, and the place in the value it begins. A closing bracket has none. */
export interface JsonLine {
  readonly text: string
  readonly at?: string
}

/** Writes a value in lines, each of which knows its place. */
export function jsonLines(value: Json): readonly JsonLine[] {
  return linesOf(value, '', '', '', '')
}

function linesOf(value: Json, at: string, indent: string, before: string, after: string): readonly JsonLine[] {
  const children = childrenOf(value)
  if (children.length === 0) return [{ text: `${indent}${before}${JSON.stringify(value)}${after}`, at }]
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const inner = children.flatMap(([key, child], index) => {
    const name = Array.isArray(value) ? '' : `${JSON.stringify(key)}: `
    return linesOf(child, `${at}/${escapeKey(key)}`, `${indent}  `, name, index < children.length - 1 ? ',' : '')
  })
  return [{ text: `${indent}${before}${open}`, at }, ...inner, { text: `${indent}${close}${after}` }]
}

const childrenOf = (value: Json): readonly (readonly [string, Json])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

/** Finds the line a place stands in; of a place that is missing, the line of what should have it. */
export function findLine(lines: readonly JsonLine[], pointer: string): number {
  const index = lines.findIndex(({ at }) => at === pointer)
  return index >= 0 || pointer === '' ? index : findLine(lines, pointer.slice(0, pointer.lastIndexOf('/')))
}
