import { randomUUID } from 'node:crypto'
import { edits, on, type PublicDeviation, rowsOf, untyped, withBody, without } from './deviation.ts'
import type { Fields } from './exchange.ts'
import { anyText, faultIn, isDate, isObject, isUuid, listOf, oneOf } from './form.ts'
import { account, documentedMuseum, eventForm, type MuseumHabits, type Occasion, ticketForm } from './museum-habits.ts'

type Row = PublicDeviation<MuseumHabits>
type Habits = Row['habits']

const { at, life } = rowsOf<MuseumHabits>()

/** Tickets stay: they are bought where everything is allowed, and told of. */
const bought = (name: string, rule: string | readonly string[], habits: Habits): Row => ({
  ...at('buyMuseumTickets', name, rule, habits, { lasts: true }),
  options: { selection: { operation: 'buyMuseumTickets' }, allow: 'all' },
})

const isCreation = on('POST', /^\/special-events$/)
const isRead = on('GET', /^\/special-events\/./)
const isList = on('GET', /^\/special-events$/)
const isHours = on('GET', /^\/museum-hours$/)
const isPurchase = on('POST', /^\/tickets$/)
const isRemoval = on('DELETE', /./)
const cut = (text: unknown): string => String(text).slice(0, 5)
const seeds = '11111111-'

const answers: readonly Row[] = [
  at(
    'createSpecialEvent',
    'an event is made with 200',
    'status',
    edits(isCreation, (one) => ({ ...one, status: 200 })),
  ),
  at(
    'deleteSpecialEvent',
    'an event is gone with 200',
    'status',
    edits(isRemoval, (one) => ({ ...one, status: 200, type: 'application/json', body: {} })),
  ),
  life('what is not there breaks the server', 'removed', () => ({
    missing: () => ({ ...documentedMuseum.refuse('missing', 'Oh'), status: 500 }),
  })),
  at(
    'createSpecialEvent',
    'a broken event breaks the server',
    ['status', 'rule/type', 'rule/required', 'rule/constraint'],
    edits(isCreation, (one) => ({ ...one, status: 500 }), 400, 400),
  ),
  at(
    'listSpecialEvents',
    'a list is called HTML',
    'content-type',
    edits(isList, (one) => ({ ...one, type: 'text/html' })),
  ),
  at(
    'createSpecialEvent',
    'a refusal is plain JSON',
    'content-type',
    edits(isCreation, (one) => ({ ...one, type: 'application/json' }), 400, 499),
  ),
  at(
    'getSpecialEvent',
    'a refusal is a text',
    ['content-type', 'json'],
    edits(isRead, (one) => ({ ...one, type: 'text/plain', body: 'No' }), 400, 499),
  ),
  at('createSpecialEvent', 'an event is made without a media type', 'content-type', edits(isCreation, untyped)),
  at(
    'getMuseumHours',
    'a list is cut off',
    'json',
    edits(isHours, (one) => ({ ...one, body: JSON.stringify(one.body).slice(0, -5) })),
  ),
  at('getSpecialEvent', 'an event has no place', 'schema', edits(isRead, withBody(without('location')))),
  at(
    'getSpecialEvent',
    'a price is a text',
    'schema',
    edits(
      isRead,
      withBody((one: Fields) => ({ ...one, price: String(one.price) })),
    ),
  ),
  at(
    'createSpecialEvent',
    'dates are one text',
    'schema',
    edits(
      isCreation,
      withBody((one: Fields) => ({ ...one, dates: String(one.dates) })),
    ),
  ),
  at(
    'listSpecialEvents',
    'a list is wrapped up',
    'schema',
    edits(
      isList,
      withBody((all) => ({ events: all })),
    ),
  ),
  at(
    'listSpecialEvents',
    'a list has no prices',
    'schema',
    edits(
      isList,
      withBody((all: Fields[]) => all.map((one) => ({ ...one, price: null }))),
    ),
  ),
  at('updateSpecialEvent', 'a changed event is not shown whole', 'schema', edits(on('PATCH', /./), withBody(without('dates')))),
  at(
    'createSpecialEvent',
    'an id is no UUID',
    'schema',
    edits(
      isCreation,
      withBody((one: Fields) => ({ ...one, eventId: 'event 7' })),
    ),
  ),
  at(
    'getMuseumHours',
    'hours have one digit',
    'schema',
    edits(
      isHours,
      withBody((all: Fields[]) => all.map((one) => ({ ...one, timeOpen: '9:00' }))),
    ),
  ),
  at(
    'getMuseumHours',
    'days are written otherwise',
    'schema',
    edits(
      isHours,
      withBody((all: Fields[]) => all.map((one) => ({ ...one, date: '04.03.2031' }))),
    ),
  ),
  at(
    'getMuseumHours',
    'a day does not say when it ends',
    'schema',
    edits(
      isHours,
      withBody((all: Fields[]) => all.map(without('timeClose'))),
    ),
  ),
]

