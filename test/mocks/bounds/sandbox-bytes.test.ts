import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { openapi } from '#mocks/openapi'
import { createRoom } from '../../../mocks/store/room.ts'
import { UniqueCollection } from '../../../mocks/store/unique-collection.ts'

const megabyte = 1_048_576

describe('the records of a sandbox', () => {
  it('take 256 MB at most: one more is refused, by each kind of mock, and none is lost', async () => {
    const mock = createMock(await openapi('test/scripts/generate/pets.yaml'), { scenario: 'empty' })
    await mock.collections['/pets']?.create({ id: 2, name: 'x'.repeat(255.5 * megabyte) })
    const post = (owner: string) =>
      mock.fetch(
        new Request('http://mock.test/v1/pets', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ name: 'Juniper', owner }),
        }),
      )
    expect((await post('Ada')).status).toBe(201)
    const refused = await post('y'.repeat(megabyte))
    expect([refused.status, refused.headers.get('content-type')]).toEqual([507, 'application/problem+json'])
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining('limit of 256 MB') })
    expect(mock.journal.list().at(-1)).toMatchObject({ response: { status: 507 } })
    expect(mock.collections['/pets']?.count()).toBe(2)
  })

  it('are replaced by none that take more', async () => {
    const mock = createMock(milvus)
    const users = [{ userName: 'ada', password: 'x'.repeat(300 * megabyte) }]
    await expect(mock.restore({ users })).rejects.toThrow('The sandbox has reached its limit of 256 MB of records')
    expect((await mock.snapshot()).users).toHaveLength(2)
  })

  it('have room again when some are removed or become smaller', async () => {
    const pets: UniqueCollection<{ id: number; name: string }> = new UniqueCollection(
      'pets',
      ['id'],
      createRoom(() => pets.all(), 4_000),
    )
    const first = await pets.create({ id: 1, name: 'x'.repeat(2_000) })
    await expect(pets.create({ id: 2, name: 'x'.repeat(2_000) })).rejects.toMatchObject({ code: 'full' })
    await pets.change(first, { name: 'x' })
    const second = await pets.create({ id: 2, name: 'x'.repeat(2_000) })
    await expect(pets.change(second, { name: 'x'.repeat(4_000) })).rejects.toMatchObject({ code: 'full' })
    expect(pets.find(2)?.name).toHaveLength(2_000)
    pets.delete(second)
    await pets.create({ id: 3, name: 'x'.repeat(2_000) })
    expect(pets.count()).toBe(2)
  })
})

describe('sandboxes', () => {
  it('take 256 MB together: of more the least recently used is dropped, and that is told', async () => {
    const mock = createMock(milvus)
    const ask = (name: string) =>
      mock.fetch(
        new Request('http://mock.test/v2/vectordb/users/list', {
          method: 'POST',
          headers: { 'Doublecheck-Sandbox': name },
          body: '{}',
        }),
      )
    for (const name of ['one', 'two', 'three']) {
      await mock.sandbox(name).users.create({ userName: 'ada', password: 'x'.repeat(100 * megabyte) })
      await ask(name)
    }
    expect(mock.sandboxes()).toMatchObject({ dropped: 1, sandboxes: [{ name: 'two' }, { name: 'three' }] })
    expect((await ask('one')).headers.get('doublecheck-sandbox-reset')).toBe('least-recently-used')
  })

  it('lose the journals of the least recently used before any is dropped', async () => {
    const mock = createMock(milvus)
    const ask = (name: string, padding = '') =>
      mock.fetch(
        new Request('http://mock.test/v2/vectordb/users/list', {
          method: 'POST',
          headers: { 'Doublecheck-Sandbox': name },
          body: JSON.stringify({ padding }),
        }),
      )
    for (let index = 0; index < 15; index += 1) await ask('one', 'x'.repeat(60_000))
    const records = mock.sandbox('one').users.count()
    await mock.sandbox('two').users.create({ userName: 'ada', password: 'x'.repeat(255 * megabyte) })
    await ask('two')
    expect(mock.sandboxes().dropped).toBe(0)
    expect(mock.sandbox('one').journal.list()).toEqual([])
    expect(mock.sandbox('two').journal.list()).toHaveLength(1)
    expect(mock.sandbox('one').users.count()).toBe(records)
  })
})
