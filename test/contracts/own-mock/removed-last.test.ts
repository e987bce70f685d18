import { expect, it } from 'vitest'
import { verified } from './verified.ts'

const text = '{ type: string }'
const team = `{ type: object, required: [id, name], properties: { id: ${text}, name: ${text} } }`
const key = `{ type: object, required: [id], properties: { id: ${text}, hint: ${text} } }`
const body = (schema: string) => `content: { application/json: { schema: ${schema} } }`
const id = (name: string) => `{ name: ${name}, in: path, required: true, schema: ${text} }`
const gone = "responses: { '204': { description: Gone }, '404': { description: None } }"

it('removes what nothing creates again last, and what lies below it before it', async () => {
  const { coverage } = await verified(
    `
paths:
  /teams:
    post: { requestBody: { required: true, ${body(team)} }, responses: { '201': { description: Made, ${body(team)} } } }
    get: { responses: { '200': { description: All, ${body(`{ type: array, items: ${team} }`)} } } }
  /teams/{team}:
    parameters: [${id('team')}]
    delete: { ${gone} }
  /teams/{team}/keys:
    parameters: [${id('team')}]
    get: { responses: { '200': { description: All, ${body(`{ type: array, items: ${key} }`)} }, '404': { description: None } } }
  /teams/{team}/keys/{key}:
    parameters: [${id('team')}, ${id('key')}]
    delete: { ${gone} }
    patch: { requestBody: { required: true, ${body(key)} }, responses: { '200': { description: One, ${body(key)} }, '404': { description: None } } }
  /teams/{team}/keys/{key}/uses:
    parameters: [${id('team')}, ${id('key')}]
    get: { responses: { '200': { description: All, ${body(`{ type: array, items: ${key} }`)} }, '404': { description: None } } }
  /teams/{team}/keys/{key}/uses/{use}:
    parameters: [${id('team')}, ${id('key')}, ${id('use')}]
    delete: { ${gone} }
`,
    { selection: { only: ['examples'] } },
  )
  expect(coverage.unreached).toEqual([])
})
