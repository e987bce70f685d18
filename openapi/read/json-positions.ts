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
  // Of each object around a place the keys so far; of a list, nothing.
  const open: (Set<string> | undefined)[] = []
  let isKey = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (char === '"') {
      const end = skipString(text, at)
      const keys = isKey ? open.at(-1) : undefined
      const key = keys && keyOf(text.slice(at, end))
      if (key !== undefined && keys?.has(key)) found.push({ key, offset: at })
      if (key !== undefined) keys?.add(key)
      at = end - 1
    } else if (char === '{') open.push(new Set())
    else if (char === '[') open.push(undefined)
    else if (char === '}' || char === ']') open.pop()
    if (char === '{' || char === ',') isKey = true
    else if (char === ':' || char === '[') isKey = false
  }
  return found
}

const keyOf = (quoted: string): string => (quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1))

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
    children.push({ key: keyOf(text.slice(at, end)), offset: at, value })
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

function skipBlank(text: string, start: number): number {
  let at = start
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1
  return at
}

function skipString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1
    while (text[before] === '\\') before -= 1
    // Two backslashes are one that is quoted itself.
    if ((end - before) % 2 === 1) return end + 1
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
