import { describe, expect, it } from 'vitest'
import type { Json, Operation } from '#openapi'
import { uizaDocument } from '#openapi/uiza'
import type { Exchange, ReceivedResponse } from '../../../contracts/http/exchange.ts'
import { match } from '../../../contracts/match/match.ts'
import { plan } from '../../../contracts/sequence/facts.ts'
import { expectedOf } from '../../../contracts/sequence/pair.ts'
import { operationOf } from '../../model/accounts.ts'
import { factsOf } from '../sequence/story.ts'

const document = uizaDocument()
const facts = factsOf(document)
const changePassword = operationOf(document, 'changePassword')
const at = Date.parse('2026-01-02T03:04:05.678Z')

const answerOf = (operation: Operation, name: string) =>
  operation.pairs.find((pair) => pair.name === name)?.response.value as object
/** The documented answer to the documented request, as if it came now. */
const fresh = { ...answerOf(changePassword, 'documented'), datetime: '2026-01-02T03:04:05.678Z' }
const wrongPassword = { ...answerOf(changePassword, 'wrongPassword'), datetime: fresh.datetime }

type Deviation = Partial<ReceivedResponse> & { readonly failure?: Exchange['failure']; readonly seen?: Set<unknown> }

/** What is found when the request of a pair gets an answer. */
function find(name: string, body: object | undefined, { failure, seen = new Set(), ...deviation }: Deviation = {}) {
  const pair = changePassword.pairs.find((one) => one.name === name)
  if (!pair) throw new Error(`There is no pair ${name}`)
  const planned = plan(facts, changePassword, pair.request)
  const request = { method: 'PUT', url: '', headers: { Authorization: 'the-key-of-an-admin' } }
  const json: { json?: Json } = body ? { json: body as Json } : {}
  const headers = { 'content-type': 'application/json; charset=utf-8', date: 'Fri, 02 Jan 2026 03:04:05 GMT' }
  const text = JSON.stringify(body) ?? ''
  const received = { headers, rawHeaders: [], text, bodyBytes: Buffer.byteLength(text), ...json }
  const response: ReceivedResponse = { status: pair.response.status, ...received, ...deviation }
  const values = { method: 'PUT', url: '', request: pair.request }
  const exchange: Exchange = { request, values, startedAt: at, durationMs: 1, ...(failure ? { failure } : { response }) }
  const { findings } = match({ document, planned, expected: expectedOf(facts, changePassword, pair, new Map()), exchange, seen })
  return findings.map(({ rule, pointer, severity }) => [rule, pointer, severity].join(' ').replace('  ', ' '))
}

describe('an answer as documented', () => {
  it.each([
    ['documented', fresh],
    ['wrongPassword', wrongPassword],
  ])('to %s breaks nothing', (name, body) => {
    expect(find(name, body)).toEqual([])
  })
})

describe('an answer that is not as documented', () => {
  it.each<[string, string, object | undefined, Deviation, readonly string[]]>([
    ['refuses what is to succeed', 'documented', wrongPassword, { status: 422 }, ['example/refused error']],
    ['serves what, as only observation says, is to fail', 'wrongPassword', fresh, { status: 200 }, ['example/accepted warning']],
    ['has one property too many, with a slash in its name', 'documented', { ...fresh, 'a/b': 1 }, {}, ['schema /a~1b error']],
    [
      'says that it is shorter than it is',
      'documented',
      undefined,
      { text: '{"data"', jsonProblem: 'it ends too early', afterBody: { bytes: 9, sample: ':{}}' } },
      ['connection error'],
    ],
    ['has a status the document does not know', 'documented', fresh, { status: 202 }, ['status error']],
    [
      'is another documented failure, of which only observation says which',
      'wrongPassword',
      { ...answerOf(changePassword, 'unknownUser'), datetime: fresh.datetime },
      { status: 404 },
      ['status warning'],
    ],
    ['has another media type', 'documented', fresh, { headers: { 'content-type': 'text/html' } }, ['content-type error']],
    [
      'has another charset',
      'documented',
      fresh,
      { headers: { 'content-type': 'application/json; charset=latin1' } },
      ['content-type error'],
    ],
    ['is no JSON', 'documented', undefined, { text: '{}}', jsonProblem: 'unexpected' }, ['json error']],
    ['lacks a property', 'documented', { ...fresh, policy: undefined }, {}, ['schema /policy error']],
    ['has one too many', 'documented', { ...fresh, result: true }, {}, ['schema /result error']],
    ['has another value', 'documented', { ...fresh, policy: 'private' }, {}, ['value /policy error']],
    [
      'has another value, of which only observation says which',
      'wrongPassword',
      { ...wrongPassword, retryable: true },
      {},
      ['value /retryable warning'],
    ],
    ['is of long ago', 'documented', { ...fresh, datetime: '2018-06-22T16:27:06.917Z' }, {}, ['fresh /datetime error']],
    [
      'repeats what is to be unique',
      'documented',
      fresh,
      { seen: new Set(['b2997244-3579-4898-86ae-c0395c2db1ee']) },
      ['fresh /requestId error'],
    ],
    [
      'tells the password that was sent',
      'wrongPassword',
      { ...wrongPassword, message: 'N0t the password is wrong' },
      {},
      ['secret error'],
    ],
    [
      'tells the key in a header',
      'documented',
      fresh,
      { headers: { 'content-type': 'application/json', 'x-key': 'the-key-of-an-admin', date: 'Fri, 02 Jan 2026 03:04:05 GMT' } },
      ['secret error'],
    ],
    ['never came', 'documented', undefined, { failure: { kind: 'time-limit', message: 'late' } }, ['time-limit error']],
    ['is cut', 'documented', undefined, { failure: { kind: 'cut', message: 'cut' } }, ['connection error']],
  ])('%s', (_, name, body, deviation, findings) => {
    expect(find(name, body && JSON.parse(JSON.stringify(body)), deviation)).toEqual(findings)
  })

  it('of the wrong outcome is told once, not for each of its places', () => {
    expect(find('documented', { ...wrongPassword, extra: 1 }, { status: 422 })).toEqual(['example/refused error'])
  })

  it('without a clock is measured by our own, ten minutes either way', () => {
    const headers = { 'content-type': 'application/json' }
    expect(find('documented', { ...fresh, datetime: '2026-01-02T03:13:05.678Z' }, { headers })).toEqual([])
    expect(find('documented', { ...fresh, datetime: '2026-01-02T03:15:05.678Z' }, { headers })).toEqual(['fresh /datetime error'])
  })
})
