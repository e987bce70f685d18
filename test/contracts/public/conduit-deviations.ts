import {
  type Article,
  type ConduitHabits,
  type ConduitStore,
  documentedConduit,
  type FormName,
  forms,
  type Occasion,
  wrapperOf,
} from './conduit-habits.ts'
import { edits, on, type PublicDeviation, rowsOf, untyped, withBody, without } from './deviation.ts'
import type { Answer, Asked, Fields } from './exchange.ts'
import { anyText, faultIn, isObject, type Rule } from './form.ts'

type Row = PublicDeviation<ConduitHabits>
type Habits = Row['habits']

const { at, life } = rowsOf<ConduitHabits>()

const isPosted = on('POST', /^\/articles$/)
const isArticle = on('GET', /^\/articles\/(?!feed$)[^/]+$/)
const isArticles = on('GET', /^\/articles$/)
const isRemark = on('POST', /\/comments$/)
const isRemarks = on('GET', /\/comments$/)
const ofArticle = (change: (fields: Fields) => Fields) =>
  withBody(({ article }: { article: Fields }) => ({ article: change(article) }))
const ofArticles = (change: (fields: Fields) => Fields) =>
  withBody(({ articles, ...rest }: { articles: Fields[] }) => ({ ...rest, articles: articles.map(change) }))
const ofComment = (change: (fields: Fields) => Fields) =>
  withBody(({ comment }: { comment: Fields }) => ({ comment: change(comment) }))
const status =
  (value: number) =>
  (answer: Answer): Answer => ({ ...answer, status: value })

const answers: readonly Row[] = [
  at('CreateArticle', 'an article is made with 200', 'status', edits(isPosted, status(200))),
  at('CreateArticleComment', 'a comment is made with 201', 'status', edits(isRemark, status(201))),
  at(
    'DeleteArticle',
    'an article is gone with 200',
    'status',
    edits(on('DELETE', /^\/articles\/[^/]+$/), (one) => ({ ...one, status: 200, type: 'application/json', body: {} })),
  ),
  {
    ...life('what is not there is 404', [], () => ({
      refuse: (why, title) => ({ ...documentedConduit.refuse(why, title), ...(why === 'missing' ? { status: 404 } : {}) }),
    })),
    rules: ['status'],
  },
  at('CreateArticle', 'a broken article is 400', 'status', edits(isPosted, status(400), 422, 422)),
  at(
    'CreateArticle',
    'a broken article breaks the server',
    ['status', 'rule/type', 'rule/required'],
    edits(isPosted, status(500), 422, 422),
  ),
  at(
    'GetArticles',
    'a list is called HTML',
    'content-type',
    edits(isArticles, (one) => ({ ...one, type: 'text/html' })),
  ),
  at(
    'CreateArticle',
    'a refusal is a text',
    ['content-type', 'json'],
    edits(isPosted, (one) => ({ ...one, type: 'text/plain', body: 'No' }), 422, 422),
  ),
  at('CreateArticle', 'an article has no media type', 'content-type', edits(isPosted, untyped)),
  at(
    'GetTags',
    'tags are cut off',
    'json',
    edits(on('GET', /^\/tags$/), (one) => ({ ...one, body: JSON.stringify(one.body).slice(0, -2) })),
  ),
  at('GetArticle', 'an article does not say when it was made', 'schema', edits(isArticle, ofArticle(without('createdAt')))),
  at(
    'GetArticle',
    'a count is a text',
    'schema',
    edits(
      isArticle,
      ofArticle((one) => ({ ...one, favoritesCount: String(one.favoritesCount) })),
    ),
  ),
  at(
    'CreateArticle',
    'no tags are null',
    'schema',
    edits(
      isPosted,
      ofArticle((one) => ({ ...one, tagList: null })),
    ),
  ),
  at(
    'GetArticle',
    'an author is not told to be followed',
    'schema',
    edits(
      isArticle,
      ofArticle((one) => ({ ...one, author: without('following')(one.author as Fields) })),
    ),
  ),
  at('GetArticles', 'a list has no count', 'schema', edits(isArticles, withBody(without('articlesCount')))),
  at(
    'GetArticles',
    'a list is bare',
    'schema',
    edits(
      isArticles,
      withBody(({ articles }: { articles: unknown }) => articles),
    ),
  ),
  at(
    'CreateArticleComment',
    'an id is a text',
    'schema',
    edits(
      isRemark,
      ofComment((one) => ({ ...one, id: `c${String(one.id)}` })),
    ),
  ),
  at(
    'UpdateArticle',
    'a time is a day',
    'schema',
    edits(
      on('PUT', /^\/articles/),
      ofArticle((one) => ({ ...one, updatedAt: '4 March 2031' })),
    ),
  ),
  at(
    'CreateArticle',
    'refusals have another form',
    'schema',
    edits(isPosted, (one) => ({ ...one, body: { message: 'No' } }), 422, 422),
  ),
  at(
    'GetCurrentUser',
    'a user has no token',
    'schema',
    edits(
      on('GET', /^\/user$/),
      withBody(({ user }: { user: Fields }) => ({ user: without('token')(user) })),
    ),
  ),
  at(
    'GetTags',
    'tags are numbers',
    'schema',
    edits(
      on('GET', /^\/tags$/),
      withBody(({ tags }: { tags: unknown[] }) => ({ tags: tags.map((_, index) => index) })),
    ),
  ),
  at(
    'GetArticle',
    'an article is bare',
    'schema',
    edits(
      isArticle,
      withBody(({ article }: { article: unknown }) => article),
    ),
  ),
  at('GetArticles', 'a list has articles without a title', 'schema', edits(isArticles, ofArticles(without('title')))),
  at(
    'GetArticleComments',
    'a comment has no author',
    'schema',
    edits(
      isRemarks,
      withBody(({ comments }: { comments: Fields[] }) => ({ comments: comments.map(without('author')) })),
    ),
  ),
]

