import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'

const list = 'http://mock.test/v2/vectordb/users/list'
const post = (body: string) => new Request(list, { method: 'POST', body })
const megabyte = 1_048_576

/** Bytes that stay alive when everything else has been collected. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  return process.memoryUsage().heapUsed
}

describe('the journal', () => {
  it('keeps no body above what it shows', async () => {
    const mock = createMock(milvus)
    const send = (count: number) => mock.fetch(post(`{"dbName":"${'x'.repeat(megabyte)}${count}"}`))
    await send(0)
    const before = heapBytes()
    for (let count = 1; count <= 40; count += 1) await send(count)
    expect(heapBytes() - before).toBeLessThan(10 * megabyte)
    expect(mock.journal.list().at(-1)?.request.body).toMatch(/^\(10485\d\d characters\)$/)
  })

  it('hides the secrets of a body it does not keep', async () => {
    const mock = createMock(milvus)
    const secret = 'S3cret-of-a-long-body'
    const headers = { 'x-note': secret }
    const body = JSON.stringify({ userName: 'root', password: secret, newPassword: 'N3w-secret', dbName: 'x'.repeat(70_000) })
    await mock.fetch(new Request(list.replace('list', 'update_password'), { method: 'POST', headers, body }))
    expect(JSON.stringify(mock.journal.list())).toContain('"x-note":"(hidden)"')
  })

  it('forgets the oldest when what it keeps takes more than 2 MB in a sandbox, and 32 MB without a name', async () => {
    const mock = createMock(milvus)
    const one = mock.sandbox('one')
    for (let count = 0; count < 100; count += 1) await one.fetch(post(`{"dbName":"${'x'.repeat(50_000)}"}`))
    expect(one.journal.list().length).toBeGreaterThan(10)
    expect(one.journal.list().length).toBeLessThanOrEqual((2 * megabyte) / 100_000)
    for (let count = 0; count < 400; count += 1) await mock.fetch(post(`{"dbName":"${'x'.repeat(50_000)}"}`))
    expect(mock.journal.list().length).toBeGreaterThan(200)
    expect(mock.journal.list().length).toBeLessThanOrEqual((32 * megabyte) / 100_000)
  })
})
