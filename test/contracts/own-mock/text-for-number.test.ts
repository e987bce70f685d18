import { expect, it } from 'vitest'
import { verified } from './verified.ts'

const talk = '{ type: object, properties: { id: { type: integer }, title: { type: string } } }'

it('reaches a record with a number for a key where the path takes any text', async () => {
  const { cases } = await verified(`
paths:
  /talks:
    get: { responses: { '200': { description: All, content: { application/json: { schema: { type: array, items: ${talk} } } } } } }
  /talks/{tid}:
    parameters: [{ name: tid, in: path, required: true, schema: { type: string } }]
    get: { operationId: read, responses: { '200': { description: One, content: { application/json: { schema: ${talk} } } } } }
`)
  expect(cases.filter(({ status }) => status !== 'passed').map(({ id, reason }) => `${id}: ${reason}`)).toEqual([])
})
