import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '#contracts'
import { type ApiName, documents, findingsOf, startDeviating, startTarget, verifyLive } from './target.ts'

describe.each<ApiName>(['milvus', 'uiza'])('a %s that keeps what is documented', (name) => {
  const document = documents[name]()

  it.each([
    ['optional', 1],
    ['off', 1],
    ['required', 10],
  ] as const)('is left as it was found, with authorization %s, by %d runs', async (authorization, runs) => {
    const { mock, url } = await startTarget(name, { authorization })
    const before = await mock.snapshot()
    for (let run = 0; run < runs; run++) {
      const report = await verifyLive(url, document)
      expect(findingsOf(report)).toEqual([])
      expect(exitCodeOf(report)).toBe(0)
    }
    expect(await mock.snapshot()).toEqual(before)
  })

  it('is found to keep it behind a path of its own', async () => {
    const { url } = await startTarget(name)
    const proxy = await startDeviating(url, (call, goOn) => goOn({ ...call, path: call.path.replace('/behind', '') }))
    const report = await verifyLive(`${proxy}/behind`, document)
    expect(findingsOf(report)).toEqual([])
    expect(report.summary.passed).toBeGreaterThan(10)
  })
})

describe('users of a Milvus that asks for a credential', () => {
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
    await verifyLive(url, documents.milvus(), { token: 'root:Milvus' })
    expect(await stateOf(url)).toEqual(before)
  })
})

describe('a Uiza that serves one notation of the change', () => {
  it.each([
    ['PUT', 'POST'],
    ['POST', 'PUT'],
  ])('as %s keeps the promise without %s', async (_, missing) => {
    const { mock, url } = await startTarget('uiza')
    const before = await mock.snapshot()
    const nothing = { status: 405, headers: { 'content-type': 'text/plain' }, body: 'no such method' }
    const target = await startDeviating(url, (call, goOn) =>
      call.method === missing && call.path.endsWith('/changepassword') ? nothing : goOn(),
    )
    const report = await verifyLive(target, documents.uiza())
    expect(findingsOf(report)).toEqual([])
    expect(exitCodeOf(report)).toBe(0)
    expect(report.summary.skipped).toBe(8)
    expect(await mock.snapshot()).toEqual(before)
  })

  it('as neither breaks it', async () => {
    const { url } = await startTarget('uiza')
    const target = await startDeviating(url, (call, goOn) =>
      call.path.endsWith('/changepassword') ? { status: 405, headers: {}, body: '' } : goOn(),
    )
    const report = await verifyLive(target, documents.uiza())
    expect(findingsOf(report)).toEqual(['not-served changePassword', 'not-served changePasswordByPost'])
    expect(exitCodeOf(report)).toBe(1)
  })
})

describe('a target that creates no users', () => {
  it.each<ApiName>(['milvus', 'uiza'])(
    'of %s is checked with the documented account on loopback, and left as it was',
    async (name) => {
      const { mock, url } = await startTarget(name)
      const before = await mock.snapshot()
      const creates = name === 'milvus' ? /users\/create$/ : /admin\/user$/
      const target = await startDeviating(url, (call, goOn) =>
        call.method === 'POST' && creates.test(call.path) ? { status: 404, headers: {}, body: '404 page not found' } : goOn(),
      )
      const report = await verifyLive(target, documents[name]())
      expect(findingsOf(report)).toEqual([])
      expect(
        report.cases.find(({ kind, operation }) => kind === 'state' && /^(update|change)Password$/.test(operation))?.status,
      ).toBe('passed')
      expect(await mock.snapshot()).toEqual(before)
    },
  )
})
