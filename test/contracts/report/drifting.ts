import type { Answer, Asked, Service } from '../public/exchange.ts'

type Fields = Readonly<Record<string, unknown>>
export type Edition = '2.0' | '3.0' | '3.1'

const refers = (edition: Edition, name: string) => ({
  $ref: edition === '2.0' ? `#/definitions/${name}` : `#/components/schemas/${name}`,
})

const schemasOf = (edition: Edition): Fields => ({
  Thing: {
    type: 'object',
    required: ['id', 'name', 'kind', "it's", 'a.b'],
    additionalProperties: false,
    properties: {
      id: { type: 'integer', readOnly: true },
      name: { type: 'string', minLength: 2, maxLength: 12 },
      kind: { type: 'string', enum: ['red', 'green'] },
      stars: { type: 'integer', minimum: 1, maximum: 5 },
      "it's": { type: 'string', maxLength: 3, readOnly: true },
      'a.b': { type: 'string', readOnly: true },
      'c/d~e': { type: 'string', readOnly: true, ...(edition === '2.0' ? { 'x-nullable': true } : orNull(edition)) },
      until: { type: 'string', readOnly: true, format: 'date' },
    },
  },
  Problem: { type: 'object', required: ['title'], properties: { title: { type: 'string' } } },
})

const orNull = (edition: Edition): Fields => (edition === '3.0' ? { nullable: true } : { type: ['string', 'null'] })

const contentOf = (edition: Edition, schema: Fields, mediaType = 'application/json'): Fields =>
  edition === '2.0' ? { schema } : { content: { [mediaType]: { schema } } }

const parameterOf = (edition: Edition, place: Fields, schema: Fields): Fields => ({
  ...place,
  ...(edition === '2.0' ? schema : { schema }),
})

const form = 'application/x-www-form-urlencoded'

const formOf = (edition: Edition, name: string, schema: Fields): Fields =>
  edition === '2.0'
    ? { consumes: [form], parameters: [{ name, in: 'formData', required: true, ...schema }] }
    : {
        requestBody: {
          required: true,
          content: { [form]: { schema: { type: 'object', required: [name], properties: { [name]: schema } } } },
        },
      }

/** A document as people write them, in one of the editions: with names that a path has to quote, parts in common, and a body. */
export function documentOf(edition: Edition): Fields {
  const isOld = edition === '2.0'
  const thing = refers(edition, 'Thing')
  const shared = (name: string) => ({ $ref: isOld ? `#/responses/${name}` : `#/components/responses/${name}` })
  const problem = { description: 'It is refused', ...contentOf(edition, refers(edition, 'Problem')) }
  const id = parameterOf(edition, { name: 'id', in: 'path', required: true }, { type: 'integer' })
  const body = { required: true, ...contentOf(edition, thing) }
  const paths = {
    '/things': {
      get: {
        operationId: 'listThings',
        parameters: [
          parameterOf(edition, { name: 'limit', in: 'query' }, { type: 'integer', minimum: 1, maximum: 50 }),
          parameterOf(edition, { name: 'page', in: 'query', required: true }, { type: 'integer', minimum: 1 }),
        ],
        responses: {
          200: {
            description: 'They',
            headers: { 'X-Total': isOld ? { type: 'integer' } : { required: true, schema: { type: 'integer' } } },
            ...contentOf(edition, { type: 'array', items: thing }),
          },
          400: shared('Problem'),
          401: shared('Problem'),
        },
      },
      post: {
        operationId: 'createThing',
        ...(isOld ? { parameters: [{ name: 'thing', in: 'body', ...body }] } : { requestBody: body }),
        responses: { 201: { description: 'Made', ...contentOf(edition, thing) }, 400: shared('Problem'), 401: shared('Problem') },
      },
    },
    '/things/{id}': {
      parameters: [id],
      get: {
        operationId: 'getThing',
        responses: {
          200: { description: 'It', ...contentOf(edition, thing) },
          400: shared('Problem'),
          401: shared('Problem'),
          404: shared('Problem'),
        },
      },
      delete: {
        operationId: 'deleteThing',
        responses: { 204: { description: 'Gone' }, 400: shared('Problem'), 401: shared('Problem'), 404: shared('Problem') },
      },
    },
    "/it's~$.free": {
      get: {
        operationId: 'free',
        responses: {
          200: {
            description: 'Free',
            ...contentOf(edition, { type: 'object', required: ['$it'], properties: { $it: { type: 'string', maxLength: 3 } } }),
          },
          401: shared('Problem'),
        },
      },
    },
    '/kinds': {
      get: {
        operationId: 'listKinds',
        security: [],
        responses: { 200: { description: 'They', ...contentOf(edition, { type: 'array', items: { type: 'string' } }) } },
      },
    },
    '/search': {
      post: {
        operationId: 'search',
        'x-safe': true,
        security: [],
        ...formOf(edition, 'word', { type: 'string', maxLength: 5 }),
        responses: { 200: { description: 'Found', ...contentOf(edition, { type: 'integer' }) }, 400: shared('Problem') },
      },
    },
    '/gone': { get: { operationId: 'gone', responses: { 200: { description: 'It is here' } } } },
  }
  const info = { title: 'Things', version: '1' }
  const key = { key: { type: 'apiKey', in: 'header', name: 'X-Key' } }
  return isOld
    ? {
        swagger: '2.0',
        info,
        produces: ['application/json'],
        consumes: ['application/json'],
        security: [{ key: [] }],
        securityDefinitions: key,
        responses: { Problem: problem },
        definitions: schemasOf(edition),
        paths,
      }
    : {
        openapi: `${edition}.${edition === '3.0' ? 3 : 0}`,
        info,
        security: [{ key: [] }],
        paths,
        components: { securitySchemes: key, responses: { Problem: problem }, schemas: schemasOf(edition) },
      }
}

