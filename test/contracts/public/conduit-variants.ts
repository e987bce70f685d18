import { type ConduitHabits, documentedConduit } from './conduit-habits.ts'

/** Conduits that keep every promise, each in a way of its own. */
export const conduitVariants: Readonly<Record<string, Partial<ConduitHabits>>> = {
  'is as documented': {},
  'tells of refusals in its own words, and more': {
    refuse: (why, title) =>
      why === 'unauthorized'
        ? { status: 401 }
        : { status: 422, type: 'application/json', body: { errors: { body: [], title: [title] }, code: 7 } },
  },
  'shows more than is documented': {
    shows: (_of, fields, occasion) => ({ ...fields, updatedAt: new Date().toISOString(), seen: occasion, words: 7 }),
  },
  'lists the oldest first': { finds: (all, query, store) => documentedConduit.finds(all.toReversed(), query, store) },
  'makes slugs that nobody can guess': {
    slugFor: (_title, { articles }) => `a${articles.size}-${Math.random().toString(36).slice(2)}`,
  },
  'lets the slug follow the title': {
    slugAfter: (slug, title, store) =>
      store.articles.get(slug)?.fields.title === title ? slug : documentedConduit.slugFor(title, store),
  },
  'takes blanks off texts': {
    keeps: (_of, fields) =>
      Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value])),
  },
  'sorts tags, each once': {
    keeps: (_of, fields) =>
      Array.isArray(fields.tagList) ? { ...fields, tagList: [...new Set(fields.tagList as string[])].sort() } : fields,
  },
  'has nothing against a second removal': { gone: () => ({ status: 204 }) },
  'looks for a tag in any case': {
    finds: (all, query, store) => {
      const tag = query.get('tag')?.toLowerCase()
      const rest = new URLSearchParams([...query].filter(([name]) => name !== 'tag'))
      return documentedConduit
        .finds(all, rest, store)
        .filter(({ fields }) => tag === undefined || (fields.tagList as string[]).some((one) => one.toLowerCase() === tag))
    },
  },
  'shows at most twenty articles': {
    pages: (of, all, query) => documentedConduit.pages(of, all, query).slice(0, 20),
  },
  'gives comments large ids': { commentId: () => 9_000_000_000 + Math.floor(Math.random() * 1e9) },
  'refuses what it does not know': {
    bodyFault: (form, body, asked) => {
      const fault = documentedConduit.bodyFault(form, body, asked)
      if (fault !== undefined) return fault
      const [inner] = Object.values(body as Record<string, object>)
      const names = ['title', 'description', 'body', 'tagList', 'email', 'password', 'username', 'bio', 'image']
      return Object.keys(inner ?? {}).every((name) => names.includes(name)) ? undefined : 'What is that?'
    },
  },
  'wants one tag at most ten times, and no empty text': {
    bodyFault: (form, body, asked) => {
      const fault = documentedConduit.bodyFault(form, body, asked)
      if (fault !== undefined) return fault
      const [inner] = Object.values(body as Record<string, object>)
      return Object.values(inner ?? {}).some((value) => value === '') ? 'Say something' : undefined
    },
  },
}
