import { expect, it } from 'vitest'
import { verified } from './verified.ts'

const fee = `{ $ref: '#/components/schemas/Fee' }`
const charge = `{ type: object, required: [id], properties: { id: { type: string }, fee: { anyOf: [{ type: string }, ${fee}] } } }`
const shown = (schema: string) => `content: { application/json: { schema: ${schema} } }`

it('takes an amount that is called like the records of a list for none of them', async () => {
  const { cases } = await verified(
    `
components: { schemas: { Fee: { type: object, required: [id], properties: { id: { type: string } } } } }
paths:
  /fees:
    get: { responses: { '200': { description: All, ${shown(`{ type: array, items: ${fee} }`)} } } }
  /fees/{fee}:
    parameters: [{ name: fee, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: One, ${shown(fee)} } } }
  /charges:
    post:
      operationId: charge
      requestBody: { required: true, ${shown('{ type: object, required: [fee], properties: { fee: { type: integer } } }')} }
      responses: { '201': { description: Made, ${shown(charge)} }, default: { description: Refused } }
  /charges/{charge}:
    parameters: [{ name: charge, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: One, ${shown(charge)} } } }
`,
    { selection: { operation: 'charge' } },
  )
  expect(cases.filter(({ status }) => status !== 'passed').map(({ id, reason }) => `${id}: ${reason}`)).toEqual([])
})
