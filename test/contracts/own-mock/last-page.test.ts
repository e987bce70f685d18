import { expect, it } from 'vitest'
import { messagesOf, verified } from './verified.ts'

const text = '{ type: string }'
const item = `{ type: object, required: [id, name], properties: { id: { type: string, readOnly: true }, name: ${text} } }`
const body = (schema: string) => `content: { application/json: { schema: ${schema} } }`

it.each([
  ['that no page follows', '{ type: object, required: [hasNextPage], properties: { hasNextPage: { type: boolean } } }'],
  ['no cursor for the next', '{ type: object, required: [nextCursor], properties: { nextCursor: { type: [string, "null"] } } }'],
])('sees a record gone from a list that goes on by cursors, where the page says %s', async (_, page) => {
  const list = `{ type: object, required: [items, page], properties: { items: { type: array, items: ${item} }, page: ${page} } }`
  const report = await verified(`
paths:
  /menu:
    get:
      parameters: [{ name: after, in: query, schema: ${text} }]
      responses: { '200': { description: All, ${body(list)} } }
    post: { requestBody: { required: true, ${body(item)} }, responses: { '201': { description: Made, ${body(item)} }, '400': { description: Broken } } }
  /menu/{id}:
    parameters: [{ name: id, in: path, required: true, schema: ${text} }]
    delete: { responses: { '204': { description: Gone }, '404': { description: None } } }
`)
  expect(report.unrestored).toEqual([])
  expect(messagesOf(report)).toEqual([])
})
