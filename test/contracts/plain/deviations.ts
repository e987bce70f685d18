import type { Selection } from '../../../contracts/select.ts'
import { documented, faultBy, oneOf, problem, rules, text, whole } from './habits.ts'
import type { Answer, Asked, Fields, Habits, KindName, Occasion } from './shape.ts'

/** A library that breaks one promise. */
export interface LibraryDeviation {
  readonly name: string
  /** A finding of one of these says what is wrong. */
  readonly rules: readonly string[]
  readonly selection: Selection
  /** Made anew for each run: some remember. */
  readonly habits: () => Partial<Habits>
  /** What it spoils cannot be put back by any request: it is told. */
  readonly spoils?: true
  /** How many findings tell of it. Default: one. */
  readonly shows?: number
}

const lifecycle: Selection = { only: ['lifecycle'] }
const life = (name: string, rule: string, habits: () => Partial<Habits>): LibraryDeviation => ({
  name,
  rules: [`lifecycle/${rule}`],
  selection: lifecycle,
  habits,
})

const of =
  (kind: KindName, on: readonly Occasion[], change: (fields: Fields, before: Fields | undefined) => Fields) =>
  (actual: KindName, fields: Fields, occasion: Occasion, before?: Fields): Fields =>
    actual === kind && on.includes(occasion) ? change(fields, before) : fields
const without =
  (name: string) =>
  (fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))
const cut = (text: unknown): string => String(text).slice(0, 5)

const kept: readonly LibraryDeviation[] = [
  life('a creation keeps no date of birth', 'kept', () => ({ keeps: of('authors', ['created'], without('born')) })),
  life('a creation shows a name, and keeps less of it', 'kept', () => ({
    shows: of('authors', ['read', 'listed'], (fields) => ({ ...fields, name: cut(fields.name) })),
  })),
  life('a creation keeps another number of pages', 'kept', () => ({
    keeps: of('books', ['created'], (fields) => ({
      ...fields,
      ...(fields.pages === undefined ? {} : { pages: 1 + Number(fields.pages) }),
    })),
  })),
  life('a creation says yes to what is false', 'kept', () => ({
    keeps: of('books', ['created'], (fields) => ({ ...fields, lent: !fields.lent })),
  })),
  life('a creation loses the tags', 'kept', () => ({ keeps: of('books', ['created'], (fields) => ({ ...fields, tags: [] })) })),
  life('a creation gives every review five stars', 'kept', () => ({
    keeps: of('reviews', ['created'], (fields) => ({ ...fields, stars: 5, text: 'x' })),
  })),
  life('a book is shown with another author', 'kept', () => ({
    shows: of('books', ['read'], (fields) => ({ ...fields, authorId: '1d3a5c9e-1111-4222-8333-444455556666' })),
  })),
  life('a record is read with the key of another', 'kept', () => ({
    shows: of('reviews', ['read'], (fields) => ({ ...fields, id: 4 })),
  })),
  life('a replacement is shown and not kept', 'kept', () => ({
    keeps: of('books', ['replaced'], (fields, before) => before ?? fields),
    shows: (_kind, fields) => fields,
  })),
  life('a replacement keeps the title only', 'kept', () => ({
    keeps: of('books', ['replaced'], (fields, before) => ({ ...before, id: fields.id, title: fields.title })),
  })),
  life('a merge is shown and not kept', 'kept', () => ({
    keeps: of('authors', ['updated'], (fields, before) => before ?? fields),
  })),
  life('a merge loses what it does not name', 'kept', () => ({
    keeps: of('reviews', ['updated'], (fields, before) => ({
      id: fields.id,
      stars: fields.stars === before?.stars ? 1 : fields.stars,
      text: fields.text === before?.text ? '-' : fields.text,
    })),
  })),
  life('a merge empties the date of birth', 'kept', () => ({ keeps: of('authors', ['updated'], without('born')) })),
  life('a list shows the names in part', 'kept', () => ({
    shows: of('authors', ['listed'], (fields) => ({ ...fields, name: cut(fields.name) })),
  })),
  life('a list shows another genre', 'kept', () => ({ shows: of('books', ['listed'], (fields) => ({ ...fields, pages: 7 })) })),
].map((one) => (one.name.startsWith('a list') ? { ...one, rules: ['lifecycle/listed'] } : one))

