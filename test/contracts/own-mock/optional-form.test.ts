import { expect, it } from 'vitest'
import { messagesOf, verified } from './verified.ts'

const account =
  '{ type: object, required: [id], properties: { id: { type: string }, title: { type: string }, state: { type: string, enum: [active, closed] } } }'
const form = (schema: string) => `content: { application/x-www-form-urlencoded: { schema: ${schema} } }`
const shown = (schema: string) => `content: { application/json: { schema: ${schema} } }`
const broken = `'400': { description: Broken }, '404': { description: None }`

const document = `
paths:
  /accounts:
    post:
      requestBody: { ${form('{ type: object, required: [title], properties: { title: { type: string } } }')} }
      responses: { '201': { description: Made, ${shown(account)} }, ${broken} }
    get: { responses: { '200': { description: All, ${shown(`{ type: array, items: ${account} }`)} } } }
  /accounts/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: One, ${shown(account)} }, ${broken} } }
    post:
      requestBody: { ${form('{ type: object, properties: { state: { type: string, enum: [active, closed] } } }')} }
      responses: { '200': { description: Changed, ${shown(account)} }, ${broken} }
`

it('takes a form without fields for none, where none is required, and never blames a refused update for what was created', async () => {
  const report = await verified(document)
  expect(messagesOf(report)).toEqual([])
  expect(report.cases.map(({ name }) => name)).not.toContain('title missing')
})

it('takes an object without fields for none as well, and does not ask a record to keep what no response may have', async () => {
  const bank = '{ type: object, required: [iban], properties: { iban: { type: string } } }'
  const plans = `{ type: array, items: { type: object, properties: { bank: ${bank} } } }`
  const rates = '{ type: array, items: { type: object, required: [id], properties: { id: { type: string } } } }'
  const report = await verified(`
paths:
  /payers:
    post:
      requestBody: { required: true, ${form(`{ type: object, required: [name], properties: { name: { type: string }, risk: { type: string }, bank: ${bank}, plans: ${plans}, rates: { type: array, items: { type: string } } } }`)} }
      responses: { '201': { description: Made, ${shown('{ $ref: "#/components/schemas/Payer" }')} }, ${broken} }
  /payers/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: One, ${shown('{ $ref: "#/components/schemas/Payer" }')} }, ${broken} } }
    delete: { responses: { '204': { description: Gone }, ${broken} } }
components:
  schemas:
    Payer: { type: object, required: [id], properties: { id: { type: string }, name: { type: string }, risk: { type: string, enum: [none, high] }, rates: ${rates} } }
`)
  expect(messagesOf(report)).toEqual([])
  expect(report.cases.map(({ name }) => name)).toContain('name missing')
})
