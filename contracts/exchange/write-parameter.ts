import { isObject, type Json, lookUp, type Parameter, textOf } from '#openapi'

/** Writes a text so that it means nothing but itself where it stands: percent-encoded. */
export type Encode = (text: string) => string

/** How the value of a parameter is written. */
export type Written = Partial<Pick<Parameter, 'style' | 'explode' | 'mediaType'>>

/** A name and a value of a query or a form, both encoded. */
export type WrittenPair = readonly [name: string, value: string]

const begins: Readonly<Record<string, string>> = { label: '.', matrix: ';' }

/**
 * Writes the value of a path or header parameter as its style says: `simple` where it names none.
 *
 * @see {@link https://spec.openapis.org/oas/v3.1.1.html#style-examples OpenAPI 3.1.1, Style Examples}
 */
export function writeSimple(name: string, value: Json, { style = 'simple', explode = false }: Written, encode: Encode): string {
  const begin = lookUp(begins, style) ?? ''
  const named = style === 'matrix' ? `${encode(name)}=` : ''
  if (!isStructured(value)) return `${begin}${named}${encode(textOf(value))}`
  const separator = begin === '' || !explode ? ',' : begin
  if (Array.isArray(value)) return `${begin}${named}${itemsOf(value, encode).join(explode ? `${separator}${named}` : ',')}`
  if (!explode) return `${begin}${named}${membersOf(value, encode).flat().join(',')}`
  return `${begin}${membersOf(value, encode)
    .map((pair) => pair.join('='))
    .join(separator)}`
}

const delimiters: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '%7C' }

/**
 * Writes the value of a parameter of a query or a cookie, or of a property of a form, as its style says: `form` where it names none.
 *
 * @param encodeName Absent: as the values.
 */
export function writePairs(
  name: string,
  value: Json,
  written: Written,
  encode: Encode,
  encodeName: Encode = encode,
): readonly WrittenPair[] {
  const { style = 'form', explode = style === 'form' || style === 'cookie', mediaType } = written
  const key = encodeName(name)
  if (mediaType !== undefined && isStructured(value)) return [[key, encode(JSON.stringify(value))]]
  if (!isStructured(value)) return [[key, encode(textOf(value))]]
  if (style === 'deepObject') return inBrackets(name, value, encode)
  if (Array.isArray(value)) {
    const items = itemsOf(value, encode)
    if (explode) return items.map((item) => [key, item])
    return items.length === 0 ? [] : [[key, items.join(lookUp(delimiters, style) ?? ',')]]
  }
  const members = membersOf(value, encode)
  if (explode) return members
  return members.length === 0 ? [] : [[key, members.flat().join(lookUp(delimiters, style) ?? ',')]]
}

/** What lies deeper in brackets, `address[city]`, as most servers that take forms read it. */
export function inBrackets(name: string, value: Json, encode: Encode): readonly WrittenPair[] {
  if (!isStructured(value)) return [[encode(name), encode(textOf(value))]]
  return Object.entries(value).flatMap(([key, one]) => inBrackets(name === '' ? key : `${name}[${key}]`, one as Json, encode))
}

const isStructured = (value: Json): value is readonly Json[] | Readonly<Record<string, Json>> =>
  Array.isArray(value) || isObject(value)

const itemsOf = (value: readonly Json[], encode: Encode): readonly string[] => value.map((item) => encode(textOf(item)))

const membersOf = (value: Json, encode: Encode): readonly WrittenPair[] =>
  Object.entries(isObject(value) ? value : {}).map(([key, one]) => [encode(key), encode(textOf(one))])
