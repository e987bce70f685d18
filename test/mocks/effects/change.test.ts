import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'

const parcels = async () => createMock(await openapi('test/contracts/third-api/parcels.yaml'))
const headers = { 'X-Api-Key': 'key-5f1d77ac20', 'Content-Type': 'application/json' }

describe('a change of what only its owner knows, of any document', () => {
  it('is made by one of fifty equal requests, and the rest are told that it has been made', async () => {
    const mock = await parcels()
    const send = (method: string, path: string, body: object) =>
      mock.fetch(new Request(`http://mock.test${path}`, { method, headers, body: JSON.stringify(body) }))
    const parcel = { code: 'k7m2p9', receiver: { name: 'Ada', phones: ['+49301234'] }, items: [{ kind: 'book', grams: 750 }] }
    const created = await send('POST', '/stations/ber-01/parcels', parcel)
    const { id } = (await created.json()) as { id: string }
    const change = () => send('PUT', `/stations/ber-01/parcels/${id}/code`, { currentCode: 'k7m2p9', newCode: 'x8y9z0' })
    const statuses = (await Promise.all(Array.from({ length: 50 }, change))).map(({ status }) => status)
    expect(statuses.filter((status) => status < 300)).toHaveLength(1)
    expect(statuses.filter((status) => status === 409)).toHaveLength(49)
  })
})

describe('a document that says which credential there is', () => {
  it('is asked with that one only', async () => {
    const mock = await parcels()
    const statusWith = async (own: Record<string, string>) =>
      (await mock.fetch(new Request('http://mock.test/stations/ber-01/parcels/p-100', { headers: own }))).status
    expect(await statusWith(headers)).toBe(200)
    expect(await statusWith({ 'X-Api-Key': 'another' })).toBe(401)
    expect(await statusWith({})).toBe(401)
  })
})
