import { expect, it } from 'vitest'
import { parseDocument } from '#openapi/load'
import { changed, goodDocument } from './documents.ts'

const modelOf = (text: string) => parseDocument(text, 'apis/rooms.yaml').model
const [addRoom, removeRoom] = modelOf(goodDocument).operations

it('takes the name of the API from the file', () => {
  expect(modelOf(goodDocument)).toMatchObject({ name: 'rooms', title: 'Rooms', version: '1' })
})

it('pairs request and response examples of the same name, in the order of the requests', () => {
  expect(addRoom?.pairs.map(({ name, response }) => [name, response.status])).toEqual([
    ['added', 200],
    ['taken', 409],
  ])
  expect(addRoom?.pairs[1]).toMatchObject({
    operationId: 'addRoom',
    pointer: '#/paths/~1rooms/post/requestBody/content/application~1json/examples/taken',
    evidence: { level: 'observed', source: 'server' },
    after: ['addRoom/added'],
    request: { parameters: {}, body: { name: 'Attic' } },
    response: { mediaType: 'text/plain', value: 'Attic is taken' },
  })
})

it('gives an operation without request examples one pair: what it requires, and its first answer', () => {
  expect(removeRoom?.pairs).toMatchObject([
    { name: '204', request: { parameters: { 'path.id': 'r1' } }, response: { status: 204 } },
  ])
  expect(removeRoom?.pairs[0]?.response).not.toHaveProperty('value')
})

it('makes one request of the examples of the same name that parameters have', () => {
  const examples =
    'examples: { gone: { value: r9, x-evidence: { observed: x } }, removed: { value: r1, x-evidence: { observed: x } } }'
  const text = changed('example: r1', examples).replace(
    "'204': { description: Removed. }",
    "'204': { description: Removed. }\n        '404': { description: None., content: { text/plain: { schema: true, examples: { gone: { value: no, x-evidence: { observed: x } } } } } }",
  )
  const pairs = modelOf(text).operations[1]?.pairs
  expect(pairs?.map(({ name, request, response }) => [name, request.parameters, response.status])).toEqual([
    ['gone', { 'path.id': 'r9' }, 404],
    ['removed', { 'path.id': 'r1' }, 204],
  ])
})

it('says where things finally stand, behind every `$ref`', () => {
  expect(addRoom?.requestBody?.schema).toBe('#/components/schemas/Room')
  expect(addRoom?.responses[1]).toMatchObject({ status: 400, pointer: '#/components/responses/Refused' })
  expect(addRoom?.rejections.unparsable?.pointer).toBe('#/components/responses/Refused/content/text~1plain/examples/unreadable')
})

it('lets a response inherit the evidence of its operation', () => {
  expect(addRoom?.responses[0]?.evidence).toEqual({ level: 'documented', source: 'page' })
})

it('says where in an answer something of the request or of the state stands', () => {
  expect(addRoom?.pairs[0]?.response.values).toEqual({ id: [{ at: '/id' }], name: [{ at: '/message', text: 'Attic' }] })
})

it('gives an operation the rejections of the document, and its own before them', () => {
  const own = "x-rejections: { invalid: { '*': { status: 422, response: Refused, example: unreadable } } }\n      x-undo"
  const { operations, rejections } = modelOf(changed('x-undo', own))
  expect(Object.keys(operations[0]?.rejections.invalid ?? {})).toEqual([...Object.keys(rejections.invalid), '*'])
  expect(operations[0]?.rejections.invalid['*']).toMatchObject({ status: 422, name: 'unreadable', value: 'cannot be read' })
  expect(operations[0]?.rejections.unparsable).toEqual(rejections.unparsable)
  expect(operations[1]?.rejections).toEqual(rejections)
})

it('takes security from the document where an operation has none of its own', () => {
  expect(addRoom?.security).toEqual([{ key: [] }])
  expect(modelOf(changed('      x-undo', '      security: []\n      x-undo')).operations[0]?.security).toEqual([])
  expect(modelOf(changed('      x-undo', '      security: [{ key: [Add] }, {}]\n      x-undo')).operations[0]?.security).toEqual([
    { key: ['Add'] },
    {},
  ])
})

it.each([
  [
    '{ type: apiKey, in: header, name: Key, x-credential: k1 }',
    { type: 'apiKey', in: 'header', field: 'Key', prefix: '', credential: 'k1' },
  ],
  ['{ type: http, scheme: bearer }', { type: 'http', in: 'header', field: 'Authorization', prefix: 'Bearer ' }],
  ['{ type: http, scheme: Basic }', { type: 'http', in: 'header', field: 'Authorization', prefix: 'Basic ' }],
  ['{ type: apiKey, in: query, name: key }', { type: 'apiKey', in: 'query', field: 'key', prefix: '' }],
  ['{ type: apiKey, in: cookie, name: sid }', { type: 'apiKey', in: 'cookie', field: 'sid', prefix: '' }],
  ['{ type: oauth2, flows: {} }', { type: 'oauth2', in: 'header', field: 'Authorization', prefix: 'Bearer ' }],
  ['{ type: mutualTLS }', { type: 'mutualTLS', in: 'connection', field: '', prefix: '' }],
])('knows how a credential travels: %s', (scheme, expected) => {
  const text = changed('key: { type: apiKey, in: header, name: Key, x-credential: k1 }', `key: ${scheme}`)
  const { securitySchemes } = modelOf(text.replace(", header.Key: 'Bearer {$request.body#/name}'", ''))
  expect(securitySchemes.key).toEqual({ name: 'key', pointer: '#/components/securitySchemes/key', ...expected })
})

it.each([
  ['', ['']],
  ['servers: [{ url: http://localhost:19530 }]', ['']],
  ['servers: [{ url: "https://{host}/", variables: { host: { default: a.b } } }, { url: https://c.d }]', ['/', '']],
  ['servers: [{ url: /v1 }, { url: https://c.d/v1 }]', ['/v1']],
  ['servers: [{ url: / }]', ['']],
  ['servers: [{ url: "https://api.stripe.com/" }]', ['']],
  ['servers: [{ url: /v1/ }, { url: "https://c.d/v2" }]', ['/v1', '/v2']],
])('reads the notations of %j', (servers, notations) => {
  expect(modelOf(changed('paths:\n', `${servers}\npaths:\n`)).notations).toEqual(notations)
})

it('has a further method where it is one that can be sent', () => {
  const operation = { responses: { 200: { description: 'Done.' } } }
  const text = JSON.stringify({
    openapi: '3.2.0',
    info: { title: 'Rooms', version: '1' },
    paths: { '/rooms': { additionalOperations: { COPY: operation, 'A B\r\nX: y': operation } } },
  })
  expect(modelOf(text).operations.map(({ method }) => method)).toEqual(['COPY'])
})
