import { expect, it } from 'vitest'
import { verified } from './verified.ts'

const named = '{ type: object, required: [id], properties: { id: { type: string }, name: { type: string } } }'
const one = `{ '200': { description: One, content: { application/json: { schema: ${named} } } }, default: { description: Refused } }`
const all = `{ '200': { description: All, content: { application/json: { schema: { type: array, items: ${named} } } } } }`

it('looks for the record around another first, where the document describes the inner one before', async () => {
  const { cases } = await verified(
    `
paths:
  /teams/{team}/keys:
    parameters: [{ name: team, in: path, required: true, schema: { type: string } }]
    get: { responses: ${all} }
  /teams/{team}/keys/{key}:
    parameters:
      - { name: team, in: path, required: true, schema: { type: string } }
      - { name: key, in: path, required: true, schema: { type: string } }
    get: { operationId: read, responses: ${one} }
  /teams:
    get: { responses: ${all} }
  /teams/{team}:
    parameters: [{ name: team, in: path, required: true, schema: { type: string } }]
    get: { responses: ${one} }
`,
    { selection: { operation: 'read' } },
  )
  expect(cases.filter(({ status }) => status !== 'passed').map(({ id, reason }) => `${id}: ${reason}`)).toEqual([])
  expect(cases.length).toBeGreaterThan(5)
})