const others: readonly LibraryDeviation[] = [
  life('a merge changes every author', 'others', () => ({
    afterwards: (kind, id, occasion, store) => {
      const name = store.authors.get(id)?.fields.name
      const country = store.authors.get(id)?.fields.country
      if (kind !== 'authors' || occasion !== 'updated') return
      for (const [key, one] of store.authors)
        if (!key.endsWith('55556666')) store.authors.set(key, { ...one, fields: { ...one.fields, name, country } })
    },
  })),
  life('a replacement changes the book that was made last', 'others', () => ({
    afterwards: (kind, id, occasion, store) => {
      const [last] = [...store.books.keys()].toReversed()
      const one = last === undefined ? undefined : store.books.get(last)
      if (kind === 'books' && occasion === 'replaced' && last !== undefined && last !== id && one)
        store.books.set(last, { ...one, fields: { ...one.fields, title: 'Another' } })
    },
  })),
  life('a removal removes the author after it', 'others', () => ({
    afterwards: (kind, _id, occasion, store) => {
      const last = [...store.authors.keys()].at(-1)
      if (kind === 'authors' && occasion === 'removed' && last !== undefined && !last.endsWith('55556666'))
        store.authors.delete(last)
    },
  })),
  life('two reviews get one key', 'unique', () => ({
    createId: (kind) => (kind === 'reviews' ? 100 : documented.createId(kind)),
  })),
]

const hides = (kind: KindName): Partial<Habits> => ({
  filters: (actual, all, query) =>
    actual === kind
      ? documented
          .filters(actual, all, query)
          .filter(({ fields }) => String(fields.id).length !== 36 || String(fields.id).endsWith('55556666'))
          .filter(({ fields }) => kind === 'authors' || Number(fields.id) < 10)
      : documented.filters(actual, all, query),
})
const ignores = (kind: KindName, name: string): Partial<Habits> => ({
  filters: (actual, all, query) => {
    const rest = new URLSearchParams(query)
    if (actual === kind) rest.delete(name)
    return documented.filters(actual, all, rest)
  },
})

const lists: readonly LibraryDeviation[] = [
  life('a list does not have new authors', 'listed', () => hides('authors')),
  life('a list does not have new books', 'listed', () => hides('books')),
  life('a list does not have new reviews', 'listed', () => hides('reviews')),
  life('a list of authors knows no limit', 'page', () => ({
    pages: (kind, all, query) => (kind === 'authors' ? all : documented.pages(kind, all, query)),
  })),
  life('a list of books knows no size', 'page', () => ({
    pages: (kind, all, query) => (kind === 'books' ? all : documented.pages(kind, all, query)),
  })),
  life('a list of reviews gives one more than requested', 'page', () => ({
    pages: (kind, all, query) =>
      kind === 'reviews' ? all.slice(0, Number(query.get('limit') ?? 20) + 1) : documented.pages(kind, all, query),
  })),
  life('a list of authors knows no offset', 'page', () => ({
    pages: (kind, all, query) =>
      kind === 'authors' ? all.slice(0, Number(query.get('limit') ?? 20)) : documented.pages(kind, all, query),
  })),
  life('a list of books knows one page only', 'page', () => ({
    pages: (kind, all, query) =>
      kind === 'books' ? all.slice(0, Number(query.get('pageSize') ?? 10)) : documented.pages(kind, all, query),
  })),
  life('a list does not look at the country', 'filter', () => ignores('authors', 'country')),
  life('a list does not look at the genre', 'filter', () => ignores('books', 'genre')),
  life('a list does not look at the author', 'filter', () => ignores('books', 'authorId')),
  life('a list does not look at the stars', 'filter', () => ignores('reviews', 'stars')),
  life('a list by genre has none', 'filter', () => ({
    filters: (kind, all, query) => (kind === 'books' && query.has('genre') ? [] : documented.filters(kind, all, query)),
  })),
  life('a list by country has the others', 'filter', () => ({
    filters: (kind, all, query) =>
      kind === 'authors' && query.has('country')
        ? all.filter(({ fields }) => fields.country !== query.get('country'))
        : documented.filters(kind, all, query),
  })),
  life('a book shows the reviews of all', 'parent', () => ({ belongs: () => true })),
]

/** What was removed stays, somewhere. */
const removed: readonly LibraryDeviation[] = [
  {
    ...life('a removal of an author removes nothing', 'removed', () => ({
      removes: (kind, id, store) => void (kind === 'authors' || documented.removes(kind, id, store)),
    })),
    spoils: true,
  },
  {
    ...life('a removal of a review removes nothing', 'removed', () => ({
      removes: (kind, id, store) => void (kind === 'reviews' || documented.removes(kind, id, store)),
    })),
  },
  life('a second removal breaks down', 'again', () => ({ missing: () => problem(500, 'Oh') })),
]