const ignoring =
  (name: string): Habits =>
  () => ({
    finds: (all, query, store) =>
      documentedConduit.finds(all, new URLSearchParams([...query].filter(([key]) => key !== name)), store),
  })
const paging =
  (of: 'articles' | 'feed', change: (all: readonly Article[], limit: number, offset: number) => readonly Article[]): Habits =>
  () => ({
    pages: (kind, all, query) =>
      kind === of
        ? change(all, Number(query.get('limit') ?? 20), Number(query.get('offset') ?? 0))
        : documentedConduit.pages(kind, all, query),
  })
const seeds = ['how-to-whittle', 'on-moss', 'rain', 'salt-and-sand', 'tides']
const isSeed = (slug: unknown): boolean => seeds.includes(String(slug))

const lists: readonly Row[] = [
  life('a list does not look at the tag', 'filter', ignoring('tag')),
  life('a list does not look at the author', 'filter', ignoring('author')),
  life('a list does not look at who likes it', 'filter', ignoring('favorited')),
  life('a list by tag has none', 'filter', () => ({
    finds: (all, query, store) => (query.has('tag') ? [] : documentedConduit.finds(all, query, store)),
  })),
  life('a list by tag has the others', 'filter', () => ({
    finds: (all, query, store) =>
      query.has('tag')
        ? all.filter((one) => !documentedConduit.finds([one], query, store).length)
        : documentedConduit.finds(all, query, store),
  })),
  life(
    'a list knows no limit',
    'page',
    paging('articles', (all, _limit, offset) => all.slice(offset)),
  ),
  life(
    'a list gives one more than requested',
    'page',
    paging('articles', (all, limit, offset) => all.slice(offset, offset + limit + 1)),
  ),
  life(
    'a list knows no offset',
    'page',
    paging('articles', (all, limit) => all.slice(0, limit)),
  ),
  life(
    'a list takes an offset for a page',
    'page',
    paging('articles', (all, limit, offset) => all.slice(offset * limit * 2, offset * limit * 2 + limit)),
  ),
  life(
    'a list skips one more',
    'page',
    paging('articles', (all, limit, offset) => all.slice(offset === 0 ? 0 : offset + 1).slice(0, limit)),
  ),
  life(
    'a feed knows no limit',
    'page',
    paging('feed', (all, _limit, offset) => all.slice(offset)),
  ),
  life('a list does not have new articles', 'listed', () => ({
    finds: (all, query, store) => documentedConduit.finds(all, query, store).filter(({ fields }) => isSeed(fields.slug)),
  })),
  life(
    'a list does not have new comments',
    'listed',
    edits(
      isRemarks,
      withBody(({ comments }: { comments: Fields[] }) => ({ comments: comments.filter(({ id }) => Number(id) < 10) })),
    ),
  ),
  life('an article shows the comments of all', 'parent', () => ({ belongs: () => true })),
  life('a list has each article twice', ['listed', 'page'], () => ({
    finds: (all, query, store) =>
      documentedConduit.finds(
        all.flatMap((one) => [one, one]),
        query,
        store,
      ),
  })),
  life('a list shows other titles', 'listed', () => ({
    shows: (of, fields, occasion) => (of === 'article' && occasion === 'listed' ? { ...fields, title: 'An article' } : fields),
  })),
  life('a list shows other comments', 'listed', () => ({
    shows: (of, fields, occasion) => (of === 'comment' && occasion === 'listed' ? { ...fields, body: 'A comment' } : fields),
  })),
]

