import { problem } from './habits.ts'
import type { Answer, Asked, Fields, Habits, KindName, Occasion, Store, Stored } from './shape.ts'

/** Something that answers as the document says, but for its habits. */
export interface Library {
  readonly answer: (asked: Asked) => Answer
  /** All it holds, to be compared. */
  readonly dump: () => string
}

const route = /^\/(status|preferences|authors|books|shelves)(?:\/([^/]+)(?:\/(reviews)(?:\/([^/]+))?)?)?$/
const isId: Readonly<Record<KindName, RegExp>> = {
  authors: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  books: /^[1-9]\d*$/,
  reviews: /^[1-9]\d*$/,
  shelves: /^[a-z][a-z0-9-]{1,30}$/,
}
const bad: Readonly<Record<KindName | 'preferences', number>> = {
  authors: 400,
  shelves: 400,
  preferences: 400,
  books: 422,
  reviews: 422,
}
const methods: Readonly<Record<string, readonly string[]>> = {
  status: ['GET'],
  preferences: ['GET', 'PUT'],
  authors: ['GET', 'POST'],
  'authors item': ['GET', 'PATCH', 'DELETE'],
  books: ['GET', 'POST'],
  'books item': ['GET', 'PUT', 'DELETE'],
  reviews: ['GET', 'POST'],
  'reviews item': ['GET', 'PATCH', 'DELETE'],
  shelves: ['GET'],
  'shelves item': ['GET', 'PUT', 'DELETE'],
}

/** Opens a library with two authors, three books, two reviews and a shelf. */
export function openLibrary(habits: Habits): Library {
  const store = seeded()
  let preferences: Fields = { theme: 'dark', pageSize: 20 }
  const handle = (asked: Asked): Answer => {
    const [, top = '', first, nested, second] = (route.exec(asked.path) ?? []).map((part) => part && decodeURIComponent(part))
    const name = nested ?? top
    const item = nested ? second : first
    const known = methods[item === undefined ? name : `${name} item`]
    if (!known || (nested && top !== 'books')) return problem(404, 'There is no such path')
    const method = asked.method === 'HEAD' ? 'GET' : asked.method
    if (!known.includes(method)) return { ...problem(405, 'Not so'), headers: { Allow: known.join(', ') } }
    if (name === 'status') return ok({ open: true })
    if (!habits.lets(asked.key)) return problem(401, 'Who are you?')
    if (['POST', 'PUT', 'PATCH'].includes(method) && !/^application\/json\s*(;|$)/i.test(asked.type))
      return problem(415, 'JSON, please')
    if (name === 'preferences') return method === 'GET' ? ok(habits.showsPreferences(preferences)) : change(asked)
    const kind = name as KindName
    if (nested && !isId.books.test(first ?? '')) return problem(bad.books, 'That is no id')
    if (item !== undefined && !isId[kind].test(item)) return problem(bad[kind], 'That is no id')
    if (nested && !store.books.has(first ?? '')) return problem(404, 'There is no such book')
    const book = nested ? Number(first) : undefined
    return item === undefined ? onWhole(kind, { ...asked, method }, book) : onItem(kind, { ...asked, method }, item, book)
  }
  const change = ({ body }: Asked): Answer => {
    const fault = habits.fault('preferences', body, false)
    if (fault) return problem(bad.preferences, fault)
    preferences = habits.keepsPreferences(known('preferences', body), preferences)
    return ok(habits.showsPreferences(preferences))
  }
  const save = (kind: KindName, id: string, fields: Fields, occasion: Occasion, book?: number): Fields => {
    const before = store[kind].get(id)
    store[kind].set(id, { fields: habits.keeps(kind, fields, occasion, before?.fields), ...(book === undefined ? {} : { book }) })
    habits.afterwards(kind, id, occasion, store, before)
    return habits.shows(kind, store[kind].get(id)?.fields ?? fields, occasion)
  }
  const faultIn = (kind: KindName, { body }: Asked, isChange: boolean): string | undefined => {
    const fault = habits.fault(kind, body, isChange)
    if (fault || kind !== 'books') return fault
    return store.authors.has(String((body as Fields).authorId)) ? undefined : 'There is no such author'
  }
  const isTaken = (email: unknown, id?: string): boolean =>
    [...store.authors].some(([other, { fields }]) => other !== id && fields.email === email)

  function onWhole(kind: KindName, asked: Asked, book?: number): Answer {
    const { method, query, body } = asked
    if (method === 'GET') {
      const wrong = queryFault(kind, query)
      if (wrong) return problem(kind === 'books' ? 400 : bad[kind], wrong)
      const all = [...store[kind].values()].filter((one) => book === undefined || habits.belongs(one, book))
      const found = habits.filters(kind, all, query)
      const shown = habits.pages(kind, found, query).map(({ fields }) => habits.shows(kind, fields, 'listed'))
      if (kind === 'books') return ok({ data: shown, page: Number(query.get('page') ?? 1), total: found.length })
      if (kind === 'reviews') return ok({ reviews: shown })
      return { ...ok(shown), headers: kind === 'authors' ? { 'X-Total-Count': String(found.length) } : {} }
    }
    const fault = faultIn(kind, asked, false)
    if (fault) return problem(bad[kind], fault)
    if (kind === 'authors' && isTaken((body as Fields).email)) return problem(409, 'Somebody has this address')
    const id = habits.createId(kind)
    const added = { authors: { createdAt: new Date().toISOString() }, books: { lent: false }, reviews: {}, shelves: {} }[kind]
    const shown = save(kind, String(id), { id, ...added, ...known(kind, body) }, 'created', book)
    return { ...ok(shown), status: 201, headers: kind === 'authors' ? { Location: `/api/authors/${id}` } : {} }
  }

  function onItem(kind: KindName, asked: Asked, id: string, book?: number): Answer {
    const { method, body } = asked
    const found = store[kind].get(id)
    const isThere = found && (book === undefined || habits.belongs(found, book))
    if (!isThere && !(kind === 'shelves' && method === 'PUT'))
      return method === 'DELETE' ? habits.missing(asked) : problem(404, 'Nothing is there')
    if (method === 'GET') return ok(habits.shows(kind, found?.fields ?? {}, 'read'))
    if (method === 'DELETE') {
      habits.removes(kind, id, store)
      habits.afterwards(kind, id, 'removed', store, found)
      return { status: 204 }
    }
    const fault = faultIn(kind, asked, method === 'PATCH')
    if (fault) return problem(bad[kind], fault)
    if (kind === 'authors' && isTaken((body as Fields).email, id)) return problem(409, 'Somebody has this address')
    const sent = known(kind, body)
    if (kind === 'shelves')
      return { ...ok(save(kind, id, { name: id, ...sent }, found ? 'replaced' : 'created')), status: found ? 200 : 201 }
    const fields = found?.fields ?? {}
    const base = method === 'PATCH' ? fields : { id: fields.id, lent: false }
    return ok(save(kind, id, { ...base, ...sent }, method === 'PATCH' ? 'updated' : 'replaced', found?.book))
  }

  return {
    answer: (asked) => habits.edit(handle(asked), asked),
    dump: () => JSON.stringify([Object.values(store).map((all) => [...all]), preferences]),
  }
}

