import { expect, it } from 'vitest'
import { verified } from './verified.ts'

const text = '{ type: string }'
const account = `{ type: object, required: [id, name], properties: { id: ${text}, name: ${text} } }`
const visit = `{ type: object, required: [id], properties: { id: ${text}, page: ${text} } }`
const body = (schema: string) => `content: { application/json: { schema: ${schema} } }`
const id = (name: string) => `{ name: ${name}, in: path, required: true, schema: ${text} }`

it('looks for what it cannot create below a record that is listed, not below one that it has just created', async () => {
  const { coverage } = await verified(`
paths:
  /accounts:
    post: { requestBody: { required: true, ${body(account)} }, responses: { '201': { description: Made, ${body(account)} } } }
    get:
      parameters: [{ name: name, in: query, schema: ${text}, example: nobody }]
      responses: { '200': { description: All, ${body(`{ type: array, items: ${account} }`)} } }
  /accounts/{id}:
    parameters: [${id('id')}]
    get: { responses: { '200': { description: One, ${body(account)} }, '404': { description: None } } }
  /accounts/{accountId}/visits:
    parameters: [${id('accountId')}]
    get:
      parameters: [{ name: page, in: query, schema: ${text} }]
      responses: { '200': { description: All, ${body(`{ type: array, items: ${visit} }`)} }, '404': { description: None } }
  /accounts/{accountId}/visits/{id}:
    parameters: [${id('accountId')}, ${id('id')}]
    get: { responses: { '200': { description: One, ${body(visit)} }, '404': { description: None } } }
`)
  expect(coverage).toMatchObject({ operations: 5, reached: 5 })
})