const asked = (
  name: string,
  operation: string,
  rule: string | readonly string[],
  habits: () => Partial<Habits>,
): LibraryDeviation => ({
  name,
  rules: [rule].flat(),
  selection: { operation },
  habits,
})
const edits =
  (matches: (asked: Asked) => boolean, change: (answer: Answer) => Answer): (() => Partial<Habits>) =>
  () => ({ edit: (answer, one) => (matches(one) && answer.status < 300 ? change(answer) : answer) })
const isMade = ({ method, path }: Asked) => method === 'POST' && path === '/authors'
const bodyOf = ({ body }: Answer) => body as Fields
const lax = (kind: KindName, name: string, is: (value: unknown) => boolean): (() => Partial<Habits>) => {
  const others = { ...rules[kind], [name]: { ...rules[kind][name], is } }
  return () => ({
    fault: (actual, body, isChange) =>
      actual === kind ? faultBy(others, body, isChange) : documented.fault(actual, body, isChange),
  })
}

const answers: readonly LibraryDeviation[] = [
  asked(
    'an author is made with 200',
    'createAuthor',
    'status',
    edits(isMade, (one) => ({ ...one, status: 200 })),
  ),
  asked(
    'an author is made without a Location',
    'createAuthor',
    'header',
    edits(isMade, (one) => ({ ...one, headers: {} })),
  ),
  asked(
    'an author is shown without its key',
    'createAuthor',
    'schema',
    edits(
      ({ method, path }) => method === 'POST' && path === '/authors',
      (one) => ({ ...one, body: { ...bodyOf(one), createdAt: undefined } }),
    ),
  ),
  asked(
    'a list has no total',
    'listBooks',
    'schema',
    edits(
      ({ method, path }) => method === 'GET' && path === '/books',
      (one) => ({ ...one, body: { ...bodyOf(one), total: undefined } }),
    ),
  ),
  asked(
    'a list of authors has no count',
    'listAuthors',
    'header',
    edits(
      ({ method, path }) => method === 'GET' && path === '/authors',
      (one) => ({ ...one, headers: {} }),
    ),
  ),
  asked(
    'the state is a text',
    'getStatus',
    'schema',
    edits(
      ({ path }) => path === '/status',
      (one) => ({ ...one, body: { open: 'yes' } }),
    ),
  ),
  asked(
    'the state is not JSON',
    'getStatus',
    'content-type',
    edits(
      ({ path }) => path === '/status',
      (one) => ({ ...one, type: 'text/html' }),
    ),
  ),
  asked('a theme that is not one', 'getPreferences', 'schema', () => ({
    showsPreferences: (fields) => ({ ...fields, theme: 'blue' }),
  })),
  asked('a review is gone with 200', 'deleteReview', 'status', () => ({
    edit: (answer, { method }) => (method === 'DELETE' && answer.status === 204 ? { ...answer, status: 200 } : answer),
  })),
  asked('no key is asked for', 'listShelves', 'auth', () => ({ lets: () => true })),
  asked('any key will do', 'listAuthors', 'auth', () => ({ lets: (given) => given !== undefined })),
  asked('a name may have one letter', 'createAuthor', 'rule/constraint', lax('authors', 'name', text(1, 60))),
  asked('a name may be longer', 'createAuthor', 'rule/constraint', lax('authors', 'name', text(2, 600))),
  asked('an address may be any text', 'createAuthor', 'rule/constraint', lax('authors', 'email', text(0, 900))),
  asked(
    'there may be one more genre',
    'createBook',
    'rule/constraint',
    lax('books', 'genre', (value) => oneOf('novel', 'poetry', 'science', 'travel')(value) || text(0, 900)(value)),
  ),
  asked('there may be no page', 'replaceBook', 'rule/constraint', lax('books', 'pages', whole(0, 5000))),
  asked('there may be six stars', 'createReview', 'rule/constraint', lax('reviews', 'stars', whole(1, 6))),
]

// What is empty breaks two rules of the document; two properties that are kept otherwise are seen at two records.
const shownTwice = new Set([
  'an address may be any text',
  'there may be one more genre',
  'a creation gives every review five stars',
])

export const libraryDeviations: readonly LibraryDeviation[] = [...kept, ...others, ...lists, ...removed, ...answers].map((one) =>
  shownTwice.has(one.name) ? { ...one, shows: 2 } : one,
)
