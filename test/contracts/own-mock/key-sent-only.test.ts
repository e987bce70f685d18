import { expect, it } from 'vitest'
import { verified } from './verified.ts'

const sent = '{ type: object, required: [branch_id], properties: { branch_id: { type: string }, note: { type: string } } }'
const shown = '{ type: object, required: [url], properties: { url: { type: string }, note: { type: string } } }'
const body = (schema: string) => `content: { application/json: { schema: ${schema} } }`

it('knows a record by the key that was sent, where no response says it', async () => {
  const { coverage, findings } = await verified(`
paths:
  /branches:
    post:
      requestBody: { required: true, ${body(sent)} }
      responses: { '201': { description: Made, ${body(shown)} }, '400': { description: Broken } }
  /branches/{branch_id}:
    parameters: [{ name: branch_id, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: One, ${body(shown)} }, '404': { description: None } } }
    delete: { responses: { '204': { description: Gone }, '404': { description: None } } }
`)
  expect(coverage.unreached).toEqual([])
  expect(findings).toEqual([])
})
