import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadDocument } from '#openapi/load'
import { matchers } from '../../mocks/hosts/vitest/matchers.ts'

expect.extend(matchers)

// A document with headers of every kind: a number, a pattern, a date, a list, an object, JSON.
const parcels = { document: loadDocument(fileURLToPath(new URL('../contracts/third-api/parcels.yaml', import.meta.url))) }

const parcel = {
  id: 'p-1',
  station: 'ber-01',
  state: 'waiting',
  priority: 'normal',
  arrivedAt: '2026-05-04T09:30:00Z',
  receiver: { name: 'Ada', phones: ['+49301234'] },
  items: [{ kind: 'book', grams: 750 }],
}

const responseWith = (headers: Readonly<Record<string, string>>): Response =>
  new Response(JSON.stringify(parcel), { headers: { 'Content-Type': 'application/json', ...headers } })

const kept = { 'x-rate-remaining': '7', 'x-arrived-at': parcel.arrivedAt }

it.each([
  ['the required ones, in lower case', kept],
  ['all of them', { ...kept, 'X-Kinds': 'book,box', 'X-Size': 'grams=750', 'X-Receiver': '{"name":"Ada"}' }],
  ['one more, which nobody has documented', { ...kept, 'X-Served-By': '7' }],
])('a response with %s keeps its contract', async (_, headers) => {
  await expect(responseWith(headers)).toKeepContract(parcels, 'retrieveParcel')
})

it.each([
  [
    'lacks a required header',
    { 'x-arrived-at': parcel.arrivedAt },
    /expected header "X-Rate-Remaining", actual none \(.*parcels\.yaml:\d+:\d+\)/,
  ],
  [
    'has a word for a number',
    { ...kept, 'x-rate-remaining': 'many' },
    /header "X-Rate-Remaining" must be integer \(.*parcels\.yaml:\d+:\d+\)/,
  ],
  [
    'has another form of date',
    { ...kept, 'x-arrived-at': 'Mon, 04 May 2026 09:30:00 GMT' },
    /"X-Arrived-At" must match format "date-time"/,
  ],
  [
    'has an unknown item in a list',
    { ...kept, 'X-Kinds': 'book,stone' },
    /"X-Kinds" \/1 must be equal to one of the allowed values/,
  ],
  ['has an object with a word for a number', { ...kept, 'X-Size': 'grams=heavy' }, /"X-Size" \/grams must be integer/],
  ['has no JSON where JSON is documented', { ...kept, 'X-Receiver': 'Ada' }, /"X-Receiver" is not JSON/],
])('a response that %s breaks it', async (_, headers, message) => {
  await expect(expect(responseWith(headers)).toKeepContract(parcels, 'retrieveParcel')).rejects.toThrow(message)
})