const keeping =
  (
    of: 'article' | 'comment',
    occasion: Occasion,
    change: (fields: Fields, before: Fields | undefined) => Fields,
    more: Partial<ConduitHabits> = {},
  ): Habits =>
  () => ({
    keeps: (actual, fields, now, before) => (actual === of && now === occasion ? change(fields, before) : fields),
    ...more,
  })
const tells = { tells: (wanted: Fields) => wanted }
const made = (store: ConduitStore): readonly [string, Article][] => [...store.articles].filter(([slug]) => !isSeed(slug))

const kept: readonly Row[] = [
  life(
    'a creation keeps less of the body',
    'kept',
    keeping('article', 'created', (fields) => ({ ...fields, body: String(fields.body).slice(0, 3) })),
  ),
  life(
    'a creation writes titles in capitals',
    'kept',
    keeping('article', 'created', (fields) => ({ ...fields, title: `${String(fields.title).toUpperCase()}!` })),
  ),
  life(
    'a creation loses the tags',
    'kept',
    keeping('article', 'created', (fields) => ({ ...fields, tagList: [] })),
  ),
  life(
    'a creation shows all, and keeps another description',
    'kept',
    keeping('article', 'created', (fields) => ({ ...fields, description: fields.title }), tells),
  ),
  life('an article is read with another body', 'kept', () => ({
    shows: (of, fields, occasion) => (of === 'article' && occasion === 'read' ? { ...fields, body: 'Lost' } : fields),
  })),
  life('an article is read with the slug of another', 'kept', () => ({
    shows: (of, fields, occasion) => (of === 'article' && occasion === 'read' ? { ...fields, slug: 'rain' } : fields),
  })),
  life(
    'a comment is kept otherwise',
    ['kept', 'listed'],
    keeping('comment', 'created', (fields) => ({ ...fields, body: 'First!' })),
  ),
  life(
    'a comment is shown, and kept otherwise',
    ['kept', 'listed'],
    keeping('comment', 'created', (fields) => ({ ...fields, body: 'First!' }), tells),
  ),
  life('two articles get one slug', 'unique', () => ({ slugFor: () => 'article' })),
  life('two comments get one id', 'unique', () => ({ commentId: () => 77 })),
  life(
    'a change is shown and not kept',
    'kept',
    keeping('article', 'updated', (fields, before) => before ?? fields, tells),
  ),
  life(
    'a change is neither shown nor kept',
    'kept',
    keeping('article', 'updated', (fields, before) => before ?? fields),
  ),
  life(
    'a change keeps the title only',
    'kept',
    keeping('article', 'updated', (fields, before) => ({ ...before, title: fields.title })),
  ),
  life(
    'a change keeps the description as it was',
    'kept',
    keeping('article', 'updated', (fields, before) => ({ ...fields, description: before?.description })),
  ),
  life(
    'a change loses the tags',
    'kept',
    keeping('article', 'updated', (fields) => ({ ...fields, tagList: [] })),
  ),
  life('a change changes all that were made', 'others', () => ({
    afterwards: (of, key, occasion, store) => {
      const { title, body, description } = store.articles.get(String(key))?.fields ?? {}
      if (of === 'article' && occasion === 'updated')
        for (const [slug, one] of made(store))
          store.articles.set(slug, { ...one, fields: { ...one.fields, title, body, description } })
    },
  })),
  life('a change makes a copy', ['others', 'listed', 'unique'], () => ({
    afterwards: (of, key, occasion, store) => {
      const one = store.articles.get(String(key))
      if (of === 'article' && occasion === 'updated' && one)
        store.articles.set('a-copy', { ...one, fields: { ...one.fields, slug: 'a-copy' } })
    },
  })),
]

