import { type Document, itemsAt, type Json, lookUp, type Operation, type Parameter, type Pointer, propertiesAt } from '#openapi'
import { typed } from '#openapi/media'

/** What a request says in its path, query, headers and cookies. */
export interface Sent {
  readonly path: Readonly<Record<string, string>>
  readonly query: string
  readonly header: (name: string) => string | undefined
}

/** Reads the documented parameters of a request, by place and name; one that was not sent is absent. */
export function readInputs(document: Document, { parameters }: Operation, sent: Sent): Readonly<Record<string, Json>> {
  if (parameters.length === 0 && Object.keys(sent.path).length === 0) return nothing
  const search = sent.query === '' ? none : new URLSearchParams(sent.query)
  const cookies = parameters.some((one) => one.in === 'cookie') ? readCookies(sent.header('cookie')) : none
  // A name in the path that the document forgets to describe has a value all the same.
  const values: Record<string, Json> = Object.fromEntries(Object.entries(sent.path).map(([name, text]) => [`path.${name}`, text]))
  for (const parameter of parameters) {
    const raw = readRaw(document, parameter, sent, search, cookies)
    if (raw !== undefined) values[`${parameter.in}.${parameter.name}`] = typed(document, parameter.schema, raw)
  }
  return values
}

const nothing = {}
const none = new URLSearchParams()

function readRaw(
  document: Document,
  parameter: Parameter,
  { path, query, header }: Sent,
  search: URLSearchParams,
  cookies: URLSearchParams,
): Json | undefined {
  const { name, schema, mediaType, style, explode = style === undefined || style === 'form' || style === 'cookie' } = parameter
  const { root } = document.model
  const isList = itemsAt(root, schema) !== undefined
  const properties = [...propertiesAt(root, schema).keys()]
  const isRecord = !isList && properties.length > 0
  if (parameter.in === 'querystring') return query === '' ? undefined : query
  if (parameter.in === 'path') return simple(path[name], style, parameter.explode === true, isList, isRecord)
  if (parameter.in === 'header') return simple(header(name.toLowerCase()), style, parameter.explode === true, isList, isRecord)
  const values = parameter.in === 'cookie' ? cookies : search
  if (mediaType !== undefined) return fromJson(values.get(name))
  if (style === 'deepObject') return deep(values, name) ?? alone(document, schema, values.get(name))
  if (isRecord && explode) return picked(values, properties)
  const all = values.getAll(name)
  if (all.length === 0) return isList ? listInBrackets(values, name) : undefined
  if (isList && explode) return all.length === 1 && all[0] === '' ? [] : all
  if (isList) return (all[0] ?? '').split(lookUp(separators, style ?? 'form') ?? ',')
  return isRecord ? pairs((all[0] ?? '').split(',')) : (all[0] ?? '')
}

const separators: Readonly<Record<string, string | RegExp>> = { spaceDelimited: / |%20/, pipeDelimited: '|' }

function simple(
  text: string | undefined,
  style: string | undefined,
  explode: boolean,
  isList: boolean,
  isRecord: boolean,
): Json | undefined {
  if (text === undefined) return undefined
  const bare = style === 'label' ? text.replace(/^\./, '') : style === 'matrix' ? text.replace(/^;[^=]*=?/, '') : text
  if (!isList && !isRecord) return bare
  const separator = style === 'label' && explode ? '.' : style === 'matrix' && explode ? /;[^=]*=/ : ','
  if (isList) return bare === '' ? [] : bare.split(separator)
  const named =
    style === 'matrix' && explode
      ? text.split(';').filter((one) => one !== '')
      : bare.split(style === 'label' && explode ? '.' : ',')
  return explode
    ? Object.fromEntries(named.map((one) => [one.split('=')[0] ?? '', one.split('=').slice(1).join('=')]))
    : pairs(named)
}

/** `R,100,G,200` is `{ R: '100', G: '200' }`. */
const pairs = (parts: readonly string[]): Json =>
  Object.fromEntries(parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? '']] : [])))

function picked(values: URLSearchParams, names: readonly string[]): Json | undefined {
  const found = names.flatMap((name) => (values.has(name) ? [[name, values.get(name) ?? ''] as const] : []))
  return found.length === 0 ? undefined : Object.fromEntries(found)
}

/** `filter[status]=open&filter[by][name]=Ada` */
function deep(values: URLSearchParams, name: string): Json | undefined {
  const own = [...values].filter(([key]) => key.startsWith(`${name}[`))
  const value = own.length === 0 ? undefined : nested(own)[name]
  return typeof value === 'object' ? value : undefined
}

/** `created=12` beside `created[gte]=12`: where the schema allows both. */
const alone = (document: Document, schema: Pointer, text: string | null): Json | undefined =>
  text !== null && document.validate(schema, typed(document, schema, text), 'request').length === 0 ? text : undefined

/** `tag[]=a&tag[]=b`, as many clients write lists. */
function listInBrackets(values: URLSearchParams, name: string): Json | undefined {
  const all = values.getAll(`${name}[]`)
  return all.length === 0 ? undefined : all
}

/** Reads names in brackets as places: `items[0][price]=2` is `{ items: [{ price: '2' }] }`. */
export function nested(entries: readonly (readonly [string, Json])[]): Readonly<Record<string, Json>> {
  const root = new Map<string, unknown>()
  for (const [name, value] of entries) {
    const [first = '', ...rest] = name.replaceAll(']', '').split('[')
    const keys = [first, ...rest]
    let place = root
    for (const key of keys.slice(0, -1)) {
      const known = place.get(key)
      const below = known instanceof Map ? (known as Map<string, unknown>) : new Map<string, unknown>()
      place.set(key, below)
      place = below
    }
    const last = keys.at(-1) ?? ''
    const key = last === '' ? String(place.size) : last
    const before = place.get(key)
    place.set(key, before === undefined || before instanceof Map ? value : [before, value].flat())
  }
  return plain(root) as Readonly<Record<string, Json>>
}

function plain(value: unknown, isRoot = true): unknown {
  if (!(value instanceof Map)) return value
  const entries = [...(value as Map<string, unknown>)].map(([key, one]) => [key, plain(one, false)] as const)
  const isList = !isRoot && entries.length > 0 && entries.every(([key], index) => key === String(index))
  return isList ? entries.map(([, one]) => one) : Object.fromEntries(entries)
}

function fromJson(text: string | null): Json | undefined {
  if (text === null) return undefined
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}

function readCookies(header: string | undefined): URLSearchParams {
  const entries = (header ?? '').split(';').flatMap((part) => {
    const [name = '', ...value] = part.trim().split('=')
    return name === '' ? [] : [[name, value.join('=')]]
  })
  return new URLSearchParams(entries)
}
