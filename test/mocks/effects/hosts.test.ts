import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'
import { hosts } from '../host.ts'
import { editions, petsDocument } from './pets.ts'

describe.each(hosts)('the mock of a document in $host', ({ open }) => {
  it('keeps what is created, changes and removes it', async () => {
    const mock = createMock(await openapi(petsDocument(editions[0])), { scenario: 'empty' })
    const { send, close } = await open(mock)
    const created = await send('POST', '/pets', { headers: { 'Content-Type': 'application/json' }, body: { name: 'Fig' } })
    expect(created.status).toBe(201)
    const { id } = created.json as { id: number }
    expect(created.header('location')).toBe(`/pets/${id}`)
    expect((await send('GET', '/pets')).json).toEqual([created.json])
    const headers = { 'Content-Type': 'application/json' }
    expect((await send('PATCH', `/pets/${id}`, { headers, body: { age: 2 } })).json).toMatchObject({ name: 'Fig', age: 2 })
    expect((await send('POST', '/pets', { headers, body: {} })).status).toBe(422)
    expect((await send('DELETE', `/pets/${id}`)).status).toBe(204)
    expect((await send('GET', `/pets/${id}`)).status).toBe(404)
    await close()
  })

  it('keeps sandboxes apart, and its journal without secrets', async () => {
    const mock = createMock(await openapi(petsDocument(editions[0])), { scenario: 'empty' })
    const { send, close } = await open(mock)
    const headers = { 'Content-Type': 'application/json', 'Doublecheck-Sandbox': 'one' }
    await send('POST', '/pets', { headers, body: { name: 'Fig' } })
    expect((await send('GET', '/pets')).json).toEqual([])
    expect((await send('GET', '/pets', { headers })).json).toHaveLength(1)
    expect(
      mock
        .sandbox('one')
        .journal.list()
        .map(({ operation }) => operation),
    ).toEqual(['POST /pets', 'GET /pets'])
    await close()
  })
})
