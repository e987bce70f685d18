import { expect, it } from 'vitest'
import { verified } from './verified.ts'

const text = '{ type: string, minLength: 1 }'
const currency = '{ type: string, example: EUR }'
const price = `{ type: object, required: [id, currency], properties: { id: ${text}, currency: ${currency} } }`
const item = `{ type: object, required: [id, currency], properties: { id: ${text}, currency: ${currency}, priceId: ${text} } }`
const body = (schema: string) => `content: { application/json: { schema: ${schema} } }`
const sent = (name: string, schema: string) =>
  `requestBody: { required: true, ${body(`{ type: object, required: [${name}], properties: { ${name}: ${schema} } }`)} }`
const id = `parameters: [{ name: id, in: path, required: true, schema: ${text} }]`

it('leaves what nothing removes without a word where everything may be sent', async () => {
  const { unrestored, coverage } = await verified(
    `
paths:
  /items:
    post: { ${sent('currency', currency)}, responses: { '201': { description: Made, ${body(item)} } } }
  /items/{id}:
    ${id}
    put: { operationId: price, ${sent('priceId', text)}, responses: { '200': { description: One, ${body(item)} } } }
    delete: { responses: { '204': { description: Gone } } }
  /prices:
    get: { responses: { '200': { description: All, ${body(`{ type: array, items: ${price} }`)} } } }
    post: { ${sent('currency', currency)}, responses: { '201': { description: Made, ${body(price)} } } }
  /prices/{id}:
    ${id}
    get: { responses: { '200': { description: One, ${body(price)} } } }
`,
    { selection: { operation: 'price' } },
  )
  expect(unrestored).toEqual([])
  expect(coverage).toMatchObject({ operations: 1, reached: 1 })
})
