import { expect, it } from 'vitest'
import { messagesOf, verified } from './verified.ts'

const path = (name: string, schema: string) => `{ name: ${name}, in: path, required: true, schema: ${schema} }`

it('reaches what has a list, an object or a boolean in its path', async () => {
  const report = await verified(`
paths:
  /lists/{ids}: { get: { parameters: [${path('ids', '{ type: array, items: { type: string } }')}], responses: { '200': { description: Done }, '400': { description: Broken } } } }
  /points/{at}: { get: { parameters: [${path('at', '{ type: object, properties: { x: { type: integer }, y: { type: integer } } }')}], responses: { '200': { description: Done }, '400': { description: Broken } } } }
  /switches/{on}: { get: { parameters: [${path('on', '{ type: boolean }')}], responses: { '200': { description: Done }, '400': { description: Broken } } } }
`)
  expect(report.coverage).toMatchObject({ operations: 3, reached: 3 })
  // Any text can be read as an object.
  expect(messagesOf(report)).toEqual([])
})
