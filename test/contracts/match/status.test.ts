import { expect, it } from 'vitest'
import { parseDocument } from '#openapi/load'
import type { ReceivedResponse } from '../../../contracts/http/exchange.ts'
import { match } from '../../../contracts/match/match.ts'
import { plan } from '../../../contracts/sequence/facts.ts'
import { operationOf } from '../../model/accounts.ts'
import { factsOf } from '../sequence/story.ts'

const content = { 'application/json': { schema: { type: 'object' } } }
const books = (responses: object) =>
  parseDocument(
    JSON.stringify({
      openapi: '3.0.3',
      info: { title: 'Books', version: '1' },
      paths: {
        '/books': { get: { operationId: 'listBooks', responses: { 200: { description: 'All', content }, ...responses } } },
      },
    }),
    'books.json',
  )

const problem = { description: 'Refused', content }

it.each([
  ['no failure is documented', {}, 'status 400 is not documented: the operation documents no failure'],
  ['another failure is documented', { 422: problem }, 'status 400 is not documented: expected 200 or 422'],
  ['any failure is documented', { '4XX': problem }, undefined],
])('a refusal that was wanted, where %s', (_, responses, message) => {
  const document = books(responses)
  const operation = operationOf(document, 'listBooks')
  const values = { parameters: {} }
  const planned = plan(factsOf(document), operation, values)
  const text = '{}'
  const headers = { 'content-type': 'application/json' }
  const response: ReceivedResponse = { status: 400, headers, rawHeaders: [], text, bodyBytes: text.length, json: {} }
  const request = { method: 'GET', url: '', headers: {} }
  const exchange = { request, values: { method: 'GET', url: '', request: values }, startedAt: 0, durationMs: 1, response }
  const expected = { outcome: 'failure', rule: 'rule/constraint', otherwise: 'it is accepted' } as const
  const { findings } = match({ document, planned, expected, exchange, seen: new Set() })
  expect(findings.find(({ rule }) => rule === 'status')?.message).toBe(message)
})
