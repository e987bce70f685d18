import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

/** A record of a collection. */
export type Fields = Record<string, unknown>

/** How a server keeps one kind of records. */
export interface Kept {
  /** The property that tells its records apart. */
  readonly key: string
  /** Why a record is refused; undefined where it is kept. */
  readonly refuses: (record: Fields, others: readonly Fields[], tables: Tables) => Refused | undefined
  /** Records of others, which are there from the start. */
  readonly starts?: readonly Fields[]
  /** What becomes of a record that is kept. Absent: nothing. */
  readonly keeps?: (record: Fields) => Fields
  /** Whether a new record is kept at all. */
  readonly stores?: (record: Fields) => boolean
  /** What an update does to the others. */
  readonly spreads?: (record: Fields, other: Fields) => Fields
  /** How its list is shown, in the order the records were made. Absent: as they are. */
  readonly lists?: (all: readonly Fields[], query: URLSearchParams) => unknown
  /** Headers of its list. */
  readonly headers?: (all: readonly Fields[]) => Record<string, string>
}
type Refused = readonly [status: number, detail: string]
type Tables = ReadonlyMap<string, Map<string, Fields>>

/** Serves collections at `/NAME` and their records at `/NAME/KEY`, as the tutorials of web frameworks do. */
export function serveTables(kinds: Readonly<Record<string, Kept>>): RequestListener {
  const tables: Tables = new Map(
    Object.entries(kinds).map(([name, { key, starts = [] }]) => [name, new Map(starts.map((one) => [String(one[key]), one]))]),
  )
  let last = 100
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const say = (status: number, body?: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers })
      response.end(body === undefined || request.method === 'HEAD' ? '' : JSON.stringify(body))
    }
    const { searchParams } = new URL(request.url ?? '', 'http://tables')
    const [, name = '', id] = /^\/(\w+)(?:\/([^/?]+))?(?:\?.*)?$/.exec(request.url ?? '') ?? []
    const [table, kind] = [tables.get(name), kinds[name]]
    if (!table || !kind) return say(404, { detail: 'Not Found' })
    const known = id === undefined ? undefined : table.get(decodeURIComponent(id))
    if (id !== undefined && !known) return say(404, { detail: `${name} has no such record` })
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const body = parse(text)
    if (method === 'GET')
      return known
        ? say(200, known)
        : say(200, shown(kind, [...table.values()], searchParams), kind.headers?.([...table.values()]))
    if (method === 'DELETE' && known) {
      table.delete(String(known[kind.key]))
      return say(204)
    }
    if (method !== (id === undefined ? 'POST' : 'PUT')) return say(405, { detail: 'Method Not Allowed' })
    if (body === undefined) return say(400, { detail: 'no object' })
    const record: Fields = { ...(kind.key === 'id' && { id: known?.id ?? ++last }), ...body }
    const others = [...table.values()].filter((one) => one !== known)
    const refused = kind.refuses(record, others, tables)
    if (refused) return say(refused[0], { detail: refused[1] })
    if (known) table.delete(String(known[kind.key]))
    if (known && kind.spreads) for (const [at, other] of table) table.set(at, kind.spreads(record, other))
    if (kind.stores?.(record) ?? true) table.set(String(record[kind.key]), kind.keeps?.(record) ?? record)
    return say(id === undefined ? 201 : 200, record)
  }
  return (request, response) => void answer(request, response)
}

const shown = ({ lists = (all) => all }: Kept, all: readonly Fields[], query: URLSearchParams): unknown => lists(all, query)

function parse(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined
  } catch {
    return undefined
  }
}

export const isText = (value: unknown, most: number): boolean =>
  typeof value === 'string' && value.length > 0 && Array.from(value).length <= most

/** The paths of a collection in a document: listed, created, read and removed, and perhaps replaced. */
export function pathsOf(
  name: string,
  key: string,
  record: string,
  more: { readonly puts?: true; readonly list?: string; readonly sent?: string } = {},
) {
  const shown = record
  const put = `    put: { requestBody: { required: true, content: { application/json: { schema: ${record} } } }, responses: { '200': { description: One, content: { application/json: { schema: ${shown} } } }, '400': { description: Broken }, '404': { description: None } } }`
  return `
  /${name}:
    get: { responses: { '200': { description: All, ${more.list ?? ''} content: { application/json: { schema: { type: array, items: ${shown} } } } } } }
    post: { requestBody: { required: true, content: { application/json: { schema: ${more.sent ?? record} } } }, responses: { '201': { description: Made, content: { application/json: { schema: ${shown} } } }, '400': { description: Broken }, '404': { description: None }, '409': { description: There } } }
  /${name}/{${key}}:
    parameters: [{ name: ${key}, in: path, required: true, schema: { type: ${key === 'slug' ? 'string' : 'integer'} } }]
    get: { responses: { '200': { description: One, content: { application/json: { schema: ${shown} } } }, '404': { description: None } } }
    delete: { responses: { '204': { description: Gone }, '404': { description: None } } }
${more.puts ? put : ''}`
}
