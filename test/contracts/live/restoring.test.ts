import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '#contracts'
import { type ApiName, type Call, type Deviation, documents, startDeviating, startTarget, verifyLive } from './target.ts'

const changes = ({ path }: Call) => /update_password|changepassword/.test(path)
const creates = ({ path, method }: Call) => method === 'POST' && /users\/create$|admin\/user$/.test(path)
const changing = { milvus: 'updatePassword', uiza: 'changePassword' } as const
const absent = { status: 404, headers: {}, body: '404 page not found' }

// The first requests look which notation is served; then accounts are made, and changed.
const moments = [1, 2, 3, 4, 5, 6, 8, 11, 14, 40]

describe.concurrent.each<ApiName>(['milvus', 'uiza'])('a run against %s that is interrupted', (name) => {
  it.each([
    ['with accounts of its own', false],
    ['with the documented account', true],
  ])('at any request, %s, leaves nothing behind', async (_, borrows) => {
    const { mock, url } = await startTarget(name)
    const before = await mock.snapshot()
    const selection = { operation: changing[name] }
    for (const last of moments) {
      const interruption = new AbortController()
      let calls = 0
      const target = await startDeviating(url, (call, goOn) => {
        calls += 1
        if (calls === last) interruption.abort()
        return borrows && creates(call) ? absent : goOn()
      })
      const report = await verifyLive(target, documents[name](), { selection, signal: interruption.signal })
      expect(report.unrestored).toEqual([])
      expect(report.cases.filter(({ reason }) => reason === 'the run was interrupted').length).toBeGreaterThan(0)
      expect(await mock.snapshot()).toEqual(before)
    }
  })
})

describe.concurrent.each<ApiName>(['milvus', 'uiza'])('the documented account of a %s that', (name) => {
  /** Checks a target that creates no users and deviates besides. */
  async function borrow(deviation: Deviation) {
    const { mock, url } = await startTarget(name)
    const before = await mock.snapshot()
    const target = await startDeviating(url, (call, goOn) => (creates(call) ? absent : deviation(call, goOn)))
    const report = await verifyLive(target, documents[name](), { selection: { operation: changing[name] } })
    return { report, restored: JSON.stringify(await mock.snapshot()) === JSON.stringify(before) }
  }

  it('changes, but cuts its answer once, is set back', async () => {
    let cut = 0
    const { report, restored } = await borrow(async (call, goOn) => {
      const answer = await goOn()
      return changes(call) && cut++ === 0 ? 'cut' : answer
    })
    expect(restored).toBe(true)
    expect(exitCodeOf(report)).toBe(1)
  })

  it('changes, but answers 500, is set back', async () => {
    let failed = 0
    const { report, restored } = await borrow(async (call, goOn) => {
      const answer = await goOn()
      return changes(call) && failed++ === 0 ? { ...answer, status: 500 } : answer
    })
    expect(restored).toBe(true)
    expect(exitCodeOf(report)).toBe(1)
  })

  it('refuses to be set back is said to be left, with exit code 4', async () => {
    let changed = 0
    const refused = { status: 503, headers: { 'content-type': 'application/json' }, body: '{}' }
    const { report, restored } = await borrow((call, goOn) => (changes(call) && changed++ > 0 ? refused : goOn()))
    expect(restored).toBe(false)
    expect(report.unrestored[0]).toMatch(/^(updatePassword|changePassword) with \w+ "[\w-]+": its value from before the run$/)
    expect(exitCodeOf(report)).toBe(4)
  })
})

const selection = { operation: 'createUser' }

it('says that an account it made is still there, with exit code 4', async () => {
  const { url } = await startTarget('milvus')
  const refused = { status: 503, headers: { 'content-type': 'application/json' }, body: '{}' }
  const target = await startDeviating(url, (call, goOn) => (call.path.endsWith('/drop') ? refused : goOn()))
  const report = await verifyLive(target, documents.milvus(), { selection })
  expect(report.unrestored[0]).toMatch(/^dropUser with userName "milvus\w+_\w+"$/)
  expect(exitCodeOf(report)).toBe(4)
})

it('removes an account that was made though the answer to its creation was cut', async () => {
  const { mock, url } = await startTarget('milvus')
  const before = await mock.snapshot()
  const target = await startDeviating(url, async (call, goOn) => (creates(call) ? goOn().then(() => 'cut' as const) : goOn()))
  await verifyLive(target, documents.milvus())
  expect(await mock.snapshot()).toEqual(before)
})
