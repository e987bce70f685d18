import type { Answer, Asked, NewParcel, Parcel, Rules, Station } from './parcel.ts'

const problem = (status: number, title: string): Answer => ({
  status,
  type: 'application/problem+json',
  body: { type: 'about:blank', title, status },
})

const route = /^\/stations\/([^/]+)\/parcels(?:\/([^/]+)(\/code)?)?$/

/** The rules as documented. */
export const documentedRules: Rules = {
  key: (key) => key === 'key-5f1d77ac20',
  station: (name) => /^[a-z]{3}-[0-9]{2}$/.test(name),
  code: (code) => typeof code === 'string' && /^[0-9a-z]{5,20}$/.test(code),
  sameCode: (claimed, { code }) => claimed === code,
  priority: (priority) => [undefined, 'normal', 'express'].includes(priority as string),
  name: (name) => typeof name === 'string' && name.length >= 1 && name.length <= 40,
  phone: (phone) => typeof phone === 'string' && /^\+[0-9]{6,14}$/.test(phone),
  phones: (count) => count >= 1 && count <= 3,
  kind: (kind) => ['letter', 'book', 'box'].includes(kind as string),
  grams: (grams) => Number.isInteger(grams) && Number(grams) >= 1 && Number(grams) <= 30_000,
}

/** Creates a station without parcels. */
export function createStation(rules: Rules): Station {
  const shelf = createShelf(rules)
  return (asked) => {
    if (!rules.key(asked.key)) return problem(401, 'Who are you?')
    const [, station = '', id, code] = (route.exec(asked.path) ?? []).map((part) => part && decodeURIComponent(part))
    const what = `${asked.method} ${id === undefined ? 'parcels' : code ? 'code' : 'parcel'}`
    if (station === '' || !Object.hasOwn(shelf, what)) return problem(404, 'There is no such path')
    if (!rules.station(station)) return problem(422, 'No station has such a name')
    return shelf[what as keyof typeof shelf](asked, station, id ?? '')
  }
}

/** What can be asked of a station, by method and what it is asked of. */
function createShelf(rules: Rules) {
  const parcels = new Map<string, Parcel>()
  let next = 1
  return {
    'POST parcels': ({ body }: Asked, station: string): Answer => {
      if (body === undefined) return problem(400, 'The body is no JSON')
      const fault = faultOf(rules, body)
      if (fault) return problem(422, fault)
      const { code, priority = 'normal', receiver, items } = body as NewParcel
      const id = `p-${next++}`
      const arrivedAt = new Date().toISOString()
      const parcel: Parcel = { id, station, state: 'waiting', priority, arrivedAt, receiver, items, code }
      parcels.set(id, parcel)
      const headers = { Location: `/stations/${station}/parcels/${id}` }
      return { status: 201, type: 'application/json', headers, body: withoutCode(parcel) }
    },
    'PUT code': ({ body }: Asked, _station: string, id: string): Answer => {
      if (body === undefined) return problem(400, 'The body is no JSON')
      const { currentCode, newCode } = (body ?? {}) as Readonly<Record<string, unknown>>
      if (typeof currentCode !== 'string' || !rules.code(newCode)) return problem(422, 'That is no code')
      const parcel = parcels.get(id)
      if (!parcel) return problem(404, 'There is no such parcel')
      if (!rules.sameCode(currentCode, parcel)) return problem(409, 'The code is another one')
      parcels.set(id, { ...parcel, code: String(newCode) })
      return { status: 204 }
    },
    'GET parcel': (_asked: Asked, _station: string, id: string): Answer => {
      const parcel = parcels.get(id)
      if (!parcel) return problem(404, 'There is no such parcel')
      return { status: 200, type: 'application/json', headers: headersOf(parcel), body: withoutCode(parcel) }
    },
    'DELETE parcel': (_asked: Asked, _station: string, id: string): Answer =>
      parcels.delete(id) ? { status: 204 } : problem(404, 'There is no such parcel'),
  }
}

/** What is told of a parcel before its body: a date, a list, an object, JSON. */
const headersOf = ({ arrivedAt, items, receiver }: Parcel): NonNullable<Answer['headers']> => ({
  'X-Arrived-At': arrivedAt,
  'X-Kinds': items.map(({ kind }) => kind).join(', '),
  'X-Size': `grams=${items.reduce((sum, { grams }) => sum + grams, 0)}`,
  'X-Receiver': JSON.stringify({ name: receiver.name }),
})

const withoutCode = (parcel: Parcel): object => Object.fromEntries(Object.entries(parcel).filter(([name]) => name !== 'code'))

function faultOf(rules: Rules, body: unknown): string | undefined {
  if (!isRecord(body)) return 'A parcel is an object'
  const { code, priority, receiver, items } = body
  if (!rules.code(code)) return 'That is no code'
  if (!rules.priority(priority)) return 'There is no such priority'
  if (!isRecord(receiver) || !rules.name(receiver.name) || hasMore(receiver, 'name', 'phones')) return 'Nobody is to receive it'
  const { phones } = receiver
  if (!Array.isArray(phones) || !rules.phones(phones.length) || !phones.every(rules.phone)) return 'Nobody can be called'
  if (!Array.isArray(items) || items.length === 0) return 'There is nothing in it'
  return items.every(
    (item) => isRecord(item) && rules.kind(item.kind) && rules.grams(item.grams) && !hasMore(item, 'kind', 'grams'),
  )
    ? undefined
    : 'Something in it is not carried'
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const hasMore = (value: object, ...names: readonly string[]): boolean => Object.keys(value).some((name) => !names.includes(name))
