const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const content = (schema: object) => ({ content: { 'application/json': { schema } } })
const body = (schema: object) => ({ requestBody: { required: true, ...content(schema) } })
const shows = (schema: object) => ({ description: 'shown', ...content(schema) })
const fails = { description: 'refused', ...content(ref('Failure')) }
const input = (name: string, schema: object = { type: 'string' }) => ({ in: 'path', name, required: true, schema })
const query = (name: string, schema: object = { type: 'string' }) => ({ in: 'query', name, schema })
const whole = { type: 'integer', minimum: 1 }
const text = { type: 'string', minLength: 1 }
const one = (name: string) => ({ type: 'object', required: [name], properties: { [name]: ref(name) } })

/** A document with what is not a plain collection: envelopes, slugs, nesting, keys by name, a singleton, an action, a relation. */
export const shopDocument = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  security: [{ token: [] }],
  paths: {
    '/articles': {
      get: {
        parameters: [query('tag'), query('page', whole), query('per_page', { ...whole, default: 20 })],
        responses: {
          200: shows({
            type: 'object',
            required: ['articles', 'total'],
            properties: {
              articles: { type: 'array', items: ref('article') },
              total: { type: 'integer' },
              page: { type: 'integer' },
              pages: { type: 'integer' },
            },
          }),
        },
      },
      post: { ...body(one('article')), responses: { 201: shows(one('article')), 422: fails } },
    },
    '/articles/{slug}': {
      parameters: [input('slug')],
      get: { responses: { 200: shows(one('article')), 404: fails } },
      delete: { responses: { 204: { description: 'gone' }, 404: fails } },
    },
    '/articles/{slug}/comments': {
      parameters: [input('slug')],
      get: {
        responses: {
          200: shows({ type: 'object', properties: { comments: { type: 'array', items: ref('comment') } } }),
          404: fails,
        },
      },
      post: { ...body(one('comment')), responses: { 201: shows(one('comment')), 404: fails } },
    },
    '/articles/{slug}/comments/{id}': {
      parameters: [input('slug'), input('id', whole)],
      get: { responses: { 200: shows(one('comment')), 404: fails } },
      delete: { responses: { 204: { description: 'gone' }, 404: fails } },
    },
    '/articles/{slug}/favorite': {
      parameters: [input('slug')],
      post: { responses: { 200: shows(one('article')) } },
      delete: { responses: { 200: shows(one('article')) } },
    },
    '/users': {
      post: { ...body(ref('User')), responses: { 201: shows(ref('User')), 409: fails } },
      get: { responses: { 200: shows({ type: 'array', items: ref('User') }) } },
    },
    '/users/{username}': { parameters: [input('username')], get: { responses: { 200: shows(ref('User')), 404: fails } } },
    '/labels/{name}': {
      parameters: [input('name', { type: 'string', pattern: '^[a-z]+$' })],
      get: { responses: { 200: shows(ref('Label')), 404: fails } },
      put: { ...body(ref('Label')), responses: { 200: shows(ref('Label')), 201: shows(ref('Label')), 400: fails } },
    },
    '/settings': {
      get: { responses: { 200: shows(ref('Settings')) } },
      patch: { ...body(ref('Settings')), responses: { 200: shows(ref('Settings')) } },
    },
    '/orders': {
      post: { ...body(ref('NewOrder')), responses: { 201: shows(ref('Order')) } },
      get: { responses: { 200: shows({ type: 'array', items: ref('Order') }) } },
    },
    '/orders/{orderId}': {
      parameters: [input('orderId', { type: 'string', format: 'uuid' })],
      get: { responses: { 200: shows(ref('Order')), 404: fails } },
    },
    '/orders/{orderId}/cancel': {
      parameters: [input('orderId', { type: 'string', format: 'uuid' })],
      post: { responses: { 200: shows(ref('Order')), 404: fails } },
    },
    '/login': {
      post: {
        ...body(ref('User')),
        security: [],
        responses: { 200: shows({ type: 'object', required: ['token'], properties: { token: text, username: text } }) },
      },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      article: {
        type: 'object',
        required: ['title'],
        properties: {
          slug: { ...text, readOnly: true },
          title: text,
          tags: { type: 'array', items: text },
          favorited: { type: 'boolean', readOnly: true },
          favoritesCount: { type: 'integer', readOnly: true },
          updatedAt: { type: 'string', format: 'date-time', readOnly: true },
        },
      },
      comment: { type: 'object', required: ['body'], properties: { id: { type: 'integer', readOnly: true }, body: text } },
      User: { type: 'object', required: ['username'], properties: { username: text, password: { ...text, writeOnly: true } } },
      Label: { type: 'object', required: ['color'], properties: { color: text } },
      Settings: { type: 'object', properties: { theme: { enum: ['light', 'dark'] }, size: { type: 'integer' } } },
      NewOrder: {
        type: 'object',
        required: ['item'],
        properties: { item: text, amount: { type: 'integer', minimum: 1, default: 1 } },
      },
      Order: {
        type: 'object',
        required: ['id', 'item', 'status'],
        properties: {
          id: { type: 'string', format: 'uuid' },
          item: text,
          amount: { type: 'integer' },
          status: { enum: ['open', 'paid', 'cancelled'], default: 'open' },
        },
      },
      Failure: {
        type: 'object',
        required: ['message'],
        properties: {
          message: text,
          errors: {
            type: 'array',
            items: { type: 'object', required: ['field', 'message'], properties: { field: text, message: text } },
          },
        },
      },
    },
  },
}
