/**
 * What the document of Kinto 26 (https://github.com/Kinto/kinto, Swagger 2.0) says of the operations that were recorded, in words of our
 * own: five collections in envelopes, with the same statuses, keys and conditions for each.
 */
const open = { additionalProperties: {} }
const texts = { type: 'array', items: { type: 'string' } }
const permissions = { type: 'object', properties: { read: texts, write: texts } }
const failure = {
  description: 'Refused.',
  schema: {
    type: 'object',
    required: ['code', 'errno', 'error'],
    properties: {
      code: { type: 'integer' },
      errno: { type: 'integer' },
      error: { type: 'string' },
      message: { type: 'string' },
      info: { type: 'string' },
      details: {},
    },
  },
}
const tag = { type: 'string', pattern: '^"([0-9]+?)"$|\\*' }
const conditions = ['If-Match', 'If-None-Match'].map((name) => ({ in: 'header', name, required: false, ...tag }))
const paging = [
  { in: 'query', name: '_limit', type: 'integer' },
  ...['_sort', '_token', '_since', '_before', '_fields', 'id'].map((name) => ({ in: 'query', name, type: 'string' })),
]
const failing = (...statuses: readonly (number | 'default')[]) => Object.fromEntries(statuses.map((status) => [status, failure]))
const answers = (schema: object) => ({ description: 'Done.', headers: { ETag: tag }, schema })
const unchanged = { description: 'As it was.', headers: { ETag: tag } }
const always = [400, 401, 403, 406, 412, 'default'] as const

/** The operations of a list and of its records. */
function resource(path: string, data: object, required: readonly string[] = []) {
  const record = { type: 'object', ...data, ...open }
  const whole = { type: 'object', properties: { data: record, permissions }, required }
  const list = answers({ type: 'object', properties: { data: { type: 'array', items: record } } })
  const body = (schema: object) => ({ in: 'body', name: 'body', required: required.length > 0, schema })
  const within = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ in: 'path', name, required: true, type: 'string' }))
  const id = { in: 'path', name: 'id', required: true, type: 'string' }
  const created = { 200: answers(whole), 201: answers(whole), ...failing(...always, 415) }
  const patch = { type: 'object', properties: { data: { type: 'object', ...open }, permissions } }
  return {
    [path]: {
      parameters: within,
      get: { parameters: [...paging, ...conditions], responses: { 200: list, 304: unchanged, ...failing(...always) } },
      post: { parameters: [body(whole), ...conditions], responses: created },
      delete: { parameters: [...paging, ...conditions], responses: { 200: list, ...failing(...always) } },
    },
    [`${path}/{id}`]: {
      parameters: [...within, id],
      get: { parameters: conditions, responses: { 200: answers(whole), 304: unchanged, ...failing(...always, 404) } },
      put: { parameters: [body(whole), ...conditions], responses: created },
      patch: {
        consumes: ['application/json', 'application/merge-patch+json', 'application/json-patch+json'],
        parameters: [body(patch), ...conditions],
        responses: { 200: answers(whole), ...failing(...always, 404, 415) },
      },
      delete: { parameters: conditions, responses: { 200: answers(whole), ...failing(...always, 404) } },
    },
  }
}

const info = {
  get: { responses: { 200: { description: 'Done.', schema: { type: 'object', additionalProperties: { type: 'string' } } } } },
}
const requests = { type: 'array', items: { type: 'object', required: ['path'], properties: { path: { type: 'string' } } } }
const batch = { type: 'object', required: ['requests'], properties: { requests } }
const batched = { type: 'object', properties: { responses: { type: 'array', items: { type: 'object' } } } }

export const kinto = {
  swagger: '2.0',
  info: { title: 'Storage', version: '1' },
  basePath: '/v1',
  consumes: ['application/json'],
  produces: ['application/json'],
  paths: {
    '/': info,
    '/__heartbeat__': info,
    '/__lbheartbeat__': info,
    '/__version__': info,
    '/batch': {
      post: {
        parameters: [{ in: 'body', name: 'body', required: true, schema: batch }],
        responses: { 200: answers(batched), ...failing(400, 'default') },
      },
    },
    ...resource('/accounts', { properties: { password: { type: 'string' } }, required: ['password'] }, ['data']),
    ...resource('/buckets', {}),
    ...resource('/buckets/{bucket_id}/groups', { properties: { members: texts }, required: ['members'] }, ['data']),
    ...resource('/buckets/{bucket_id}/collections', { properties: { schema: { type: 'object' } } }),
    ...resource('/buckets/{bucket_id}/collections/{collection_id}/records', {}),
  },
}
