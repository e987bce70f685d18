import type { Answer, Asked, Fields, Service } from './exchange.ts'
import { isUuid, knownOf } from './form.ts'
import { eventForm, type MuseumHabits, type MuseumStore, ticketForm } from './museum-habits.ts'

const ok = (body: unknown, status = 200): Answer => ({ status, type: 'application/json', body })

const methods: Readonly<Record<string, readonly string[]>> = {
  '/museum-hours': ['GET'],
  '/special-events': ['GET', 'POST'],
  '/special-events/*': ['GET', 'PATCH', 'DELETE'],
  '/tickets': ['POST'],
  '/tickets/*/qr': ['GET'],
}

/** Opens a museum with three events and a ticket. It was written from its document alone. */
export function openMuseum(habits: MuseumHabits): Service {
  const store = seeded()
  const { refuse } = habits
  const handle = (asked: Asked): Answer => {
    const { method, path, query } = asked
    const [, top = '', id] = path.split('/').map((part) => safely(part))
    const known = methods[id === undefined ? `/${top}` : path.endsWith('/qr') ? `/${top}/*/qr` : `/${top}/*`]
    if (!known) return refuse('missing', 'There is no such path')
    if (!known.includes(method)) return { ...refuse('invalid', 'Not so'), status: 405, headers: { Allow: known.join(', ') } }
    if (!habits.lets(asked)) return refuse('unauthorized', 'Who are you?')
    if (['POST', 'PATCH'].includes(method) && !habits.reads(asked)) return refuse('invalid', 'JSON, please')
    const wrong = habits.queryFault(path, query)
    if (wrong) return refuse('invalid', wrong)
    if (top === 'museum-hours') return ok(habits.pages('hours', habits.hours(query), query))
    if (id !== undefined && !isUuid(id)) return refuse('invalid', 'That is no id')
    if (top === 'tickets') return id === undefined ? buy(asked) : picture(id)
    return id === undefined ? onEvents(asked) : onEvent(asked, id.toLowerCase())
  }

  function onEvents({ method, query, body }: Asked): Answer {
    if (method === 'GET') {
      const found = habits.finds([...store.events.values()], query)
      return ok(habits.pages('events', found, query).map((event) => habits.shows(event, 'listed')))
    }
    const fault = habits.eventFault(body, false)
    if (fault) {
      habits.onRefusal(body, undefined, store)
      return refuse('invalid', fault)
    }
    const eventId = habits.createId(body)
    const wanted = { eventId, ...knownOf(eventForm, body) }
    store.events.set(eventId, habits.keeps(wanted, 'created', undefined))
    habits.afterwards(eventId, 'created', store)
    return ok({ ...habits.shows(store.events.get(eventId) ?? wanted, 'created'), ...habits.tells(wanted) }, 201)
  }

  function onEvent({ method, body }: Asked, id: string): Answer {
    const before = store.events.get(id)
    if (!before) return habits.missing(method)
    if (method === 'GET') return ok(habits.shows(before, 'read'))
    if (method === 'DELETE') {
      habits.removes(id, store)
      return { status: 204 }
    }
    const fault = habits.eventFault(body, true)
    if (fault) {
      habits.onRefusal(body, id, store)
      return refuse('invalid', fault)
    }
    const wanted = { ...before, ...knownOf(eventForm, body) }
    store.events.set(id, habits.keeps(wanted, 'updated', before))
    habits.afterwards(id, 'updated', store)
    return ok({ ...habits.shows(store.events.get(id) ?? wanted, 'updated'), ...habits.tells(wanted) })
  }

  function buy({ body }: Asked): Answer {
    const fault = habits.ticketFault(body)
    if (fault) return refuse('invalid', fault)
    const { ticketType, eventId } = body as Fields
    if (ticketType === 'event' && eventId === undefined) return refuse('invalid', 'Look at "eventId"')
    if (eventId !== undefined && !(typeof eventId === 'string' && store.events.has(eventId.toLowerCase())))
      return refuse('missing', 'There is no such event')
    const ticketId = habits.createId(undefined)
    const { email: _, ...known } = knownOf(ticketForm, body)
    store.tickets.set(ticketId, { ...knownOf(ticketForm, body), ticketId })
    const message = `Museum ${ticketType === 'event' ? 'special event' : 'general entry'} ticket purchased`
    return ok(
      habits.showsTicket({
        ...known,
        message,
        ticketId,
        confirmationCode: `ticket-${String(ticketType)}-${ticketId.slice(0, 6)}`,
      }),
      201,
    )
  }

  const picture = (id: string): Answer =>
    store.tickets.has(id.toLowerCase())
      ? { status: 200, type: 'image/png', body: Buffer.from('89504e470d0a1a0a', 'hex') }
      : refuse('missing', 'There is no such ticket')

  return {
    answer: (asked) => habits.edit(handle(asked), asked),
    dump: () => JSON.stringify([[...store.events], [...store.tickets]]),
  }
}

function safely(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function seeded(): MuseumStore {
  const event = (eventId: string, name: string, dates: readonly string[], price: number): readonly [string, Fields] => [
    eventId,
    { eventId, name, location: 'Hall of maps', eventDescription: `${name}, told by those who were there.`, dates, price },
  ]
  return {
    events: new Map([
      event('11111111-2222-4333-8444-000000000001', 'Night of the maps', ['2031-03-04', '2031-03-05'], 12),
      event('11111111-2222-4333-8444-000000000002', 'Ships in bottles', ['2031-04-10'], 0),
      event('11111111-2222-4333-8444-000000000003', 'Talking stones', ['2031-05-01', '2031-05-08'], 7.5),
    ]),
    tickets: new Map([
      [
        '11111111-2222-4333-8444-00000000000a',
        { ticketId: '11111111-2222-4333-8444-00000000000a', ticketType: 'general', ticketDate: '2031-03-04' },
      ],
    ]),
  }
}
