import { describe, expect, it } from 'vitest'
import { type Report, verify } from '#contracts'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { createListener } from '#mocks/server'
import { milvusDocument } from '#openapi/milvus'
import { serve } from './servers.ts'

type Options = Parameters<typeof verify>[0]

const scenario = {
  users: [
    { userName: 'root', password: 'Milvus', roles: [] },
    { userName: 'milvusAdmin', password: 'P@ssw0rd', roles: [] },
    { userName: 'first', password: 'P@ssw0rd!', roles: [] },
    { userName: 'second', password: 'S3cond-one', roles: [] },
  ],
}

/** A Milvus where nobody can be created, reached by a name that is not this machine's. */
async function withoutCreation() {
  const mock = createMock(milvus, { scenario })
  const listener = createListener({ mocks: [mock] })
  const changed = new Set<string>()
  const proxy = await serve((request, response) => {
    request.url = request.url?.replace('http://milvus.test', '') ?? '/'
    if (request.url.endsWith('/users/create')) return response.writeHead(404).end()
    if (!request.url.endsWith('/update_password')) return listener(request, response)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.prependListener('end', () => {
      const name = /"userName":"(\w+)"/.exec(Buffer.concat(chunks).toString())?.[1]
      if (name !== undefined) changed.add(name)
    })
    return listener(request, response)
  })
  return { mock, proxy, changed }
}

function run(proxy: string, options: Partial<Options>): Promise<Report> {
  let count = 0
  return verify({
    documents: [milvusDocument()],
    target: 'http://milvus.test',
    environment: { HTTP_PROXY: proxy },
    mock: false,
    selection: { operation: 'updatePassword' },
    timeoutMs: 10_000,
    now: Date.now,
    createId: () => `t${count++}`,
    ...options,
  })
}

describe('a target where nobody can be created', () => {
  it('is checked with the accounts given: the first is changed and put back, the second stays as it is', async () => {
    const { mock, proxy, changed } = await withoutCreation()
    const before = await mock.snapshot()
    const accounts = [
      { name: 'first', password: 'P@ssw0rd!' },
      { name: 'second', password: 'S3cond-one' },
    ]
    const report = await run(proxy, { accounts })
    expect(report.findings).toEqual([])
    expect(report.unrestored).toEqual([])
    expect(report.cases.find(({ id }) => id === 'milvus/updatePassword/change/others')?.status).toBe('passed')
    expect(report.summary.passed).toBeGreaterThan(40)
    expect(await mock.snapshot()).toEqual(before)
    expect(changed.has('milvusAdmin')).toBe(false)
    expect(JSON.stringify(report)).not.toMatch(/S3cond-one/)
  })

  it('is left alone without one: what the document speaks of may be somebody’s', async () => {
    const { proxy, changed } = await withoutCreation()
    const report = await run(proxy, { selection: {} })
    expect([...changed]).toEqual([])
    const asked = report.cases.filter(({ operation, kind }) => operation === 'updatePassword' && kind !== 'transport')
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set(['skipped']))
    expect(asked[0]?.reason).toBe(
      'no record to use: createUser was not served, no --account was given, and the documented one is used only on the mock and on loopback',
    )
  })
})