const removed: readonly Row[] = [
  life(
    'a removal removes nothing',
    'removed',
    () => ({ removes: (of, key, store) => void (of === 'article' || documentedConduit.removes(of, key, store)) }),
    { spoils: true },
  ),
  life('a removal of a comment removes nothing', 'removed', () => ({
    removes: (of, key, store) => void (of === 'comment' || documentedConduit.removes(of, key, store)),
  })),
  life('what was removed can be read', 'removed', () => {
    const gone = new Map<string, unknown>()
    return {
      edit: (answer, asked) => {
        const slug = asked.path.split('/')[2] ?? ''
        if (isArticle(asked) && answer.status === 200) gone.set(slug, answer.body)
        return isArticle(asked) && answer.status === 422 && gone.has(slug)
          ? { status: 200, type: 'application/json', body: gone.get(slug) }
          : answer
      },
    }
  }),
  life(
    'what was removed is listed',
    'removed',
    () => {
      const gone: Article[] = []
      return {
        removes: (of, key, store) => {
          const one = store.articles.get(String(key))
          if (of === 'article' && one) gone.push(one)
          documentedConduit.removes(of, key, store)
          if (of === 'article' && one) store.articles.set(String(key), one)
        },
        edit: (answer, asked) =>
          asked.method !== 'DELETE' &&
          gone.some(({ fields }) => asked.path === `/articles/${String(fields.slug)}`) &&
          answer.status < 300
            ? documentedConduit.gone()
            : answer,
      }
    },
    { spoils: true },
  ),
  life('a removal removes the article that was made last', 'others', () => ({
    removes: (of, key, store) => {
      documentedConduit.removes(of, key, store)
      const [slug] = made(store).at(-1) ?? []
      if (of === 'article' && slug !== undefined) documentedConduit.removes(of, slug, store)
    },
  })),
  life('a removal removes all comments', 'others', () => ({
    removes: (of, key, store) => {
      const article = store.comments.get(Number(key))?.article
      documentedConduit.removes(of, key, store)
      if (of === 'comment' && !isSeed(article))
        for (const [id, one] of store.comments) if (one.article === article) store.comments.delete(id)
    },
  })),
  life('a second removal breaks the server', 'again', () => ({ gone: () => ({ ...documentedConduit.gone(), status: 500 }) })),
]

const lax =
  (form: FormName, changed: Readonly<Record<string, Rule>>): Habits =>
  () => ({
    bodyFault: (actual, body, asked) => {
      if (actual !== form || !isObject(body)) return documentedConduit.bodyFault(actual, body, asked)
      return faultIn({ ...forms[form], ...changed }, body[wrapperOf[form]])
    },
  })
const textOrNumber = (value: unknown): boolean => ['string', 'number'].includes(typeof value)
const free =
  (name: string, is: (text: string) => boolean): Habits =>
  () => ({
    queryFault: (query) =>
      documentedConduit.queryFault(new URLSearchParams([...query].filter(([key, value]) => key !== name || !is(value)))),
    pages: (of, all, query) =>
      documentedConduit.pages(of, all, new URLSearchParams([...query].filter(([key, value]) => key !== name || !is(value)))),
  })

