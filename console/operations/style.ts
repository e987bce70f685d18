import type { ParameterStyle } from '../catalog.ts'

/** A name and a value of a query string. */
export type Pair = readonly [string, string]

/**
 * Writes the value of a query parameter: a list or an object, given as JSON, by its style, anything else as it is.
 *
 * @see {@link https://spec.openapis.org/oas/v3.1.1.html#style-values OpenAPI 3.1.1, Style Values}
 */
export function queryPairs(
  name: string,
  text: string,
  { style = 'form', explode, mediaType }: ParameterStyle = {},
): readonly Pair[] {
  const value = mediaType === undefined ? structureOf(text) : undefined
  if (value === undefined) return [[name, text]]
  if (style === 'deepObject') return deepPairs(name, value)
  const separate = explode ?? style === 'form'
  if (Array.isArray(value)) {
    const items = value.map(textOf)
    return separate ? items.map((item) => [name, item]) : [[name, items.join(separators[style] ?? ',')]]
  }
  if (separate) return Object.entries(value).map(([key, item]) => [key, textOf(item)])
  return [
    [
      name,
      Object.entries(value)
        .flatMap(([key, item]) => [key, textOf(item)])
        .join(separators[style] ?? ','),
    ],
  ]
}

const separators: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' }

function deepPairs(name: string, value: unknown): readonly Pair[] {
  if (typeof value !== 'object' || value === null) return [[name, textOf(value)]]
  return Object.entries(value).flatMap(([key, item]) => deepPairs(`${name}[${Array.isArray(value) ? '' : key}]`, item))
}

/** Writes the value of a path parameter or a header the same way. A path has its parts encoded, and nothing else. */
export function simpleText(
  name: string,
  text: string,
  { style = 'simple', explode = false, mediaType }: ParameterStyle = {},
  encode: (part: string) => string = String,
): string {
  const value = mediaType === undefined ? structureOf(text) : undefined
  const parts = (separator: string) =>
    Array.isArray(value)
      ? value.map((item) => encode(textOf(item))).join(separator)
      : Object.entries(value ?? {})
          .map(([key, item]) => `${encode(key)}${explode ? '=' : separator}${encode(textOf(item))}`)
          .join(separator)
  if (style === 'label') return `.${value ? parts(explode ? '.' : ',') : encode(text)}`
  if (style !== 'matrix') return value ? parts(',') : encode(text)
  if (!value) return `;${encode(name)}=${encode(text)}`
  if (!explode) return `;${encode(name)}=${parts(',')}`
  return Array.isArray(value) ? value.map((item) => `;${encode(name)}=${encode(textOf(item))}`).join('') : `;${parts(';')}`
}

/** A list or an object that is written as JSON; undefined for anything else. */
function structureOf(text: string): readonly unknown[] | object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text) as object
  } catch {
    return undefined
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