/** A server that does in many places something else than its document says, and the same each time. */
export function openThings(): Service {
  const things = new Map<number, Fields>([[1, shown({ id: 1, name: 'First', kind: 'blue', stars: 2 })]])
  const answer = ({ method, path, query, body, type }: Asked): Answer => {
    const id = /^\/things\/([^/]+)$/.exec(path)?.[1]
    if (path === "/it's~$.free" && method === 'GET') return json(200, { $it: 'as air' })
    if (path === '/kinds' && method === 'GET') return { ...json(200, ['red']), type: 'application/vnd.kinds+json' }
    if (path === '/search' && method === 'POST') return type.startsWith('application/x-www') ? json(200, 3) : refused(400)
    if (path === '/things' && method === 'GET') return list([...things.values()], query)
    if (path === '/things' && method === 'POST') return create(body, things)
    if (id === undefined) return { status: path === '/gone' ? 404 : 405, type: 'text/plain', body: 'none' }
    const thing = /^\d+$/.test(id) ? things.get(Number(id)) : undefined
    if (!/^-?\d+$/.test(id)) return refused(422)
    if (!thing) return refused(404)
    if (method === 'DELETE') things.delete(Number(id))
    if (method !== 'DELETE' && method !== 'GET') return { status: 405, type: 'text/plain', body: 'none' }
    return json(200, method === 'DELETE' ? {} : thing)
  }
  return { answer, dump: () => JSON.stringify([...things]) }
}

function list(things: readonly Fields[], query: URLSearchParams): Answer {
  const [limit, page] = ['limit', 'page'].map((name) => Number(query.get(name) ?? 0)) as [number, number]
  if (!Number.isInteger(limit)) return refused(400)
  const size = limit > 0 ? limit : 20
  const from = (page > 0 ? page - 1 : 0) * size
  return json(200, things.slice(from, from + size))
}

/** An end that is no date, a text that is too long, a property nobody has described, and one that is not there. */
const shown = (fields: Fields): Fields => ({ ...fields, "it's": 'long', 'c/d~e': null, until: 'soon', seen: 4 })

function create(body: unknown, things: Map<number, Fields>): Answer {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return refused(400)
  const { name, kind, stars } = body as Fields
  if (typeof name !== 'string' || name.length > 12 || !['red', 'green', 'blue'].includes(String(kind))) return refused(400)
  if (stars !== undefined && (!Number.isInteger(stars) || Number(stars) < 1 || Number(stars) > 6)) return refused(400)
  const id = Math.max(...things.keys(), 1) + 1
  things.set(id, shown({ id, name, kind, ...(stars === undefined ? {} : { stars }) }))
  return json(201, things.get(id))
}

const json = (status: number, body: unknown): Answer => ({ status, type: 'application/json', body })
const refused = (status: number): Answer => json(status, { title: 'No' })
