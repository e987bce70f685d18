import { randomUUID } from 'node:crypto'
import type { Answer, Asked, Fields } from './exchange.ts'
import { aNumber, anyText, type Form, faultIn, isDate, isEmail, isUuid, listOf, numberFault, oneOf } from './form.ts'

export interface MuseumStore {
  readonly events: Map<string, Fields>
  readonly tickets: Map<string, Fields>
}

/** Why an event is stored or shown. */
export type Occasion = 'created' | 'updated' | 'read' | 'listed'

/** What a museum does in each step; a deviation does one of them otherwise. */
export interface MuseumHabits {
  readonly lets: (asked: Asked) => boolean
  readonly reads: (asked: Asked) => boolean
  readonly refuse: (why: 'unauthorized' | 'invalid' | 'missing', title: string) => Answer
  /** What is answered where there is no event. */
  readonly missing: (method: string) => Answer
  readonly queryFault: (path: string, query: URLSearchParams) => string | undefined
  readonly eventFault: (body: unknown, isChange: boolean) => string | undefined
  readonly ticketFault: (body: unknown) => string | undefined
  /** Before something is refused. `id`: of the event that was to be changed. */
  readonly onRefusal: (body: unknown, id: string | undefined, store: MuseumStore) => void
  readonly createId: (body: unknown) => string
  readonly keeps: (event: Fields, occasion: Occasion, before: Fields | undefined) => Fields
  /** What is told of a change whatever was kept. */
  readonly tells: (wanted: Fields) => Fields
  readonly shows: (event: Fields, occasion: Occasion) => Fields
  readonly showsTicket: (ticket: Fields) => Fields
  readonly finds: (all: readonly Fields[], query: URLSearchParams) => readonly Fields[]
  readonly hours: (query: URLSearchParams) => readonly Fields[]
  readonly pages: (of: 'events' | 'hours', all: readonly Fields[], query: URLSearchParams) => readonly Fields[]
  readonly afterwards: (id: string, occasion: 'created' | 'updated', store: MuseumStore) => void
  readonly removes: (id: string, store: MuseumStore) => void
  readonly edit: (answer: Answer, asked: Asked) => Answer
}

export const account = 'keeper:Rosetta-stone-7'

export const eventForm: Form = {
  name: { required: true, is: anyText },
  location: { required: true, is: anyText },
  eventDescription: { required: true, is: anyText },
  dates: { required: true, is: listOf(isDate) },
  price: { required: true, is: aNumber },
}
export const ticketForm: Form = {
  ticketType: { required: true, is: oneOf('event', 'general') },
  ticketDate: { required: true, is: isDate },
  eventId: { is: isUuid },
  email: { is: isEmail },
}
const id: Form = { eventId: { is: isUuid }, ticketId: { is: isUuid } }

const statuses = { unauthorized: 401, invalid: 400, missing: 404 }
const day = 86_400_000
const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** Ninety days from the first, closed on Mondays. */
function hours(query: URLSearchParams): readonly Fields[] {
  const first = Date.parse(query.get('startDate') ?? dateOf(Date.now()))
  return Array.from({ length: 90 }, (_, index) => first + index * day)
    .filter((time) => new Date(time).getUTCDay() !== 1)
    .map((time) => ({ date: dateOf(time), timeOpen: '09:00', timeClose: new Date(time).getUTCDay() === 5 ? '16:00' : '18:00' }))
}

/** The museum as documented. */
export const documentedMuseum: MuseumHabits = {
  lets: ({ authorization }) => authorization === `Basic ${Buffer.from(account).toString('base64')}`,
  reads: ({ type, body }) => /^application\/json\s*(;|$)/i.test(type) && body !== undefined,
  refuse: (why, title) => ({ status: statuses[why], type: 'application/problem+json', body: { type: 'about:blank', title } }),
  missing: () => documentedMuseum.refuse('missing', 'There is no such event'),
  queryFault: (path, query) => {
    const [start, end] = [query.get('startDate'), query.get('endDate')]
    if (path !== '/museum-hours' && path !== '/special-events') return undefined
    if (start !== null && !isDate(start)) return 'Look at "startDate"'
    if (end !== null && !isDate(end) && path === '/special-events') return 'Look at "endDate"'
    return numberFault(query, 'page', 1) ?? numberFault(query, 'limit', 1, 30)
  },
  eventFault: (body, isChange) => faultIn(eventForm, body, isChange) ?? (isChange ? undefined : faultIn(id, body)),
  ticketFault: (body) => faultIn(ticketForm, body) ?? faultIn(id, body),
  onRefusal: () => undefined,
  createId: () => randomUUID(),
  keeps: (event) => event,
  tells: () => ({}),
  shows: (event) => event,
  showsTicket: (ticket) => ticket,
  finds: (all, query) => {
    const [start, end] = [query.get('startDate') ?? '0000', query.get('endDate') ?? '9999']
    const isAsked = query.has('startDate') || query.has('endDate')
    return all.filter(({ dates }) => !isAsked || (dates as readonly string[]).some((date) => date >= start && date <= end))
  },
  hours,
  pages: (_of, all, query) => {
    const size = Number(query.get('limit') ?? 10)
    const from = (Number(query.get('page') ?? 1) - 1) * size
    return all.slice(from, from + size)
  },
  afterwards: () => undefined,
  removes: (key, { events }) => void events.delete(key),
  edit: (answer) => answer,
}
