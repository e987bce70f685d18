import type { Fields } from './exchange.ts'
import { isObject } from './form.ts'
import { documentedMuseum, type MuseumHabits } from './museum-habits.ts'

const dayAfter = (date: string, days: number): string => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)

/** Museums that keep every promise, each in a way of its own. */
export const museumVariants: Readonly<Record<string, Partial<MuseumHabits>>> = {
  'is as documented': {},
  'tells of refusals in its own words, and more': {
    refuse: (why, title) => ({
      ...documentedMuseum.refuse(why, title),
      body: { type: 'https://museum.example/problems/7', title: 'Nope', detail: title, instance: '/1', errors: [{ at: 'body' }] },
    }),
  },
  'shows more than is documented': {
    shows: (event, occasion) => ({ ...event, seats: 40, updatedAt: new Date().toISOString(), seen: occasion }),
  },
  'lists the newest first': { finds: (all, query) => documentedMuseum.finds(all.toReversed(), query) },
  'lists by days': {
    finds: (all, query) =>
      documentedMuseum.finds(all, query).toSorted((one, other) => String(one.dates).localeCompare(String(other.dates))),
  },
  'takes the id that a request names': {
    createId: (body) =>
      isObject(body) && typeof body.eventId === 'string' ? body.eventId.toLowerCase() : documentedMuseum.createId(body),
  },
  'takes blanks off texts, and sorts days': {
    keeps: (event) => ({
      ...event,
      name: String(event.name).trim(),
      location: String(event.location).trim(),
      dates: [...(event.dates as readonly string[])].sort(),
    }),
  },
  'lists what is in the next seven days, if it is not asked for others': {
    finds: (all, query) => {
      const start = query.get('startDate') ?? new Date().toISOString().slice(0, 10)
      const end = query.get('endDate') ?? dayAfter(start, 7)
      return documentedMuseum.finds(all, new URLSearchParams({ startDate: start, endDate: end }))
    },
  },
  'has nothing against a second removal': {
    missing: (method) => (method === 'DELETE' ? { status: 204 } : documentedMuseum.missing(method)),
  },
  'names the charset, and sends headers of its own': {
    edit: (answer) => ({
      ...answer,
      ...(answer.type === 'application/json' ? { type: 'application/json; charset=utf-8' } : {}),
      headers: { ETag: '"7"', 'Cache-Control': 'no-store', ...answer.headers },
    }),
  },
  'has many events': { finds: (all, query) => documentedMuseum.finds([...many, ...all], query) },
  'refuses what it does not know': {
    eventFault: (body, isChange) =>
      documentedMuseum.eventFault(body, isChange) ??
      (Object.keys(body as Fields).some((name) => !known.includes(name)) ? 'What is that?' : undefined),
  },
  'refuses a change that changes nothing': {
    eventFault: (body, isChange) =>
      documentedMuseum.eventFault(body, isChange) ??
      (isChange && Object.keys(body as Fields).length === 0 ? 'Nothing?' : undefined),
  },
}

const known = ['eventId', 'name', 'location', 'eventDescription', 'dates', 'price']

const many: readonly Fields[] = Array.from({ length: 300 }, (_, index) => ({
  eventId: `22222222-2222-4333-8444-${String(index).padStart(12, '0')}`,
  name: `Tour ${index}`,
  location: 'Entrance',
  eventDescription: 'A walk',
  dates: [dayAfter('2032-01-01', index)],
  price: 1,
}))
