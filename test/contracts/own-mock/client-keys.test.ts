import { expect, it } from 'vitest'
import { verified } from './verified.ts'

it.each([
  ['a text', '{ type: string, minLength: 1 }'],
  ['a UUID', '{ type: string, format: uuid }'],
  ['a number', '{ type: integer }'],
])('gives each record a key of its own where the request sets the key: %s', async (_, key) => {
  const note = `{ type: object, required: [id, text], properties: { id: ${key}, text: { type: string, minLength: 1 } } }`
  const shown = `content: { application/json: { schema: ${note} } }`
  const { findings, cases } = await verified(`
paths:
  /notes:
    get: { responses: { '200': { description: All, content: { application/json: { schema: { type: array, items: ${note} } } } } } }
    post: { requestBody: { required: true, ${shown} }, responses: { '201': { description: Made, ${shown} }, '400': { description: Broken } } }
  /notes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: ${key} }]
    get: { responses: { '200': { description: One, ${shown} }, '404': { description: None } } }
    put: { requestBody: { required: true, ${shown} }, responses: { '200': { description: Put, ${shown} }, '400': { description: Broken }, '404': { description: None } } }
    delete: { responses: { '204': { description: Gone }, '404': { description: None } } }
`)
  expect(findings.map(({ message }) => message)).toEqual([])
  const skipped = cases.filter(({ status }) => status === 'skipped').map(({ reason }) => reason)
  expect(skipped.filter((reason) => reason !== 'the request sets the key')).toEqual([])
})
