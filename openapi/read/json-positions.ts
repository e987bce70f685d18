import { type Part, type Positions, positionsOf } from './positions.ts'

/**
 * Finds parts of a JSON text. Each object and list on the way is scanned once, when it is first asked for: nothing is
 * scanned while a document loads.
 *
 * @param text Valid JSON.
 */
export const createJsonPositions = (text: string): Positions => {
  let root: Part | undefined
  return positionsOf(() => (root ??= partAt(text, skipBlank(text, 0))))
}

function partAt(text: string, value: number, offset = value): Part {
  let children: ReadonlyMap<string, Child> | undefined
  const parts = new Map<string, Part>()
  return {
    offset,
    find: (key) => {
      const known = parts.get(key)
      if (known) return known
      children ??= new Map(childrenAt(text, value).map((child) => [child.key, child]))
      const child = children.get(key)
      if (!child) return undefined
      const part = partAt(text, child.value, child.offset)
      parts.set(key, part)
      return part
    },
  }
}

interface Child {
  readonly key: string
  /** Where it begins: the key of a property, the value of a list's entry. */
  readonly offset: number
  /** Where its value begins. */
  readonly value: number
}

/** A key that an object of the text holds twice. */
export interface DuplicateKey {
  readonly key: string
  /** Offset of the second one. */
  readonly offset: number
}

/** Lists the keys that stand twice in one object, in the order of the text. JSON.parse keeps the last of them without a word. */
export function findDuplicateKeys(text: string): readonly DuplicateKey[] {
  const found: DuplicateKey[] = []
  const pending = [skipBlank(text, 0)]
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    const children = childrenAt(text, value)
    const seen = new Set<string>()
    for (const { key, offset, value: inner } of children) {
      if (text[value] === '{' && seen.has(key)) found.push({ key, offset })
      seen.add(key)
      if (text[inner] === '{' || text[inner] === '[') pending.push(inner)
    }
  }
  return found.toSorted((one, other) => one.offset - other.offset)
}

function childrenAt(text: string, start: number): readonly Child[] {
  if (text[start] === '{') return properties(text, start + 1)
  return text[start] === '[' ? entries(text, start + 1) : []
}

function properties(text: string, start: number): readonly Child[] {
  const children: Child[] = []
  let at = skipBlank(text, start)
  while (text[at] === '"') {
    const end = skipString(text, at)
    const value = skipBlank(text, skipBlank(text, end) + 1)
    children.push({ key: JSON.parse(text.slice(at, end)) as string, offset: at, value })
    at = skipSeparator(text, skipValue(text, value))
  }
  return children
}

function entries(text: string, start: number): readonly Child[] {
  const children: Child[] = []
  let at = skipBlank(text, start)
  while (at < text.length && text[at] !== ']') {
    children.push({ key: String(children.length), offset: at, value: at })
    at = skipSeparator(text, skipValue(text, at))
  }
  return children
}

function skipSeparator(text: string, start: number): number {
  const at = skipBlank(text, start)
  return text[at] === ',' ? skipBlank(text, at + 1) : at
}

const quote = 0x22
const backslash = 0x5c

function skipBlank(text: string, start: number): number {
  let at = start
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1
  return at
}

function skipString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) return at + 1
    if (code === backslash) at += 1
  }
  return text.length
}

/** Where a value ends. Iterative: how deep a text nests is its writer's choice. */
function skipValue(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    const char = text[at]
    if (char === '"') at = skipString(text, at) - 1
    else if (char === '{' || char === '[') depth += 1
    else if (depth === 0 && (char === ',' || char === '}' || char === ']')) return at
    else if (char === '}' || char === ']') depth -= 1
    if (depth === 0 && (char === '"' || char === '}' || char === ']')) return at + 1
  }
  return text.length
}
