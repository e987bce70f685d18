import type { Header, Json, JsonObject } from './model.ts'
import { readJson } from './read-json.ts'

/**
 * Lists what the text of a header may mean: it says neither its type nor whether it is one value or a list. Which of these is meant, its
 * schema decides.
 *
 * @param lines One text for each line it came in.
 * @returns The empty list where it is documented as JSON (`content`) and is not.
 * @see {@link https://spec.openapis.org/oas/v3.1.1.html#style-examples OpenAPI 3.1.1, style `simple`}
 */
export function readHeader({ name, mediaType, explode }: Header, lines: readonly string[]): readonly Json[] {
  // Of all headers this one alone has a comma in it that separates nothing.
  if (name.toLowerCase() === 'set-cookie') return [lines[0] ?? '', lines]
  const text = lines.join(', ')
  if (mediaType !== undefined) {
    const read = /[/+]json\b/i.test(mediaType) ? readJson(text) : { value: text }
    return 'value' in read ? [read.value] : []
  }
  const items = text.split(',').map((item) => item.trim())
  const scalar = typed(text)
  // What has a structure is written as JSON by most servers, whatever the style says.
  const structured = /^\s*[{[]/.test(text) ? readJson(text) : undefined
  return [
    ...(structured && 'value' in structured ? [structured.value] : []),
    text,
    ...(scalar === text ? [] : [scalar]),
    items,
    items.map(typed),
    ...objectsOf(items, explode === true),
  ]
}

/** A text as the number or boolean it may be. */
function typed(text: string): Json {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : text
}

/** `a=1,b=2` where each property is written for itself, else `a,1,b,2`. */
function objectsOf(items: readonly string[], explode: boolean): readonly JsonObject[] {
  const parts = explode ? items.map((item) => splitAt(item, item.indexOf('='))) : pairsOf(items)
  if (parts.some((part) => part === undefined)) return []
  const entries = parts.filter((part) => part !== undefined)
  return [Object.fromEntries(entries), Object.fromEntries(entries.map(([name, value]) => [name, typed(value)]))]
}

type Entry = readonly [name: string, value: string]

const splitAt = (item: string, at: number): Entry | undefined => (at < 1 ? undefined : [item.slice(0, at), item.slice(at + 1)])

function pairsOf(items: readonly string[]): readonly (Entry | undefined)[] {
  if (items.length % 2 !== 0) return [undefined]
  return Array.from({ length: items.length / 2 }, (_, index) => [items[2 * index] ?? '', items[2 * index + 1] ?? ''])
}