const rules: readonly Row[] = [
  at('CreateArticle', 'a title need not be there', 'rule/required', () => ({
    ...lax('article', { title: { is: anyText } })(),
    keeps: (_of, fields) => ({ title: '', ...fields }),
  })),
  at('CreateArticle', 'a body may be a number', 'rule/type', lax('article', { body: { required: true, is: textOrNumber } })),
  at(
    'CreateArticle',
    'tags may be one text',
    'rule/type',
    lax('article', { tagList: { is: (value) => Array.isArray(value) || anyText(value) } }),
  ),
  at(
    'CreateArticle',
    'a tag may be a number',
    'rule/type',
    lax('article', { tagList: { is: (value) => Array.isArray(value) && value.every(textOrNumber) } }),
  ),
  at('CreateArticle', 'an article need not be wrapped up', 'rule/required', () => ({
    bodyFault: (form, body, asked) =>
      form === 'article' && isObject(body) && body.article === undefined
        ? undefined
        : documentedConduit.bodyFault(form, body, asked),
    keeps: (_of, fields) => ({ title: '', description: '', body: '', ...fields }),
  })),
  at('UpdateArticle', 'a changed title may be a number', 'rule/type', lax('change', { title: { is: textOrNumber } })),
  at('UpdateArticle', 'a changed body may be a number', 'rule/type', lax('change', { body: { is: textOrNumber } })),
  at('CreateArticleComment', 'a comment need not have a text', 'rule/required', () => ({
    ...lax('comment', { body: { is: anyText } })(),
    keeps: (_of, fields) => ({ body: '', ...fields }),
  })),
  at(
    'CreateArticleComment',
    'a comment may be a number',
    'rule/type',
    lax('comment', { body: { required: true, is: textOrNumber } }),
  ),
  at(
    'GetArticles',
    'there may be no limit',
    'rule/constraint',
    free('limit', (text) => text === '0'),
  ),
  at(
    'GetArticles',
    'a limit may be a text',
    'rule/type',
    free('limit', (text) => !/^[-+\d]/.test(text)),
  ),
  at(
    'GetArticles',
    'an offset may be below nothing',
    'rule/constraint',
    free('offset', (text) => text.startsWith('-')),
  ),
  at(
    'GetArticlesFeed',
    'an offset may be a text',
    'rule/type',
    free('offset', (text) => !/^[-+\d]/.test(text)),
  ),
  at(
    'DeleteArticleComment',
    'an id that is none breaks the server',
    ['status', 'rule/type'],
    edits(on('DELETE', /\/comments\/[^/]*[^/\d-][^/]*$/), status(500), 422, 422),
  ),
  at('CreateArticle', 'a body need not be JSON', 'rule/malformed', () => ({
    bodyFault: (form, body, asked) =>
      form === 'article' && body === undefined ? undefined : documentedConduit.bodyFault(form, body, asked),
    keeps: (_of, fields) => ({ title: '', description: '', body: '', ...fields }),
  })),
]

const letting =
  (matches: (asked: Asked) => boolean, given: (asked: Asked) => boolean = () => true): Habits =>
  () => ({
    userOf: (asked, store) => documentedConduit.userOf(asked, store) ?? (matches(asked) && given(asked) ? 'ida' : undefined),
  })
const hasAny = ({ authorization }: Asked): boolean => /^Token ./.test(authorization ?? '')
const auth: readonly Row[] = [
  at('CreateArticle', 'anybody may write', 'auth', letting(isPosted)),
  at('CreateArticle', 'any token will do', 'auth', letting(isPosted, hasAny)),
  at('UpdateArticle', 'anybody may change', 'auth', letting(on('PUT', /^\/articles/))),
  at('DeleteArticle', 'anybody may remove', 'auth', letting(on('DELETE', /^\/articles\/[^/]+$/))),
  at('GetArticlesFeed', 'anybody has a feed', 'auth', letting(on('GET', /feed$/))),
  at('GetArticlesFeed', 'any token has a feed', 'auth', letting(on('GET', /feed$/), hasAny)),
  at('GetCurrentUser', 'anybody is somebody', 'auth', letting(on('GET', /^\/user$/))),
  at(
    'GetCurrentUser',
    'the token may be cut',
    'auth',
    letting(on('GET', /^\/user$/), ({ authorization }) => (authorization ?? '').startsWith('Token eyJhb')),
  ),
  at('CreateArticleComment', 'anybody may remark', 'auth', letting(isRemark)),
  at('DeleteArticleComment', 'anybody may take back', 'auth', letting(on('DELETE', /\/comments\/./))),
  at('CreateArticleFavorite', 'anybody may like', 'auth', letting(on('POST', /\/favorite$/))),
  at('FollowUserByUsername', 'anybody may follow', 'auth', letting(on('POST', /\/follow$/)), {
    options: { selection: { only: ['auth'] } },
  }),
]

