import type { Answer, Asked, Fields } from './exchange.ts'
import { anyText, type Form, faultIn, isObject, listOf, numberFault } from './form.ts'

export interface Article {
  readonly fields: Fields
  readonly author: string
  readonly favoritedBy: ReadonlySet<string>
}
export interface Comment {
  readonly fields: Fields
  readonly author: string
  /** Slug of the article it belongs to. */
  readonly article: string
}
export interface User {
  readonly fields: Fields
  readonly password: string
  readonly token: string
  readonly follows: ReadonlySet<string>
}
export interface ConduitStore {
  readonly users: Map<string, User>
  /** By slug. */
  readonly articles: Map<string, Article>
  readonly comments: Map<number, Comment>
}

export type FormName = 'article' | 'change' | 'comment' | 'login' | 'registration' | 'user'
export type Occasion = 'created' | 'updated' | 'read' | 'listed'

/** What a Conduit does in each step; a deviation does one of them otherwise. */
export interface ConduitHabits {
  /** Name of the user who asks; undefined: of nobody. */
  readonly userOf: (asked: Asked, store: ConduitStore) => string | undefined
  readonly refuse: (why: 'unauthorized' | 'invalid' | 'missing', title: string) => Answer
  /** What is answered to the removal of what is not there. */
  readonly gone: () => Answer
  readonly bodyFault: (form: FormName, body: unknown, asked: Asked) => string | undefined
  readonly queryFault: (query: URLSearchParams) => string | undefined
  /** Before something is refused. `slug`: of the article that was to be changed. */
  readonly onRefusal: (form: FormName, body: unknown, slug: string | undefined, store: ConduitStore) => void
  readonly slugFor: (title: string, store: ConduitStore) => string
  /** After the title of an article was changed. */
  readonly slugAfter: (slug: string, title: string, store: ConduitStore) => string
  readonly commentId: (store: ConduitStore) => number
  readonly keeps: (of: 'article' | 'comment', fields: Fields, occasion: Occasion, before: Fields | undefined) => Fields
  /** What is told of a change whatever was kept. */
  readonly tells: (wanted: Fields) => Fields
  readonly shows: (of: 'article' | 'comment', fields: Fields, occasion: Occasion) => Fields
  readonly showsUser: (user: Fields) => Fields
  readonly finds: (all: readonly Article[], query: URLSearchParams, store: ConduitStore) => readonly Article[]
  readonly pages: (of: 'articles' | 'feed', all: readonly Article[], query: URLSearchParams) => readonly Article[]
  readonly belongs: (comment: Comment, slug: string) => boolean
  readonly favors: (article: Article, user: string, isOn: boolean) => Article
  readonly follows: (user: User, name: string, isOn: boolean) => User
  readonly afterwards: (of: 'article' | 'comment', key: string | number, occasion: Occasion, store: ConduitStore) => void
  readonly removes: (of: 'article' | 'comment', key: string | number, store: ConduitStore) => void
  readonly edit: (answer: Answer, asked: Asked) => Answer
}

const text = { is: anyText }
const needed = { required: true, is: anyText } as const
export const forms: Readonly<Record<FormName, Form>> = {
  article: { title: needed, description: needed, body: needed, tagList: { is: listOf(anyText) } },
  change: { title: text, description: text, body: text },
  comment: { body: needed },
  login: { email: needed, password: needed },
  registration: { username: needed, email: needed, password: needed },
  user: { email: text, password: text, username: text, bio: text, image: text },
}
/** The property that holds all others of a form. */
export const wrapperOf = {
  article: 'article',
  change: 'article',
  comment: 'comment',
  login: 'user',
  registration: 'user',
  user: 'user',
} as const

/** The Conduit as documented. */
export const documentedConduit: ConduitHabits = {
  userOf: ({ authorization }, { users }) => [...users].find(([, { token }]) => authorization === `Token ${token}`)?.[0],
  refuse: (why, title) =>
    why === 'unauthorized'
      ? { status: 401 }
      : { status: 422, type: 'application/json; charset=utf-8', body: { errors: { body: [title] } } },
  gone: () => documentedConduit.refuse('missing', 'It is not there'),
  bodyFault: (form, body, { type }) => {
    if (!/^application\/json\s*(;|$)/i.test(type) || !isObject(body)) return 'JSON, please'
    return faultIn(forms[form], body[wrapperOf[form]])
  },
  queryFault: (query) => numberFault(query, 'limit', 1) ?? numberFault(query, 'offset', 0),
  onRefusal: () => undefined,
  slugFor: (title, { articles }) => {
    const plain =
      title
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '')
        .slice(0, 60) || 'untitled'
    const at = Array.from({ length: articles.size + 1 }, (_, index) => index).find(
      (index) => !articles.has(index === 0 ? plain : `${plain}-${index + 1}`),
    )
    return at ? `${plain}-${at + 1}` : plain
  },
  slugAfter: (slug) => slug,
  commentId: ({ comments }) => Math.max(40, ...comments.keys()) + 1,
  keeps: (_of, fields) => fields,
  tells: () => ({}),
  shows: (_of, fields) => fields,
  showsUser: (user) => user,
  finds: (all, query, { articles }) => {
    const [tag, author, favorited] = ['tag', 'author', 'favorited'].map((name) => query.get(name))
    return all.filter(
      (one) =>
        (tag == null || (one.fields.tagList as readonly string[]).includes(tag)) &&
        (author == null || one.author === author) &&
        (favorited == null || (articles.get(String(one.fields.slug)) ?? one).favoritedBy.has(favorited)),
    )
  },
  pages: (_of, all, query) => {
    const from = Number(query.get('offset') ?? 0)
    return all.slice(from, from + Number(query.get('limit') ?? 20))
  },
  belongs: ({ article }, slug) => article === slug,
  favors: (article, user, isOn) => ({ ...article, favoritedBy: withOrWithout(article.favoritedBy, user, isOn) }),
  follows: (user, name, isOn) => ({ ...user, follows: withOrWithout(user.follows, name, isOn) }),
  afterwards: () => undefined,
  removes: (of, key, { articles, comments }) => {
    if (of === 'comment') return void comments.delete(Number(key))
    articles.delete(String(key))
    for (const [id, { article }] of comments) if (article === key) comments.delete(id)
  },
  edit: (answer) => answer,
}

const withOrWithout = (all: ReadonlySet<string>, one: string, isOn: boolean): ReadonlySet<string> =>
  new Set(isOn ? [...all, one] : [...all].filter((other) => other !== one))
