import { type ConduitHabits, type ConduitStore, type FormName, forms, wrapperOf } from './conduit-habits.ts'
import { seededConduit } from './conduit-seed.ts'
import type { Answer, Asked, Fields, Service } from './exchange.ts'
import { isObject, knownOf } from './form.ts'

const ok = (body: unknown, status = 200): Answer => ({ status, type: 'application/json; charset=utf-8', body })

const methods: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\/users\/login$/, ['POST']],
  [/^\/users$/, ['POST']],
  [/^\/user$/, ['GET', 'PUT']],
  [/^\/profiles\/[^/]+$/, ['GET']],
  [/^\/profiles\/[^/]+\/follow$/, ['POST', 'DELETE']],
  [/^\/articles\/feed$/, ['GET']],
  [/^\/articles$/, ['GET', 'POST']],
  [/^\/articles\/[^/]+$/, ['GET', 'PUT', 'DELETE']],
  [/^\/articles\/[^/]+\/comments$/, ['GET', 'POST']],
  [/^\/articles\/[^/]+\/comments\/[^/]+$/, ['DELETE']],
  [/^\/articles\/[^/]+\/favorite$/, ['POST', 'DELETE']],
  [/^\/tags$/, ['GET']],
]
/** What is for everybody. */
const isOpen = ({ method, path }: Asked): boolean =>
  path.startsWith('/users') || path === '/tags' || (method === 'GET' && path !== '/user' && path !== '/articles/feed')