const ignoring =
  (name: string): Habits =>
  () => {
    const rest = (query: URLSearchParams) => new URLSearchParams([...query].filter(([key]) => key !== name))
    return {
      finds: (all, query) => documentedMuseum.finds(all, rest(query)),
      hours: (query) => documentedMuseum.hours(rest(query)),
    }
  }
const paging =
  (of: 'events' | 'hours', change: (all: readonly Fields[], size: number, page: number) => readonly Fields[]): Habits =>
  () => ({
    pages: (kind, all, query) =>
      kind === of
        ? change(all, Number(query.get('limit') ?? 10), Number(query.get('page') ?? 1))
        : documentedMuseum.pages(kind, all, query),
  })

const lists: readonly Row[] = [
  life('a list does not look at its first day', 'filter', ignoring('startDate')),
  life('a list does not look at its last day', 'filter', ignoring('endDate')),
  life('a list between two days has the others', 'filter', () => ({
    finds: (all, query) => (query.has('startDate') ? all.filter((one) => !documentedMuseum.finds([one], query).length) : all),
  })),
  life(
    'a list of events knows no limit',
    'page',
    paging('events', (all) => all),
  ),
  life(
    'a list of events gives one more than requested',
    'page',
    paging('events', (all, size, page) => all.slice((page - 1) * size, page * size + 1)),
  ),
  life(
    'a list of events knows one page',
    'page',
    paging('events', (all, size) => all.slice(0, size)),
  ),
  life(
    'a list of events skips one at each page',
    'page',
    paging('events', (all, size, page) => all.slice((page - 1) * (size + 1)).slice(0, size)),
  ),
  life(
    'a list of hours knows no limit',
    'page',
    paging('hours', (all) => all),
  ),
  life(
    'a list of hours knows one page',
    'page',
    paging('hours', (all, size) => all.slice(0, size)),
  ),
  life('hours do not look at the first day', 'filter', ignoring('startDate')),
  life('a list does not have new events', 'listed', () => ({
    finds: (all, query) => documentedMuseum.finds(all, query).filter(({ eventId }) => String(eventId).startsWith(seeds)),
  })),
  life('a list has each event twice', 'listed', () => ({
    finds: (all, query) => documentedMuseum.finds([...all, ...all], query),
  })),
  life('a list shows other prices', 'listed', () => ({
    shows: (event, occasion) => (occasion === 'listed' ? { ...event, price: 1 } : event),
  })),
]

const keeping =
  (occasion: Occasion, change: (event: Fields, before: Fields | undefined) => Fields, more: Partial<MuseumHabits> = {}): Habits =>
  () => ({ keeps: (event, actual, before) => (actual === occasion ? change(event, before) : event), ...more })
const blank = { name: '', location: '', eventDescription: '', dates: [], price: 0 }

