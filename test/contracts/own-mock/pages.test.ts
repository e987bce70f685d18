import { expect, it } from 'vitest'
import { messagesOf, verified } from './verified.ts'

it.each([
  ['0, as its minimum allows', '{ type: integer, minimum: 0 }'],
  ['1, as its default says', '{ type: integer, minimum: 0, default: 1 }'],
  ['1, where nothing is said', '{ type: integer }'],
])('asks for the pages of a list counted from %s', async (_, page) => {
  const report = await verified(`
paths:
  /notes:
    get:
      parameters:
        - { name: page, in: query, schema: ${page} }
        - { name: size, in: query, schema: { type: integer, minimum: 1 } }
      responses:
        '200': { description: All, content: { application/json: { schema: { type: array, items: { type: object, required: [id], properties: { id: { type: string }, title: { type: string } } } } } } }
        '400': { description: Broken }
`)
  expect(messagesOf(report)).toEqual([])
  expect(report.cases.find(({ id }) => id.endsWith('lifecycle/pages'))).toMatchObject({ status: 'passed' })
})
