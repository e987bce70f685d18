import { expect, it } from 'vitest'
import { verified } from './verified.ts'

const pet = '{ type: object, required: [id, name], properties: { id: { type: integer, format: int32 }, name: { type: string } } }'
const shown = `content: { application/json: { schema: ${pet} } }`

it('removes records of its own where `PUT` creates, so that none of the cases is left without one', async () => {
  const { cases } = await verified(
    `
paths:
  /pets:
    get: { responses: { '200': { description: All, content: { application/json: { schema: { type: array, items: ${pet} } } } } } }
  /pets/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer, format: int32 } }]
    put: { requestBody: { required: true, ${shown} }, responses: { '200': { description: Put, ${shown} }, '400': { description: Broken } } }
    delete: { operationId: remove, responses: { '204': { description: Gone }, '400': { description: Broken }, '404': { description: None } } }
`,
    { selection: { operation: 'remove' } },
  )
  expect(cases.filter(({ status }) => status !== 'passed').map(({ id, reason }) => `${id}: ${reason}`)).toEqual([])
  expect(cases.length).toBeGreaterThan(5)
})