const kept: readonly Row[] = [
  life(
    'a creation keeps another price',
    'kept',
    keeping('created', (event) => ({ ...event, price: 1 + Number(event.price) })),
  ),
  life(
    'a creation loses the dates',
    'kept',
    keeping('created', (event) => ({ ...event, dates: [] })),
  ),
  life(
    'a creation shows all, and keeps less',
    'kept',
    keeping('created', (event) => ({ ...event, name: cut(event.name) }), { tells: (wanted) => wanted }),
  ),
  life(
    'a creation writes places in capitals',
    'kept',
    keeping('created', (event) => ({ ...event, location: `${String(event.location).toUpperCase()}!` })),
  ),
  life(
    'a creation loses the last day',
    'kept',
    keeping('created', (event) => ({ ...event, dates: (event.dates as unknown[]).slice(0, -1) })),
  ),
  life('an event is read with the id of another', 'kept', () => ({
    shows: (event, occasion) => (occasion === 'read' ? { ...event, eventId: '11111111-2222-4333-8444-000000000001' } : event),
  })),
  life('an event is read with another description', 'kept', () => ({
    shows: (event, occasion) => (occasion === 'read' ? { ...event, eventDescription: 'A day at the museum' } : event),
  })),
  life('two events get one id', 'unique', () => ({ createId: () => '11111111-2222-4333-8444-0000000000ff' })),
  life(
    'a change is shown and not kept',
    'kept',
    keeping('updated', (event, before) => before ?? event, { tells: (wanted) => wanted }),
  ),
  life(
    'a change is neither shown nor kept',
    'kept',
    keeping('updated', (event, before) => before ?? event),
  ),
  life(
    'a change keeps the price as it was',
    'kept',
    keeping('updated', (event, before) => ({ ...event, price: before?.price })),
  ),
  life(
    'a change empties what it does not name',
    'kept',
    keeping('updated', (event, before) =>
      Object.fromEntries(
        Object.entries(event).map(([key, value]) => [
          key,
          key !== 'eventId' && value === before?.[key] ? blank[key as keyof typeof blank] : value,
        ]),
      ),
    ),
  ),
  life(
    'a change empties the description',
    'kept',
    keeping('updated', (event) => ({ ...event, eventDescription: '' })),
  ),
  life('a change changes all that were made', 'others', () => ({
    afterwards: (id, occasion, { events }) => {
      if (occasion === 'updated')
        for (const [key, one] of events)
          if (!key.startsWith(seeds))
            events.set(key, { ...one, location: events.get(id)?.location, price: events.get(id)?.price })
    },
  })),
  life('a change changes the event that was made last', ['others', 'kept'], () => ({
    keeps: (event, occasion, before) => (occasion === 'updated' ? (before ?? event) : event),
    tells: (wanted) => wanted,
    afterwards: (_id, occasion, { events }) => {
      const last = [...events.keys()].at(-1) ?? ''
      if (occasion === 'updated' && !last.startsWith(seeds)) events.set(last, { ...events.get(last), location: 'Elsewhere' })
    },
  })),
  life('a change makes a copy', ['others', 'listed', 'unique'], () => ({
    afterwards: (id, occasion, { events }) => {
      const eventId = '11111111-2222-4333-8444-0000000000ee'
      if (occasion === 'updated') events.set(eventId, { ...events.get(id), eventId })
    },
  })),
]

