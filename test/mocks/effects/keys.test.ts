import { expect, it } from 'vitest'
import { parseDocument } from '#openapi/load'
import { nextKey } from '../../../mocks/effects/keys.ts'
import { layoutsOf } from '../../../mocks/effects/layout.ts'
import { asking } from './asking.ts'

const json = (schema: object) => ({ 'application/json': { schema } })
const address = { type: 'object', required: ['ip'], properties: { ip: { type: 'string', format: 'ipv4', example: '192.0.2.7' } } }
const document = {
  openapi: '3.1.0',
  info: { title: 'Addresses', version: '1' },
  paths: {
    '/addresses': {
      post: {
        requestBody: { content: json({ type: 'object', properties: { region: { type: 'string' } } }) },
        responses: { 202: { description: 'Reserved', content: json(address) } },
      },
    },
    '/addresses/{ip}': {
      parameters: [{ name: 'ip', in: 'path', required: true, schema: { type: 'string', format: 'ipv4', example: '192.0.2.7' } }],
      get: { responses: { 200: { description: 'One', content: json(address) } } },
    },
  },
}

it('gives each record a key of its own where the schema of the key has one example', async () => {
  const { ask } = await asking(document)
  const made = [await ask('POST', '/addresses', {}), await ask('POST', '/addresses', { region: 'north' })]
  expect(made.map(({ status }) => status)).toEqual([202, 202])
  const keys = made.map(({ body }) => (body as { readonly ip: string }).ip)
  expect(new Set([...keys, '192.0.2.7']).size).toBe(3)
})

it('makes keys of a pattern that no earlier record can have taken', () => {
  const call = '{ type: object, required: [sid], properties: { sid: { type: string, pattern: "^CA[0-9a-f]{12}$" } } }'
  const calls = parseDocument(
    `
openapi: 3.1.0
info: { title: Calls, version: '1' }
paths:
  /calls: { post: { responses: { '201': { description: Made, content: { application/json: { schema: ${call} } } } } } }
  /calls/{sid}:
    parameters: [{ name: sid, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: One, content: { application/json: { schema: ${call} } } } } }
`,
    'calls.yaml',
  )
  const [layout] = layoutsOf(calls).all
  if (!layout) throw new Error('there is no collection')
  const tried = new Set<unknown>()
  const source = { document: calls, layout, recent: [], record: {} }
  nextKey({ ...source, createId: () => 'first', isTaken: (key) => tried.add(key).size > 0 })
  expect(nextKey({ ...source, createId: () => 'second', isTaken: (key) => tried.has(key) })).toMatch(/^CA[0-9a-f]{12}$/)
})
