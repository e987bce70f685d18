/** The collections of the shop: each has five operations, and nothing of the document is shared between them. */
export const collections = ['pets', 'owners'] as const

const problem = {
  description: 'Refused',
  content: {
    'application/json': {
      schema: { type: 'object', required: ['title'], properties: { title: { type: 'string' } } },
    },
  },
}

const recordSchema = {
  type: 'object',
  required: ['id', 'name', 'createdAt'],
  additionalProperties: false,
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string', minLength: 1, maxLength: 40 },
    createdAt: { type: 'string', format: 'date-time', readOnly: true },
  },
}
const inputSchema = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', minLength: 1, maxLength: 40 } },
}
const body = { required: true, content: { 'application/json': { schema: inputSchema } } }
const ok = (schema: object) => ({
  description: 'OK',
  headers: { 'X-Request-Id': { required: true, schema: { type: 'string' } } },
  content: { 'application/json': { schema } },
})
const refused = { '400': problem, '401': problem }

const pathsOf = (name: string) => ({
  [`/${name}`]: {
    get: {
      parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } }],
      responses: { '200': ok({ type: 'array', items: recordSchema }), ...refused },
    },
    post: { requestBody: body, responses: { '201': ok(recordSchema), ...refused } },
  },
  [`/${name}/{id}`]: {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
    get: { responses: { '200': ok(recordSchema), ...refused, '404': problem } },
    put: { requestBody: body, responses: { '200': ok(recordSchema), ...refused, '404': problem } },
    delete: { responses: { '204': { description: 'Gone' }, ...refused, '404': problem } },
  },
})

/** A document of ten operations in which every schema, parameter and response is written out where it is used. */
export const shopText = JSON.stringify({
  openapi: '3.0.3',
  info: { title: 'Shop', version: '1' },
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
  paths: Object.assign({}, ...collections.map(pathsOf)) as object,
})