const removed: readonly Row[] = [
  life('a removal removes nothing', 'removed', () => ({ removes: () => undefined }), { spoils: true }),
  life('what was removed can be read', 'removed', () => {
    const gone = new Map<string, Fields>()
    let last = ''
    return {
      removes: (id, store) => {
        gone.set(id, store.events.get(id) ?? {})
        documentedMuseum.removes(id, store)
      },
      edit: (answer, asked) => {
        last = asked.path.split('/')[2] ?? ''
        return isRead(asked) && answer.status === 404 && gone.has(last)
          ? { status: 200, type: 'application/json', body: gone.get(last) }
          : answer
      },
    }
  }),
  life(
    'what was removed is listed',
    'removed',
    () => {
      const gone: Fields[] = []
      return {
        removes: (id, store) => {
          gone.push(store.events.get(id) ?? {})
          documentedMuseum.removes(id, store)
        },
        finds: (all, query) => documentedMuseum.finds([...all, ...gone], query),
      }
    },
    { spoils: true },
  ),
  life('a removal removes the event that was made last', 'others', () => ({
    removes: (id, store) => {
      documentedMuseum.removes(id, store)
      const last = [...store.events.keys()].at(-1) ?? ''
      if (!last.startsWith(seeds)) store.events.delete(last)
    },
  })),
  life('a second removal breaks the server', 'again', () => ({
    missing: (method) => ({ ...documentedMuseum.refuse('missing', 'Oh'), ...(method === 'DELETE' ? { status: 500 } : {}) }),
  })),
]

const ids = { eventId: { is: isUuid } }
const lax = (name: string, is: (value: unknown) => boolean): Habits => {
  const form = { ...eventForm, [name]: { ...eventForm[name], is } }
  return () => ({ eventFault: (body, isChange) => faultIn(isChange ? form : { ...form, ...ids }, body, isChange) })
}
const asking =
  (fault: MuseumHabits['queryFault']): Habits =>
  () => ({ queryFault: fault })
const numbersOnly =
  (skip: string): MuseumHabits['queryFault'] =>
  (path, query) =>
    documentedMuseum.queryFault(path, new URLSearchParams([...query].filter(([name]) => name !== skip)))
const safe = (habits: Partial<MuseumHabits>): Partial<MuseumHabits> => ({
  ...habits,
  pages: (of, all, query) => {
    const [limit, page] = [Number(query.get('limit') ?? 10), Number(query.get('page') ?? 1)]
    return documentedMuseum.pages(
      of,
      all,
      new URLSearchParams({ limit: String(limit > 0 ? limit : 10), page: String(page > 0 ? page : 1) }),
    )
  },
  hours: (query) =>
    documentedMuseum.hours(Number.isNaN(Date.parse(query.get('startDate') ?? '2031-01-01')) ? new URLSearchParams() : query),
})