const relations: readonly Row[] = [
  life(
    'a liked article is not shown so',
    ['kept', 'related'],
    edits(
      on('POST', /favorite$/),
      ofArticle((one) => ({ ...one, favorited: false })),
    ),
  ),
  life('a liked article is shown so, and not kept', ['kept', 'related'], () => ({
    favors: (article) => article,
    ...edits(
      on('POST', /favorite$/),
      ofArticle((one) => ({ ...one, favorited: true, favoritesCount: 1 })),
    )(),
  })),
  life('what is no more liked stays so', ['kept', 'related', 'removed'], () => ({
    favors: (article, user, isOn) => (isOn ? documentedConduit.favors(article, user, isOn) : article),
  })),
]

/** What of an article is as it has to be. */
const sound = (sent: Fields): Fields =>
  Object.fromEntries(Object.entries(sent).filter(([name, value]) => forms.article[name]?.is(value)))
const refused: readonly Row[] = [
  at('CreateArticle', 'a refused article is kept', 'state/unchanged', () => ({
    onRefusal: (form, body, _slug, { articles }) => {
      if (form !== 'article' || !isObject(body) || !isObject(body.article)) return
      const slug = `draft-${articles.size}`
      const now = '2026-01-02T03:04:05.000Z'
      const fields = {
        slug,
        title: '',
        description: '',
        body: '',
        tagList: [],
        ...sound(body.article),
        createdAt: now,
        updatedAt: now,
      }
      articles.set(slug, { fields, author: 'ida', favoritedBy: new Set() })
    },
  })),
  at('UpdateArticle', 'a refused change was applied', 'state/unchanged', () => ({
    onRefusal: (form, body, slug = '', { articles }) => {
      const one = articles.get(slug)
      if (form === 'change' && one && isObject(body) && isObject(body.article))
        articles.set(slug, { ...one, fields: { ...one.fields, ...sound(body.article) } })
    },
  })),
]

const all = (operation: string, name: string, rule: string | readonly string[], habits: Habits): Row => ({
  ...at(operation, name, rule, habits, { lasts: true }),
  options: { selection: { operation }, allow: 'all' },
})
const users: readonly Row[] = [
  all('CreateUser', 'a user is made with 200', 'status', edits(on('POST', /^\/users$/), status(200))),
  all('CreateUser', 'a user is shown with the password', 'secret', () => {
    let secret: unknown
    return {
      bodyFault: (form, body, asked) => {
        if (form === 'registration' && isObject(body) && isObject(body.user)) secret = body.user.password
        return documentedConduit.bodyFault(form, body, asked)
      },
      showsUser: (user) => ({ ...user, password: secret }),
    }
  }),
  all('CreateUser', 'a user need not have an address', 'rule/required', () => ({
    ...lax('registration', { email: { is: anyText } })(),
  })),
  all(
    'CreateUser',
    'a password may be a number',
    'rule/type',
    lax('registration', { password: { required: true, is: textOrNumber } }),
  ),
  all(
    'Login',
    'a wrong password breaks the server',
    ['status', 'example/refused', 'rule/type', 'rule/required'],
    edits(on('POST', /login$/), status(500), 400, 499),
  ),
]

/** What is not found, and why. */
const unseen: Readonly<Record<string, string>> = {
  'an id that is none breaks the server': 'nothing is removed by a key that the run has not made',
  'anybody may follow': 'nobody is followed whom the run has not made',
  'a liked article is not shown so': 'no word of the document ties the property to the relation',
  'a liked article is shown so, and not kept': 'no word of the document ties the property to the relation',
  'what is no more liked stays so': 'no word of the document ties the property to the relation',
  'a user need not have an address': 'a second user of the same name is refused anyway',
  'a password may be a number': 'a second user of the same name is refused anyway',
}

export const conduitDeviations: readonly Row[] = [
  ...answers,
  ...lists,
  ...kept,
  ...removed,
  ...rules,
  ...auth,
  ...relations,
  ...refused,
  ...users,
].map((one) => ({
  ...one,
  ...(unseen[one.name] === undefined ? {} : { unseen: unseen[one.name] }),
}))
