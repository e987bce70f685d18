import { expect, it } from 'vitest'
import { messagesOf, verified } from './verified.ts'

const call = '{ type: object, required: [sid], properties: { sid: { type: string, readOnly: true }, to: { type: string } } }'
const body = `content: { application/json: { schema: ${call} } }`

it('reads the key in a `Location` without the suffix that the paths of the API have', async () => {
  const report = await verified(
    `
paths:
  /calls.json:
    post: { requestBody: { ${body} }, responses: { '201': { description: Made, ${body} }, '400': { description: Broken } } }
  /calls/{sid}.json:
    parameters: [{ name: sid, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: One, ${body} }, '404': { description: None } } }
    delete: { responses: { '204': { description: Gone }, '404': { description: None } } }
`,
    { selection: { only: ['lifecycle'] } },
  )
  expect(messagesOf(report)).toEqual([])
})