/** Opens a Conduit with three users, five articles and two comments. It was written from its document alone. */
export function openConduit(habits: ConduitHabits): Service {
  const store = seededConduit()
  const { refuse } = habits
  const handle = (asked: Asked): Answer => {
    const known = methods.find(([path]) => path.test(asked.path))?.[1]
    if (!known) return { status: 404, type: 'text/plain', body: 'There is no such path' }
    if (!known.includes(asked.method)) return { status: 405, headers: { Allow: known.join(', ') } }
    const user = habits.userOf(asked, store)
    if (user === undefined && !isOpen(asked)) return refuse('unauthorized', 'Who are you?')
    const [top, first, second, third] = asked.path.slice(1).split('/').map(decodeURIComponent)
    if (top === 'tags') return ok({ tags: [...new Set([...store.articles.values()].flatMap(({ fields }) => fields.tagList))] })
    if (top === 'users') return first === undefined ? register(asked) : login(asked)
    if (top === 'user') return asked.method === 'GET' ? ok({ user: shownUser(user ?? '') }) : change(asked, user ?? '')
    if (top === 'profiles') return profile(asked, user, first ?? '')
    if (first === undefined || first === 'feed') return onArticles(asked, user, first === 'feed')
    if (!store.articles.has(first))
      return asked.method === 'DELETE' ? habits.gone() : refuse('missing', 'There is no such article')
    if (second === 'comments') return third === undefined ? onComments(asked, user, first) : onComment(user, first, third)
    return second === 'favorite' ? favor(asked, user ?? '', first) : onArticle(asked, user, first)
  }
  const refused = (form: FormName, asked: Asked, slug?: string): Answer | undefined => {
    const fault = habits.bodyFault(form, asked.body, asked)
    if (fault === undefined) return undefined
    habits.onRefusal(form, asked.body, slug, store)
    return refuse('invalid', fault)
  }
  const sentOf = (form: FormName, { body }: Asked): Fields =>
    knownOf(forms[form], isObject(body) ? body[wrapperOf[form]] : undefined)
  const profileOf = (name: string, reader: string | undefined): Fields => {
    const { username, bio, image } = store.users.get(name)?.fields ?? {}
    return { username, bio, image, following: store.users.get(reader ?? '')?.follows.has(name) ?? false }
  }
  const articleOf = (slug: string, reader: string | undefined, occasion: 'created' | 'updated' | 'read' | 'listed'): Fields => {
    const { fields, author, favoritedBy } = store.articles.get(slug) as NonNullable<ReturnType<typeof store.articles.get>>
    const { body, ...rest } = habits.shows('article', fields, occasion)
    const counted = {
      favorited: favoritedBy.has(reader ?? ''),
      favoritesCount: favoritedBy.size,
      author: profileOf(author, reader),
    }
    return { ...rest, ...(occasion === 'listed' ? {} : { body }), ...counted }
  }

  function onArticles(asked: Asked, user: string | undefined, isFeed: boolean): Answer {
    if (asked.method === 'GET') {
      const fault = habits.queryFault(asked.query)
      if (fault) return refuse('invalid', fault)
      const all = [...store.articles.values()].toReversed()
      const followed = all.filter(({ author }) => store.users.get(user ?? '')?.follows.has(author))
      const found = isFeed ? followed : habits.finds(all, asked.query, store)
      const shown = habits.pages(isFeed ? 'feed' : 'articles', found, asked.query)
      return ok({
        articles: shown.map(({ fields }) => articleOf(String(fields.slug), user, 'listed')),
        articlesCount: found.length,
      })
    }
    const no = refused('article', asked)
    if (no) return no
    const sent = sentOf('article', asked)
    const [slug, now] = [habits.slugFor(String(sent.title), store), new Date().toISOString()]
    const fields = { slug, tagList: [], ...sent, createdAt: now, updatedAt: now }
    store.articles.set(slug, {
      fields: habits.keeps('article', fields, 'created', undefined),
      author: user ?? '',
      favoritedBy: new Set(),
    })
    habits.afterwards('article', slug, 'created', store)
    return ok({ article: { ...articleOf(slug, user, 'created'), ...habits.tells(sent) } }, 201)
  }

  function onArticle(asked: Asked, user: string | undefined, slug: string): Answer {
    const before = store.articles.get(slug)
    if (asked.method === 'GET' || !before) return ok({ article: articleOf(slug, user, 'read') })
    if (before.author !== user) return refuse('invalid', 'It is not yours')
    if (asked.method === 'DELETE') {
      habits.removes('article', slug, store)
      return { status: 204 }
    }
    const no = refused('change', asked, slug)
    if (no) return no
    const sent = sentOf('change', asked)
    const next = typeof sent.title === 'string' ? habits.slugAfter(slug, sent.title, store) : slug
    const wanted = { ...before.fields, ...sent, slug: next, updatedAt: new Date().toISOString() }
    rename(slug, next)
    store.articles.set(next, { ...before, fields: habits.keeps('article', wanted, 'updated', before.fields) })
    habits.afterwards('article', next, 'updated', store)
    return ok({ article: { ...articleOf(next, user, 'updated'), ...habits.tells(sent) } })
  }

  function rename(slug: string, next: string): void {
    if (next === slug) return
    store.articles.delete(slug)
    for (const [id, one] of store.comments) if (one.article === slug) store.comments.set(id, { ...one, article: next })
  }

  function onComments(asked: Asked, user: string | undefined, slug: string): Answer {
    const shown = (id: number, occasion: 'created' | 'listed'): Fields => {
      const { fields, author } = store.comments.get(id) as NonNullable<ReturnType<typeof store.comments.get>>
      return { ...habits.shows('comment', fields, occasion), author: profileOf(author, user) }
    }
    if (asked.method === 'GET') {
      const ids = [...store.comments].filter(([, one]) => habits.belongs(one, slug)).map(([id]) => id)
      return ok({ comments: ids.map((id) => shown(id, 'listed')) })
    }
    const no = refused('comment', asked, slug)
    if (no) return no
    const [id, now] = [habits.commentId(store), new Date().toISOString()]
    const fields = { id, ...sentOf('comment', asked), createdAt: now, updatedAt: now }
    store.comments.set(id, { fields: habits.keeps('comment', fields, 'created', undefined), author: user ?? '', article: slug })
    habits.afterwards('comment', id, 'created', store)
    return ok({ comment: { ...shown(id, 'created'), ...habits.tells(sentOf('comment', asked)) } })
  }

  function onComment(user: string | undefined, slug: string, id: string): Answer {
    if (!/^-?\d+$/.test(id)) return refuse('invalid', 'That is no id')
    const found = store.comments.get(Number(id))
    if (!found || !habits.belongs(found, slug)) return habits.gone()
    if (found.author !== user) return refuse('invalid', 'It is not yours')
    habits.removes('comment', Number(id), store)
    return { status: 204 }
  }

  function favor({ method }: Asked, user: string, slug: string): Answer {
    const before = store.articles.get(slug)
    if (before) store.articles.set(slug, habits.favors(before, user, method === 'POST'))
    return ok({ article: articleOf(slug, user, 'read') })
  }

  function profile({ method, path }: Asked, user: string | undefined, name: string): Answer {
    const me = store.users.get(user ?? '')
    if (!store.users.has(name)) return refuse('missing', 'There is no such user')
    if (path.endsWith('/follow') && me) store.users.set(user ?? '', habits.follows(me, name, method === 'POST'))
    return ok({ profile: profileOf(name, user) })
  }

  const shownUser = (name: string): Fields => {
    const { fields, token } = store.users.get(name) as NonNullable<ReturnType<typeof store.users.get>>
    return habits.showsUser({ ...fields, token })
  }
  const isTaken = ({ email, username }: Fields, own?: string): boolean =>
    [...store.users].some(([name, { fields }]) => name !== own && (name === username || fields.email === email))

  function register(asked: Asked): Answer {
    const no = refused('registration', asked)
    if (no) return no
    const { username, email, password } = sentOf('registration', asked)
    if (isTaken({ email, username })) return refuse('invalid', 'Somebody has this name or address')
    const fields = { username, email, bio: '', image: '' }
    store.users.set(String(username), {
      fields,
      password: String(password),
      token: `t-${store.users.size}.${String(username)}`,
      follows: new Set(),
    })
    return ok({ user: shownUser(String(username)) }, 201)
  }

  function login(asked: Asked): Answer {
    const no = refused('login', asked)
    if (no) return no
    const { email, password } = sentOf('login', asked)
    const found = [...store.users].find(([, user]) => user.fields.email === email && user.password === password)
    return found ? ok({ user: shownUser(found[0]) }) : refuse('unauthorized', 'Wrong address or password')
  }

  function change(asked: Asked, name: string): Answer {
    const no = refused('user', asked)
    if (no) return no
    const { password, ...sent } = sentOf('user', asked)
    const before = store.users.get(name)
    if (!before || isTaken(sent, name)) return refuse('invalid', 'Somebody has this name or address')
    if (sent.username !== undefined && sent.username !== name) return refuse('invalid', 'A name stays')
    store.users.set(name, {
      ...before,
      fields: { ...before.fields, ...sent },
      password: typeof password === 'string' ? password : before.password,
    })
    return ok({ user: shownUser(name) })
  }

  return { answer: (asked) => habits.edit(handle(asked), asked), dump: () => dumpOf(store) }
}

const dumpOf = (store: ConduitStore): string =>
  JSON.stringify([[...store.users], [...store.articles], [...store.comments]], (_, value) =>
    value instanceof Set ? [...value] : (value as unknown),
  )
