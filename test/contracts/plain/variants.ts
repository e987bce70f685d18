import { documented } from './habits.ts'
import type { Fields, Habits, Stored } from './shape.ts'

/** Libraries that keep every promise, each in a way of its own. */
export const libraryVariants: Readonly<Record<string, Partial<Habits>>> = {
  'as documented': {},
  'writes addresses in lower case and takes blanks off names': {
    keeps: (_kind, fields) => ({
      ...fields,
      ...(typeof fields.email === 'string' ? { email: fields.email.toLowerCase() } : {}),
      ...(typeof fields.name === 'string' ? { name: fields.name.trim() } : {}),
    }),
  },
  'shows more than is documented': {
    shows: (_kind, fields, occasion) => ({ ...fields, updatedAt: new Date().toISOString(), seen: occasion }),
  },
  'has nothing against a second removal': { missing: () => ({ status: 204 }) },
  'lists the newest first': { pages: (kind, all, query) => documented.pages(kind, all.toReversed(), query) },
  'looks for a part of a country': {
    filters: (kind, all, query) => {
      const country = query.get('country')
      return kind === 'authors' && country !== null
        ? all.filter(({ fields }) => String(fields.country).toLowerCase().includes(country.toLowerCase()))
        : documented.filters(kind, all, query)
    },
  },
  'names the charset': {
    edit: (answer) => (answer.type === 'application/json' ? { ...answer, type: 'application/json; charset=utf-8' } : answer),
  },
  'writes properties in another order': {
    shows: (_kind, fields) => Object.fromEntries(Object.entries(fields).toReversed()),
  },
  'keeps what a replacement does not name': {
    keeps: (_kind, fields, occasion, before) => (occasion === 'replaced' ? { ...before, ...fields } : fields),
  },
  'has more authors than anybody reads': {
    filters: (kind, all, query) => documented.filters(kind, kind === 'authors' ? [...manyAuthors(), ...all] : all, query),
  },
  'gives large keys': {
    createId: (kind) =>
      kind === 'books' || kind === 'reviews' ? 9_000_000_000 + Math.floor(Math.random() * 1e9) : documented.createId(kind),
  },
  'shows the date of birth as a time': {
    shows: (_kind, fields) =>
      typeof fields.createdAt === 'string' ? { ...fields, createdAt: fields.createdAt.replace('Z', '+00:00') } : fields,
  },
  'sends headers of its own': {
    edit: (answer) => ({ ...answer, headers: { ETag: '"7"', 'X-Request-Id': 'r1', ...answer.headers } }),
  },
}

function manyAuthors(): readonly Stored[] {
  const author = (index: number): Fields => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: `Author ${index}`,
    email: `author${index}@library.example`,
    country: 'FI',
    createdAt: '2026-01-02T03:04:05.000Z',
  })
  return Array.from({ length: 2_000 }, (_, index) => ({ fields: author(index) }))
}