const rules: readonly Row[] = [
  at('createSpecialEvent', 'a name need not be there', 'rule/required', () => ({
    eventFault: (body, isChange) => faultIn({ ...eventForm, ...ids, name: { is: anyText } }, body, isChange),
  })),
  at('createSpecialEvent', 'dates need not be there', 'rule/required', () => ({
    eventFault: (body, isChange) => faultIn({ ...eventForm, ...ids, dates: { is: listOf(isDate) } }, body, isChange),
    keeps: (event) => ({ dates: [], ...event }),
  })),
  at(
    'createSpecialEvent',
    'a price may be a text',
    'rule/type',
    lax('price', (value) => typeof value === 'number' || typeof value === 'string'),
  ),
  at(
    'createSpecialEvent',
    'a place may be a number',
    'rule/type',
    lax('location', (value) => ['string', 'number'].includes(typeof value)),
  ),
  at('createSpecialEvent', 'a date may be any text', 'rule/constraint', lax('dates', listOf(anyText))),
  at(
    'createSpecialEvent',
    'there may be days that do not exist',
    'rule/constraint',
    lax(
      'dates',
      listOf((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)),
    ),
  ),
  at(
    'createSpecialEvent',
    'dates may be one date',
    'rule/type',
    lax('dates', (value) => listOf(isDate)(value) || anyText(value)),
  ),
  at('createSpecialEvent', 'a body may be a list', 'rule/malformed', () => ({
    eventFault: (body, isChange) => faultIn({ ...eventForm, ...ids }, Array.isArray(body) ? (body[0] ?? blank) : body, isChange),
    keeps: (event) => ({ ...blank, ...event }),
  })),
  at('createSpecialEvent', 'a body need not be JSON', 'rule/malformed', () => ({
    reads: () => true,
    eventFault: (body, isChange) => (isObject(body) ? documentedMuseum.eventFault(body, isChange) : undefined),
    keeps: (event) => ({ ...blank, ...event }),
  })),
  at('createSpecialEvent', 'an id may be any text', 'rule/constraint', () => ({
    eventFault: (body, isChange) => faultIn({ ...eventForm, eventId: { is: anyText } }, body, isChange),
  })),
  at('updateSpecialEvent', 'a changed name may be a number', 'rule/type', () => ({
    eventFault: (body, isChange) =>
      isChange
        ? faultIn({ ...eventForm, name: { is: (value) => ['string', 'number'].includes(typeof value) } }, body, isChange)
        : documentedMuseum.eventFault(body, isChange),
  })),
  at('updateSpecialEvent', 'changed dates may be any texts', 'rule/constraint', () => ({
    eventFault: (body, isChange) =>
      isChange
        ? faultIn({ ...eventForm, dates: { is: listOf(anyText) } }, body, isChange)
        : documentedMuseum.eventFault(body, isChange),
  })),
  at(
    'listSpecialEvents',
    'a limit may be higher',
    'rule/constraint',
    asking((path, query) => (Number(query.get('limit') ?? 1) > 30 ? undefined : documentedMuseum.queryFault(path, query))),
  ),
  at('listSpecialEvents', 'a limit may be a text', 'rule/type', () =>
    safe({
      queryFault: (path, query) =>
        /^[-+\d]*$/.test(query.get('limit') ?? '') ? documentedMuseum.queryFault(path, query) : undefined,
    }),
  ),
  at('getMuseumHours', 'a page may be a text', 'rule/type', () => safe({ queryFault: numbersOnly('page') })),
  at('getMuseumHours', 'the first day may be any text', 'rule/constraint', () => safe({ queryFault: numbersOnly('startDate') })),
  at('listSpecialEvents', 'the last day may be any text', 'rule/constraint', () => safe({ queryFault: numbersOnly('endDate') })),
  at('getSpecialEvent', 'any id is one', 'rule/constraint', () => ({
    edit: (answer, asked) => {
      const id = asked.path.split('/')[2] ?? ''
      return isRead(asked) && answer.status === 400 && !isUuid(id)
        ? { status: 200, type: 'application/json', body: { ...blank, eventId: '11111111-2222-4333-8444-0000000000aa' } }
        : answer
    },
  })),
]

const basic =
  (name: RegExp, password: RegExp): Habits =>
  () => ({
    lets: ({ authorization = '' }) => {
      const [, text = ''] = /^Basic (.+)$/.exec(authorization) ?? []
      const [user = '', ...rest] = Buffer.from(text, 'base64').toString().split(':')
      return text !== '' && name.test(user) && password.test(rest.join(':'))
    },
  })
const [user = '', word = ''] = account.split(':')
const only = (text: string) => new RegExp(`^${text}$`)
const auth: readonly Row[] = [
  at('listSpecialEvents', 'nobody is asked who they are', 'auth', () => ({ lets: () => true })),
  at('listSpecialEvents', 'only those who change are asked', 'auth', () => ({
    lets: (asked) => asked.method === 'GET' || documentedMuseum.lets(asked),
  })),
  at('createSpecialEvent', 'anybody may make events', 'auth', () => ({
    lets: (asked) => asked.method === 'POST' || documentedMuseum.lets(asked),
  })),
  at('deleteSpecialEvent', 'anybody may remove events', 'auth', () => ({
    lets: (asked) => asked.method === 'DELETE' || documentedMuseum.lets(asked),
  })),
  at('updateSpecialEvent', 'any account will do', 'auth', basic(/^/, /^/)),
  at('getSpecialEvent', 'any password will do', 'auth', basic(only(user), /^/)),
  at('getMuseumHours', 'any name will do', 'auth', basic(/^/, only(word))),
  at('listSpecialEvents', 'the credential may be sent as another kind', 'auth', () => ({
    lets: ({ authorization = '' }) => authorization.split(' ').at(-1) === Buffer.from(account).toString('base64'),
  })),
  at(
    'createSpecialEvent',
    'who is refused is told with 403',
    'status',
    edits(isCreation, (one) => ({ ...one, status: 403 }), 401, 401),
  ),
]

