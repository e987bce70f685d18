import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '#contracts'
import { type ApiName, documents, findingsOf, startDeviating, startTarget, verifyLive } from './target.ts'

// What a server may do otherwise is varied in test/contracts/deviations/conforming; here is what one run there cannot show.

describe.concurrent.each<ApiName>(['milvus', 'uiza'])('a %s that asks for its credential', (name) => {
  it('is left as it was found by one run after another, and each says the same', async () => {
    const { mock, url } = await startTarget(name, { authorization: 'required' })
    const before = await mock.snapshot()
    for (let run = 0; run < 2; run++) {
      const report = await verifyLive(url, documents[name]())
      expect(findingsOf(report)).toEqual([])
      expect(exitCodeOf(report)).toBe(0)
      expect(await mock.snapshot()).toEqual(before)
    }
  })
})

describe.concurrent('a Uiza that does not ask for the key it documents', () => {
  it.each([
    ['optional' as const, ['auth']],
    // Then everybody is an Admin, and much else is otherwise than documented.
    ['off' as const, expect.arrayContaining(['auth', 'example/accepted'])],
  ])('is told so, and is left as it was found, with authorization %s', async (authorization, rules) => {
    const { mock, url } = await startTarget('uiza', { authorization })
    const before = await mock.snapshot()
    const { findings } = await verifyLive(url, documents.uiza())
    expect([...new Set(findings.map(({ rule }) => rule))].toSorted()).toEqual(rules)
    expect(await mock.snapshot()).toEqual(before)
  })
})

describe.concurrent('users of a Milvus that asks for a credential', () => {
  const post = (url: string, path: string, token: string, body: object) =>
    fetch(`${url}/v2/vectordb/users/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
  const stateOf = async (url: string) => ({
    users: await (await post(url, 'list', 'root:Milvus', {})).json(),
    root: (await post(url, 'describe', 'root:Milvus', { userName: 'root' })).status,
    admin: (await post(url, 'describe', 'milvusAdmin:P@ssw0rd', { userName: 'milvusAdmin' })).status,
    stranger: (await post(url, 'describe', 'milvusAdmin:P@ssw0rd!', { userName: 'milvusAdmin' })).status,
  })

  it('are the same after a run, and log in as before', async () => {
    const { url } = await startTarget('milvus', { authorization: 'required' })
    const before = await stateOf(url)
    expect(before).toEqual({ users: { code: 0, data: ['milvusAdmin', 'root'] }, root: 200, admin: 200, stranger: 401 })
    await verifyLive(url, documents.milvus(), { token: 'root:Milvus', selection: { operation: 'updatePassword' } })
    expect(await stateOf(url)).toEqual(before)
  })
})

describe.concurrent('a Uiza that serves one notation of the change', () => {
  const nothing = { status: 405, headers: { 'content-type': 'text/plain' }, body: 'no such method' }

  it.each([
    ['PUT', 'changePasswordByPost', 'POST'],
    ['POST', 'changePassword', 'PUT'],
  ])('as %s: only %s is left out', async (_, operation, missing) => {
    const { mock, url } = await startTarget('uiza')
    const before = await mock.snapshot()
    const target = await startDeviating(url, (call, goOn) =>
      call.method === missing && call.path.endsWith('/changepassword') ? nothing : goOn(),
    )
    const { cases } = await verifyLive(target, documents.uiza())
    const unlike = cases.filter((one) => one.status !== (one.operation === operation ? 'skipped' : 'passed'))
    // Nobody else's account is changed or removed, not even to see whether that is refused.
    const reasons = unlike.flatMap((one) => (one.status === 'skipped' ? [one.reason ?? ''] : ['']))
    expect(
      reasons.filter(
        (reason) =>
          !/(has not created|did not create)( \(.*\))?$|--allow=all$|^a request that it depends on did not succeed$/.test(reason),
      ),
    ).toEqual([])
    expect(await mock.snapshot()).toEqual(before)
  })

  it('as neither breaks it', async () => {
    const { url } = await startTarget('uiza')
    const target = await startDeviating(url, (call, goOn) => (call.path.endsWith('/changepassword') ? nothing : goOn()))
    const report = await verifyLive(target, documents.uiza())
    expect(findingsOf(report)).toEqual(['not-served changePassword', 'not-served changePasswordByPost'])
    expect(exitCodeOf(report)).toBe(1)
  })
})

describe.concurrent('a target that creates no users', () => {
  it.each([
    ['milvus', 'updatePassword', /users\/create$/],
    ['uiza', 'changePassword', /admin\/user$/],
  ] as const)(
    'of %s is checked with the documented account on loopback, and left as it was',
    async (name, operation, creates) => {
      const { mock, url } = await startTarget(name)
      const before = await mock.snapshot()
      const target = await startDeviating(url, (call, goOn) =>
        call.method === 'POST' && creates.test(call.path) ? { status: 404, headers: {}, body: '404 page not found' } : goOn(),
      )
      const report = await verifyLive(target, documents[name]())
      expect(findingsOf(report)).toEqual([])
      const states = report.cases.filter((one) => one.operation === operation && one.kind === 'change')
      // A documented password may differ from the one before it in its last character.
      const left = states.filter(({ status }) => status !== 'passed').map(({ id, reason }) => `${id} ${reason ?? ''}`)
      expect(left.filter((one) => !/\/change\/others |the nearest value was itself current before$/.test(one))).toEqual([])
      expect(await mock.snapshot()).toEqual(before)
    },
  )
})
