import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '#contracts'
import { type ApiName, type Call, check, type Deviation, findingsOf } from './target.ts'

// That each broken promise is found is shown in test/contracts/deviations; here, that nothing else is, of no other operation, and
// that all is left as it was found even so.

const done = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"code":0,"data":{}}' }
const changes = ({ path }: Call) => /update_password|changepassword/.test(path)
const fresh = ['fresh changePassword', 'fresh changePasswordByPost']

const says = (body: string, key: string): string | undefined => new RegExp(`"${key}":"([^"]*)"`).exec(body)?.[1]

/** Adds to the JSON of every success of a change. */
const adding =
  (more: object): Deviation =>
  async (call, goOn) => {
    const answer = await goOn()
    if (!changes(call) || answer.status !== 200) return answer
    return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), ...more }) }
  }

describe.concurrent('a server that', () => {
  it.each<[string, ApiName, Deviation, readonly string[]]>([
    [
      'accepts the stale password, and does nothing',
      'milvus',
      async (call, goOn) => {
        const answer = await goOn()
        const stale = says(call.body, 'password') === 'P@ssw0rd' && says(call.body, 'userName') !== 'milvusNobody'
        return stale && changes(call) && answer.body.includes('1400') ? done : answer
      },
      ['state/stale updatePassword'],
    ],
    [
      'lets everybody in with the old credential',
      'milvus',
      (call, goOn) => {
        const old = call.headers.authorization?.endsWith(':P@ssw0rd')
        return goOn(old ? { ...call, headers: { ...call.headers, authorization: 'Bearer root:Milvus' } } : call)
      },
      ['state/link updatePassword'],
    ],
    [
      'cuts its answers',
      'milvus',
      (call, goOn) => (changes(call) ? goOn().then(() => 'cut') : goOn()),
      ['connection updatePassword'],
    ],
    ['gives every answer the same requestId', 'uiza', adding({ requestId: 'b2997244-3579-4898-86ae-c0395c2db1ee' }), fresh],
  ])('%s', async (_, name, deviation, findings) => {
    const report = await check(name, deviation)
    expect(findingsOf(report)).toEqual(findings)
    expect(exitCodeOf(report)).toBe(1)
  })

  it('hangs in one operation is told of that one, and asked for the others', async () => {
    const report = await check('milvus', (call, goOn) => (changes(call) ? 'hang' : goOn()), { timeoutMs: 1_500 })
    expect(findingsOf(report)).toEqual(['time-limit updatePassword'])
    expect(exitCodeOf(report)).toBe(1)
    const asked = report.cases.filter(({ operation, status }) => operation !== 'updatePassword' && status !== 'skipped')
    expect(asked.length).toBeGreaterThan(300)
  })
})