/** What of a body is as it has to be. */
const sound = (body: Fields): Fields =>
  Object.fromEntries(Object.entries(body).filter(([name, value]) => eventForm[name]?.is(value)))
const refused: readonly Row[] = [
  at('createSpecialEvent', 'a refused event is kept', 'state/unchanged', () => ({
    onRefusal: (body, id, { events }) => {
      const eventId = randomUUID()
      if (isObject(body) && id === undefined) events.set(eventId, { ...blank, ...sound(body), eventId })
    },
  })),
  at('updateSpecialEvent', 'a refused change was applied', 'state/unchanged', () => ({
    onRefusal: (body, id, { events }) => {
      if (isObject(body) && id !== undefined) events.set(id, { ...events.get(id), ...sound(body) })
    },
  })),
]

const laxTicket =
  (name: string, is: (value: unknown) => boolean): Habits =>
  () => ({
    ticketFault: (body) => faultIn({ ticketId: { is: isUuid }, ...ticketForm, [name]: { ...ticketForm[name], is } }, body),
  })
const tickets: readonly Row[] = [
  bought(
    'a ticket is bought with 200',
    'status',
    edits(isPurchase, (one) => ({ ...one, status: 200 })),
  ),
  bought('a ticket has no code', 'schema', edits(isPurchase, withBody(without('confirmationCode')))),
  bought('a ticket may be of any type', 'rule/constraint', laxTicket('ticketType', anyText)),
  bought('an address may be any text', 'rule/constraint', laxTicket('email', anyText)),
  bought('a ticket may be for any day', 'rule/constraint', laxTicket('ticketDate', anyText)),
  bought('a ticket may be without a day', 'rule/required', () => ({
    ticketFault: (body) => faultIn({ ticketId: { is: isUuid }, ...ticketForm, ticketDate: { is: isDate } }, body),
    showsTicket: (one) => ({ ticketDate: '2031-01-01', ...one }),
  })),
  {
    ...bought(
      'a picture is a JPEG',
      'content-type',
      edits(on('GET', /qr$/), (one) => ({ ...one, type: 'image/jpeg' })),
    ),
    options: { allow: 'all', selection: { only: ['examples'] } },
  },
  bought('a ticket is of another type', ['value', 'lifecycle/kept'], () => ({
    showsTicket: (one) => ({ ...one, ticketType: oneOf('event')(one.ticketType) ? 'general' : 'event' }),
  })),
]

/** What is not found, and why. */
const unseen: Readonly<Record<string, string>> = {
  'a refusal is a text': 'whether a path without a record is served at all, another response does not tell',
  'there may be days that do not exist': 'a format is broken in one way only',
  'dates may be one date': 'a type is broken in one way only',
  'changed dates may be any texts': 'only what the example sends is broken',
  'a page may be a text': 'a server may pass over an optional parameter that it cannot read',
  'the first day may be any text': 'a server may pass over an optional parameter that it cannot read',
  'the last day may be any text': 'a server may pass over an optional parameter that it cannot read',
  'a picture is a JPEG': 'nothing leads from a ticket to its picture',
}

/** What is told of by more than one finding: each is true. */
const shown: Readonly<Record<string, number>> = {
  'a change changes the event that was made last': 2,
  'a ticket may be of any type': 2,
  'a ticket may be for any day': 2,
}

export const museumDeviations: readonly Row[] = [
  ...answers,
  ...lists,
  ...kept,
  ...removed,
  ...rules,
  ...auth,
  ...refused,
  ...tickets,
].map((one) => ({
  ...one,
  ...(unseen[one.name] === undefined ? {} : { unseen: unseen[one.name] }),
  shows: shown[one.name] ?? 1,
}))
