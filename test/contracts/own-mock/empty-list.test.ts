import { expect, it } from 'vitest'
import { verified } from './verified.ts'

const text = '{ type: string }'
const source = `{ type: object, required: [id], properties: { id: ${text} } }`
const payment = `{ type: object, required: [id], properties: { id: ${text} } }`
const transfer = `{ type: object, required: [id, amount], properties: { id: ${text}, amount: { type: integer }, paymentId: ${text} } }`
const sent = '{ type: object, required: [amount], properties: { amount: { type: integer }, paymentId: { type: string } } }'
const body = (schema: string) => `content: { application/json: { schema: ${schema} } }`
const id = (name: string) => `{ name: ${name}, in: path, required: true, schema: ${text} }`
const missing = `'404': { description: None }`

it('leaves out what names a record that nobody can have: listed only below one that can be created and is not listed', async () => {
  const { coverage } = await verified(
    `
paths:
  /sources:
    post: { responses: { '201': { description: Made, ${body(source)} } } }
  /sources/{id}:
    parameters: [${id('id')}]
    get: { responses: { '200': { description: One, ${body(source)} }, ${missing} } }
    delete: { responses: { '204': { description: Gone }, ${missing} } }
  /sources/{sourceId}/payments:
    parameters: [${id('sourceId')}]
    get: { responses: { '200': { description: All, ${body(`{ type: array, items: ${payment} }`)} }, ${missing} } }
  /sources/{sourceId}/payments/{id}:
    parameters: [${id('sourceId')}, ${id('id')}]
    get: { responses: { '200': { description: One, ${body(payment)} }, ${missing} } }
  /transfers:
    post: { requestBody: { required: true, ${body(sent)} }, responses: { '201': { description: Made, ${body(transfer)} }, '422': { description: Refused } } }
  /transfers/{id}:
    parameters: [${id('id')}]
    get: { responses: { '200': { description: One, ${body(transfer)} }, ${missing} } }
    delete: { responses: { '204': { description: Gone }, ${missing} } }
`,
    { selection: { only: ['examples'] } },
  )
  expect(coverage.unreached.map(({ operation }) => operation)).toEqual(['GET /sources/{sourceId}/payments/{id}'])
})