const ok = (body: unknown): Answer => ({ status: 200, type: 'application/json', body })

const names: Readonly<Record<KindName | 'preferences', readonly string[]>> = {
  authors: ['name', 'email', 'country', 'born'],
  books: ['title', 'authorId', 'genre', 'pages', 'lent', 'tags'],
  reviews: ['stars', 'text'],
  shelves: ['capacity', 'label'],
  preferences: ['theme', 'pageSize'],
}

/** What the document knows of a body; the rest is passed over. */
const known = (kind: KindName | 'preferences', body: unknown): Fields =>
  Object.fromEntries(Object.entries(body as Fields).filter(([name, value]) => names[kind].includes(name) && value !== undefined))

const limits: Readonly<Record<string, readonly [number, number]>> = {
  'authors limit': [1, 50],
  'authors offset': [0, Infinity],
  'books page': [1, Infinity],
  'books pageSize': [1, 100],
  'reviews limit': [1, 50],
  'reviews stars': [1, 5],
}

function queryFault(kind: KindName, query: URLSearchParams): string | undefined {
  for (const [name, value] of query) {
    const [least, most] = limits[`${kind} ${name}`] ?? []
    const number = Number(value)
    if (least !== undefined && !(value !== '' && Number.isInteger(number) && number >= least && number <= (most ?? 0)))
      return `Look at "${name}"`
    if (name === 'country' && value.length !== 2) return 'Look at "country"'
    if (kind === 'books' && name === 'genre' && !['novel', 'poetry', 'science', 'travel'].includes(value))
      return 'Look at "genre"'
    if (kind === 'books' && name === 'authorId' && !isId.authors.test(value)) return 'Look at "authorId"'
  }
  return undefined
}

function seeded(): Store {
  const createdAt = '2026-01-02T03:04:05.000Z'
  const [ada, bo] = ['0c3a5c9e-1111-4222-8333-444455556666', '1d3a5c9e-1111-4222-8333-444455556666']
  const stored = (fields: Fields, book?: number): Stored => ({ fields, ...(book === undefined ? {} : { book }) })
  return {
    authors: new Map([
      [ada, stored({ id: ada, name: 'Ada Berg', email: 'ada@library.example', country: 'NO', createdAt })],
      [bo, stored({ id: bo, name: 'Bo Ek', email: 'bo@library.example', country: 'SE', createdAt })],
    ]),
    books: new Map([
      ['1', stored({ id: 1, title: 'Fjords', authorId: ada, genre: 'travel', lent: false })],
      ['2', stored({ id: 2, title: 'Snow', authorId: bo, genre: 'poetry', lent: true })],
      ['3', stored({ id: 3, title: 'Ice', authorId: bo, genre: 'science', lent: false })],
    ]),
    reviews: new Map([
      ['4', stored({ id: 4, stars: 5, text: 'Good' }, 1)],
      ['5', stored({ id: 5, stars: 3, text: 'Fine' }, 2)],
    ]),
    shelves: new Map([['hall', stored({ name: 'hall', capacity: 40 })]]),
  }
}
