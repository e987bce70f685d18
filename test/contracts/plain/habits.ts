import { randomUUID } from 'node:crypto'
import type { Answer, Fields, Habits, KindName, Store } from './shape.ts'

export const key = 'test-key-7d0c'

/** A refusal, as the document has them. */
export const problem = (status: number, title: string): Answer => ({
  status,
  type: 'application/problem+json',
  body: { type: 'about:blank', title, status },
})

type Check = (value: unknown) => boolean
interface Rule {
  readonly required?: true
  readonly is: Check
}

export const text =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'string' && Array.from(value).length >= least && Array.from(value).length <= most
export const whole =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
export const oneOf =
  (...known: readonly string[]): Check =>
  (value) =>
    known.includes(value as string)
const isEmail: Check = (value) => typeof value === 'string' && /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/.test(value)
const isDate: Check = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value)
const isUuid: Check = (value) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
const safely =
  (check: Check): Check =>
  (value) => {
    try {
      return check(value)
    } catch {
      return false
    }
  }

/** What the document says of each property of a body. */
export const rules: Readonly<Record<KindName | 'preferences', Readonly<Record<string, Rule>>>> = {
  authors: {
    name: { required: true, is: text(2, 60) },
    email: { required: true, is: isEmail },
    country: { required: true, is: text(2, 2) },
    born: { is: safely(isDate) },
  },
  books: {
    title: { required: true, is: text(1, 80) },
    authorId: { required: true, is: isUuid },
    genre: { required: true, is: oneOf('novel', 'poetry', 'science', 'travel') },
    pages: { is: whole(1, 5000) },
    lent: { is: (value) => typeof value === 'boolean' },
    tags: { is: (value) => Array.isArray(value) && value.length <= 5 && value.every(text(1, 20)) },
  },
  reviews: { stars: { required: true, is: whole(1, 5) }, text: { required: true, is: text(1, 500) } },
  shelves: { capacity: { required: true, is: whole(1, 1000) }, label: { is: text(0, 40) } },
  preferences: { theme: { required: true, is: oneOf('dark', 'light') }, pageSize: { required: true, is: whole(5, 100) } },
}

/** Looks for what is wrong with a body by the given rules. */
export function faultBy(known: Readonly<Record<string, Rule>>, body: unknown, isChange: boolean): string | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'The body is not an object'
  const fields = body as Fields
  const broken = Object.entries(known).find(([name, { required, is }]) =>
    fields[name] === undefined ? required && !isChange : !is(fields[name]),
  )
  return broken && `Look at "${broken[0]}"`
}

let next = 10

/** The library as documented. */
export const documented: Habits = {
  lets: (given) => given === key,
  fault: (kind, body, isChange) => faultBy(rules[kind], body, isChange),
  createId: (kind) => (kind === 'authors' ? randomUUID() : next++),
  keeps: (_kind, fields) => fields,
  shows: (_kind, fields) => fields,
  filters: (kind, all, query) => {
    const wanted = { authors: ['country'], books: ['genre', 'authorId'], reviews: ['stars'], shelves: [] }[kind]
    return all.filter(({ fields }) => wanted.every((name) => !query.has(name) || String(fields[name]) === query.get(name)))
  },
  pages: (kind, all, query) => {
    if (kind === 'shelves') return all
    const size = Number(query.get('limit') ?? query.get('pageSize') ?? (kind === 'books' ? 10 : 20))
    const from = Number(query.get('offset') ?? (Number(query.get('page') ?? 1) - 1) * size)
    return all.slice(from, from + size)
  },
  belongs: (review, book) => review.book === book,
  afterwards: () => undefined,
  removes: (kind, id, store) => {
    store[kind].delete(id)
    if (kind === 'authors')
      for (const [book, { fields }] of store.books) if (fields.authorId === id) documented.removes('books', book, store)
    if (kind === 'books') removeReviews(Number(id), store)
  },
  missing: () => problem(404, 'Nothing is there'),
  keepsPreferences: (next) => next,
  showsPreferences: (fields) => fields,
  edit: (answer) => answer,
}

function removeReviews(of: number, { reviews }: Store): void {
  for (const [id, { book }] of reviews) if (book === of) reviews.delete(id)
}
