import { describe, expect, it } from 'vitest'
import { type AnyMock, createMock } from '#mocks'
import { openapi } from '#mocks/openapi'
import { hosts, type OpenHost, type Send } from '../host.ts'

const parcels = async () => createMock(await openapi('test/contracts/third-api/parcels.yaml'))
const headers = { 'X-Api-Key': 'key-5f1d77ac20', 'Content-Type': 'application/json' }

/** Asks a mock without any host. */
async function inProcess(mock: AnyMock): Promise<OpenHost> {
  const send: Send = async (method, path, sent = {}) => {
    const body = sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }
    const request = new Request(`http://mock.test${path}`, { method, headers: { ...sent.headers }, ...body })
    const response = await mock.fetch(request)
    const text = await response.text()
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      text,
      json: text === '' ? undefined : JSON.parse(text),
    }
  }
  return { send, close: () => {} }
}

describe.each([{ host: 'the process itself', open: inProcess }, ...hosts])(
  'a change of what only its owner knows, in $host',
  ({ open }) => {
    it('is made by one of fifty equal requests, and the rest are told that it has been made', async () => {
      const { send, close } = await open(await parcels())
      const parcel = { code: 'k7m2p9', receiver: { name: 'Ada', phones: ['+49301234'] }, items: [{ kind: 'book', grams: 750 }] }
      const created = await send('POST', '/stations/ber-01/parcels', { headers, body: parcel })
      const { id } = created.json as { readonly id: string }
      const code = { currentCode: 'k7m2p9', newCode: 'x8y9z0' }
      const change = () => send('PUT', `/stations/ber-01/parcels/${id}/code`, { headers, body: code })
      const statuses = (await Promise.all(Array.from({ length: 50 }, change))).map(({ status }) => status)
      await close()
      expect(statuses.filter((status) => status < 300)).toHaveLength(1)
      expect(statuses.filter((status) => status === 409)).toHaveLength(49)
    })
  },
)

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
