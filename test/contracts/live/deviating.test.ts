import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '#contracts'
import { type Answer, type Call, check, type Deviation, findingsOf } from './target.ts'

const done = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"code":0,"data":{}}' }
const changes = ({ path }: Call) => path.endsWith('/update_password')
const withBody = (answer: Answer, body: object): Answer => ({ ...answer, body: JSON.stringify(body) })

/** Changes the JSON of every success of a change. */
const editing =
  (edit: (body: Record<string, unknown>, call: Call) => object): Deviation =>
  async (call, goOn) => {
    const answer = await goOn()
    if (!/update_password|changepassword/.test(call.path) || answer.status !== 200) return answer
    return withBody(answer, edit(JSON.parse(answer.body), call))
  }

describe('a Milvus that', () => {
  it.each<[string, Deviation, readonly string[]]>([
    [
      'accepts the stale password, and does nothing',
      async (call, goOn) => {
        const answer = await goOn()
        const { userName, password } = JSON.parse(call.body)
        const stale = password === 'P@ssw0rd' && userName !== 'milvusNobody'
        return stale && answer.body.includes('1400') ? done : answer
      },
      ['example/accepted updatePassword', 'state/stale updatePassword'],
    ],
    [
      'says the password in its message',
      async (call, goOn) => {
        const answer = await goOn()
        const { password } = JSON.parse(call.body || '{}')
        return answer.body.includes('1400') ? withBody(answer, { code: 1400, message: `wrong: ${password}` }) : answer
      },
      ['secret updatePassword'],
    ],
    [
      'lets everybody in with the old credential',
      (call, goOn) => {
        const old = call.headers.authorization?.endsWith(':P@ssw0rd')
        return goOn(old ? { ...call, headers: { ...call.headers, authorization: 'Bearer root:Milvus' } } : call)
      },
      ['state/link updatePassword'],
    ],
    ['adds an undocumented property', editing((body) => ({ ...body, traceId: 7 })), ['schema updatePassword']],
    ['leaves out a documented one', editing(({ code }) => ({ code })), ['schema updatePassword']],
    [
      'answers as text',
      async (call, goOn) => {
        const answer = await goOn()
        return changes(call) ? { ...answer, headers: { ...answer.headers, 'content-type': 'text/plain' } } : answer
      },
      ['content-type updatePassword'],
    ],
    [
      'says something after its JSON',
      async (call, goOn) => {
        const answer = await goOn()
        return changes(call) ? { ...answer, body: `${answer.body} OK` } : answer
      },
      ['json updatePassword'],
    ],
    [
      'answers with an undocumented status',
      async (call, goOn) => ({ ...(await goOn()), ...(changes(call) ? { status: 202 } : {}) }),
      ['status updatePassword'],
    ],
    ['cuts its answers', (call, goOn) => (changes(call) ? goOn().then(() => 'cut') : goOn()), ['connection updatePassword']],
  ])('%s', async (_, deviation, findings) => {
    const report = await check('milvus', deviation)
    expect(findingsOf(report)).toEqual(findings)
    expect(exitCodeOf(report)).toBe(1)
  })

  it('hangs in one operation is told of that one, and asked for the others', async () => {
    const report = await check('milvus', (call, goOn) => (changes(call) ? 'hang' : goOn()), { timeoutMs: 100 })
    expect(findingsOf(report)).toEqual(['time-limit updatePassword'])
    expect(exitCodeOf(report)).toBe(1)
    expect(
      report.cases.filter(({ operation, status }) => operation !== 'updatePassword' && status !== 'skipped').length,
    ).toBeGreaterThan(8)
  })
})

describe('a Uiza that', () => {
  it.each<[string, Deviation, readonly string[]]>([
    [
      'gives every answer the same requestId',
      editing((body) => ({ ...body, requestId: 'b2997244-3579-4898-86ae-c0395c2db1ee' })),
      ['fresh changePassword', 'fresh changePasswordByPost'],
    ],
    [
      'gives the time of long ago',
      editing((body) => ({ ...body, datetime: '2018-06-22T16:27:06.917Z' })),
      ['fresh changePassword', 'fresh changePasswordByPost'],
    ],
    [
      'tells of another user',
      editing((body) => ({ ...body, data: { id: '00000000-0000-4000-8000-000000000000' } })),
      ['value changePassword', 'value changePasswordByPost'],
    ],
    [
      'has another code in its body',
      editing((body) => ({ ...body, code: 201 })),
      ['schema changePassword', 'schema changePasswordByPost'],
    ],
  ])('%s', async (_, deviation, findings) => {
    const report = await check('uiza', deviation)
    expect(findingsOf(report)).toEqual(findings)
    expect(exitCodeOf(report)).toBe(1)
  })
})
