import { describe, expect, it } from 'vitest'
import { asking } from './asking.ts'
import { editions, petsDocument } from './pets.ts'

describe.each(editions)('a plain collection in OpenAPI $name', (edition) => {
  const pets = () => asking(petsDocument(edition))

  it('begins with the records of the examples', async () => {
    const { mock, ask } = await pets()
    expect((await ask('GET', '/pets')).body).toEqual(mock.pets?.all())
    expect(mock.pets?.all().slice(0, 2)).toMatchObject([
      { id: 1, name: 'Juniper' },
      { id: 2, name: 'Otis' },
    ])
    expect((await ask('GET', '/pets/1')).body).toMatchObject({ id: 1, name: 'Juniper', status: 'available', age: 3 })
  })

  it('keeps what is created: with a key, defaults, times and a Location', async () => {
    const { mock, ask } = await pets()
    const created = await ask('POST', '/pets', { name: 'Fig' })
    expect(created).toMatchObject({ status: 201, body: { name: 'Fig', status: 'available' } })
    const { id, createdAt } = created.body as { id: number; createdAt: string }
    expect(Number.isInteger(id)).toBe(true)
    expect(Date.now() - Date.parse(createdAt)).toBeLessThan(60_000)
    expect(created.headers.get('location')).toBe(`/pets/${id}`)
    expect(await ask('GET', `/pets/${id}`)).toMatchObject({ status: 200, body: created.body })
    expect((await ask('GET', '/pets')).body).toContainEqual(created.body)
    expect(mock.pets?.find(id)).toMatchObject({ name: 'Fig' })
    expect(mock.collections['/pets']?.find(id)).toMatchObject({ name: 'Fig' })
  })

  it('tells the properties of a record in the order of its schema, also after a change', async () => {
    const { ask } = await pets()
    const created = await ask('POST', '/pets', { age: 3, name: 'Fig' })
    const order = ['id', 'name', 'status', 'age', 'createdAt']
    expect(Object.keys(created.body as object)).toEqual(order)
    const { id } = created.body as { readonly id: number }
    expect(Object.keys((await ask('PATCH', `/pets/${id}`, { age: 4 })).body as object)).toEqual(order)
    expect(((await ask('GET', '/pets')).body as object[]).map(Object.keys)).toContainEqual(order)
  })

  it('ignores a key that only the server gives', async () => {
    const { ask } = await pets()
    const { body } = await ask('POST', '/pets', { name: 'Fig', id: 1 })
    expect((body as { id: number }).id).not.toBe(1)
  })

  it('lists by the documented filters, sorted, a part', async () => {
    const { mock, ask } = await pets()
    await mock.restore({ pets: [1, 2, 3, 4].map((id) => ({ id, name: `Pet ${id}`, status: id % 2 ? 'sold' : 'pending' })) })
    const idsOf = async (query: string) => ((await ask('GET', `/pets?${query}`)).body as { id: number }[]).map(({ id }) => id)
    expect(await idsOf('status=sold')).toEqual([1, 3])
    expect(await idsOf('limit=2')).toEqual([1, 2])
    expect(await idsOf('limit=2&offset=2')).toEqual([3, 4])
    expect(await idsOf('sort=-id')).toEqual([4, 3, 2, 1])
    expect(await idsOf('sort=name&limit=1')).toEqual([1])
  })

  it('replaces, updates and removes, and what is gone is missing', async () => {
    const { ask } = await pets()
    expect(await ask('PATCH', '/pets/1', { age: 4 })).toMatchObject({ status: 200, body: { name: 'Juniper', age: 4 } })
    expect(await ask('GET', '/pets/1')).toMatchObject({ body: { name: 'Juniper', age: 4, status: 'available' } })
    const replaced = await ask('PUT', '/pets/1', { name: 'June' })
    expect(replaced).toMatchObject({ status: 200, body: { id: 1, name: 'June', createdAt: '2024-05-01T09:00:00Z' } })
    expect(replaced.body).not.toHaveProperty('age')
    expect(await ask('DELETE', '/pets/1')).toMatchObject({ status: 204, body: undefined })
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      const refused = await ask(method, '/pets/1', method === 'PUT' || method === 'PATCH' ? { name: 'June' } : undefined)
      expect(refused).toMatchObject({ status: 404, body: { code: 404 } })
      expect((refused.body as { message: string }).message).toContain('1')
    }
    expect((await ask('GET', '/pets')).body).not.toContainEqual(expect.objectContaining({ id: 1 }))
  })

  it('goes back to how it began', async () => {
    const { mock, ask } = await pets()
    const before = await mock.snapshot()
    await ask('POST', '/pets', { name: 'Fig' })
    await ask('DELETE', '/pets/2')
    await mock.reset()
    expect(await mock.snapshot()).toEqual(before)
    await mock.reset('empty')
    expect((await ask('GET', '/pets')).body).toEqual([])
  })
})
