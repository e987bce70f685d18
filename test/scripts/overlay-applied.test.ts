import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { folder, verify } from './doublecheck.ts'

const json = (schema: object, example: object) => ({ 'application/json': { schema, examples: { shown: { value: example } } } })

/** What the document says of a search: more than its server keeps. */
const searches = {
  openapi: '3.1.1',
  info: { title: 'Searches', version: '1' },
  security: [{ key: [] }],
  paths: {
    '/search': {
      post: {
        operationId: 'search',
        'x-safe': true,
        requestBody: {
          required: true,
          content: json(
            {
              type: 'object',
              required: ['text', 'size'],
              properties: {
                text: { type: 'string', minLength: 3, maxLength: 20 },
                size: { type: 'integer', minimum: 1, maximum: 100 },
              },
            },
            { text: 'cats', size: 10 },
          ),
        },
        responses: {
          '200': {
            description: 'What was found.',
            headers: { 'X-Total': { required: true, schema: { type: 'integer' } } },
            content: json(
              { type: 'object', required: ['found'], additionalProperties: false, properties: { found: { type: 'integer' } } },
              { found: 3 },
            ),
          },
          '400': { description: 'It is not a search.' },
          '401': { description: 'Who asks?' },
        },
      },
    },
    '/gone': {
      get: { operationId: 'gone', responses: { '200': { description: 'It is here.', content: json({ type: 'object' }, {}) } } },
    },
  },
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key', 'x-credential': 'k3y-to-search' } } },
}

/** A server that asks for no key and no size, accepts short texts and sizes that are texts, and answers with more, and with 422. */
function respond(path: string, body: string): readonly [status: number, body: string] {
  if (path !== '/search') return [404, '']
  let asked: unknown
  try {
    asked = JSON.parse(body)
  } catch {
    return [422, '{"why":"JSON"}']
  }
  const { text } = (asked ?? {}) as { readonly text?: unknown }
  if (typeof text !== 'string' || text.length > 20) return [422, '{"why":"text"}']
  return [200, '{"found":3,"tookMs":4}']
}

it('an overlay of many kinds of drift, applied, makes the same run green', async () => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const isPost = request.method === 'POST' || request.url !== '/search'
      const [status, body] = isPost ? respond(request.url ?? '', Buffer.concat(chunks).toString()) : [405, '']
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  const { file, read } = folder()
  writeFileSync(file('searches.json'), JSON.stringify(searches))
  const options = [file('searches.json'), `--target=http://127.0.0.1:${(server.address() as AddressInfo).port}`]

  const before = await verify(...options, `--reporter=json=${file('before.json')},overlay=${file('drift.json')}`)
  const { findings } = JSON.parse(read('before.json')) as { findings: { rule: string }[] }
  const rules = new Set(findings.map(({ rule }) => rule))
  expect([before.exitCode, rules]).toEqual([
    1,
    new Set(['schema', 'header', 'status', 'rule/required', 'rule/type', 'rule/constraint', 'auth', 'not-served']),
  ])
  const { actions } = JSON.parse(read('drift.json')) as { actions: { update?: object; remove?: true }[] }
  expect(actions.filter(({ update, remove }) => !remove && JSON.stringify(update) === '{}')).toEqual([])

  const after = await verify(...options, `--overlay=${file('drift.json')}`)
  expect([after.exitCode, after.stdout]).toEqual([0, expect.stringContaining('1 of 1 operation reached')])
})
