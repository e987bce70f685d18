import { expect } from 'vitest'
import type { Answered } from '../host.ts'
import type { Check, Scene, Shown } from './checks.ts'

const articles = '/api/articles'

const inside = ({ json }: Answered, name: string) => (json as Readonly<Record<string, Shown>>)[name] as Shown
const within = ({ json }: Answered, name: string) => (json as Readonly<Record<string, readonly Shown[]>>)[name] ?? []

async function publish({ ask }: Scene, title: string, more: Shown = {}): Promise<Shown & { readonly slug: string }> {
  const created = await ask('POST', articles, { article: { title, description: 'About it', body: 'All of it', ...more } })
  expect(created.status).toBe(201)
  return inside(created, 'article') as Shown & { readonly slug: string }
}

async function say({ ask }: Scene, slug: string, body: string): Promise<Shown> {
  const created = await ask('POST', `${articles}/${slug}/comments`, { comment: { body } })
  expect(created.status).toBe(200)
  return inside(created, 'comment')
}

const ada = { username: 'ada', email: 'ada@words.test', password: 'Pa55-word' }
const register = ({ ask }: Scene) => ask('POST', '/api/users', { user: ada })

async function refuses({ ask }: Scene, method: string, path: string, body?: unknown): Promise<string> {
  const { status, json, text } = await ask(method, path, body)
  expect(status).toBe(422)
  expect(json).toEqual({ errors: expect.objectContaining({ body: expect.arrayContaining([expect.any(String)]) }) })
  return text
}

/** What the RealWorld API promises beyond its collections: registered users, comments, favorites, followers. */
export const realworldChecks: readonly Check[] = [
  [
    'registers a user, and shows no password',
    async (scene) => {
      const { status, json, text } = await register(scene)
      expect([status, json]).toMatchObject([201, { user: { username: 'ada', email: ada.email, token: expect.any(String) } }])
      expect(text).not.toContain(ada.password)
    },
  ],
  [
    'refuses to register who has no email, in the words of the document',
    async (scene) =>
      expect(await refuses(scene, 'POST', '/api/users', { user: { username: 'ada', password: 'x' } })).toContain('email'),
  ],
  [
    'lets in who has registered',
    async (scene) => {
      await register(scene)
      const { status, json } = await scene.ask('POST', '/api/users/login', { user: { email: ada.email, password: ada.password } })
      expect([status, json]).toMatchObject([200, { user: { email: ada.email, token: expect.any(String) } }])
    },
  ],
  [
    'refuses a login without a password',
    async (scene) =>
      expect(await refuses(scene, 'POST', '/api/users/login', { user: { email: ada.email } })).toContain('password'),
  ],
  [
    'shows the current user',
    async ({ ask }) => {
      const { status, json } = await ask('GET', '/api/user', undefined, { Authorization: 'Token a.b.c' })
      expect([status, json]).toMatchObject([200, { user: { username: expect.any(String), email: expect.any(String) } }])
    },
  ],
  [
    'changes the current user, and keeps the rest',
    async ({ ask }) => {
      const before = inside(await ask('GET', '/api/user'), 'user')
      expect(inside(await ask('PUT', '/api/user', { user: { bio: 'Counts' } }), 'user')).toMatchObject({ bio: 'Counts' })
      expect(inside(await ask('GET', '/api/user'), 'user')).toEqual({ ...before, bio: 'Counts' })
    },
  ],
  [
    'refuses a user whose bio is a number',
    async (scene) => expect(await refuses(scene, 'PUT', '/api/user', { user: { bio: 7 } })).toContain('bio'),
  ],
  [
    'publishes an article with a slug, times and an author, liked by nobody',
    async (scene) => {
      const article = await publish(scene, 'Crème brûlée, twice!', { tagList: ['food'] })
      expect(article).toMatchObject({ tagList: ['food'], favorited: false, favoritesCount: 0, author: { following: false } })
      expect(article.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      for (const time of [article.createdAt, article.updatedAt])
        expect(Date.now() - Date.parse(String(time))).toBeLessThan(60_000)
      expect(inside(await scene.ask('GET', `${articles}/${article.slug}`), 'article')).toEqual(article)
    },
  ],
  [
    'gives a second article of the same title another slug',
    async (scene) => expect((await publish(scene, 'Twice')).slug).not.toBe((await publish(scene, 'Twice')).slug),
  ],
  [
    'names in a refusal what is wrong',
    async (scene) => {
      const text = await refuses(scene, 'POST', articles, { article: { title: 1, description: 'a' } })
      for (const name of ['title', 'body']) expect(text).toContain(name)
    },
  ],
  [
    'refuses an article without its envelope',
    async (scene) =>
      expect(await refuses(scene, 'POST', articles, { title: 'a', description: 'b', body: 'c' })).toContain('article'),
  ],
  ['refuses what is no JSON', async (scene) => void (await refuses(scene, 'POST', articles, '{"article":'))],
  [
    'counts what it lists',
    async (scene) => {
      for (const title of ['One', 'Two', 'Three']) await publish(scene, title)
      const listed = await scene.ask('GET', `${articles}?limit=100`)
      expect(listed.json).toMatchObject({ articlesCount: within(listed, 'articles').length })
    },
  ],
  [
    'shows a part of the list, and counts all of it',
    async (scene) => {
      for (const title of ['One', 'Two', 'Three']) await publish(scene, title)
      const all = await scene.ask('GET', `${articles}?limit=100`)
      const part = await scene.ask('GET', `${articles}?limit=1&offset=1`)
      expect(within(part, 'articles')).toEqual(within(all, 'articles').slice(1, 2))
      expect(part.json).toMatchObject({ articlesCount: within(all, 'articles').length })
    },
  ],
  [
    'lists nothing beyond the end',
    async ({ ask }) => expect(within(await ask('GET', `${articles}?offset=1000`), 'articles')).toEqual([]),
  ],
  [
    'refuses a part of nothing',
    async (scene) => {
      for (const query of ['limit=0', 'limit=many', 'offset=-1']) await refuses(scene, 'GET', `${articles}?${query}`)
    },
  ],
  [
    'lists the articles that have a tag',
    async (scene) => {
      const { slug } = await publish(scene, 'Stripes', { tagList: ['zebra', 'zoo'] })
      await publish(scene, 'Trunks', { tagList: ['elephant', 'zoo'] })
      const found = await scene.ask('GET', `${articles}?tag=zebra`)
      expect([within(found, 'articles').map((one) => one.slug), found.json]).toMatchObject([[slug], { articlesCount: 1 }])
      expect(within(await scene.ask('GET', `${articles}?tag=nobody`), 'articles')).toEqual([])
    },
  ],
  [
    'lists the articles of an author',
    async (scene) => {
      const { slug, author } = await publish(scene, 'Mine')
      const of = async (name: unknown) =>
        within(await scene.ask('GET', `${articles}?author=${encodeURIComponent(String(name))}&limit=100`), 'articles')
      expect((await of((author as Shown).username)).map((one) => one.slug)).toContain(slug)
      expect(await of('nobody')).toEqual([])
    },
  ],
  [
    'lists an article without its body',
    async (scene) => {
      await publish(scene, 'Long')
      for (const one of within(await scene.ask('GET', articles), 'articles')) expect(one).not.toHaveProperty('body')
    },
  ],
  [
    'keeps of an article what an update does not name',
    async (scene) => {
      const before = await publish(scene, 'Before', { tagList: ['a'] })
      const { status, json } = await scene.ask('PUT', `${articles}/${before.slug}`, { article: { description: 'After' } })
      expect([status, json]).toMatchObject([200, { article: { body: 'All of it', tagList: ['a'], createdAt: before.createdAt } }])
    },
  ],
  [
    'likes an article once, and takes that back',
    async (scene) => {
      const path = `${articles}/${(await publish(scene, 'Liked')).slug}`
      for (const _ of [1, 2])
        expect(inside(await scene.ask('POST', `${path}/favorite`), 'article')).toMatchObject({
          favorited: true,
          favoritesCount: 1,
        })
      expect(inside(await scene.ask('GET', path), 'article')).toMatchObject({ favorited: true, favoritesCount: 1 })
      const after = { favorited: false, favoritesCount: 0 }
      expect(inside(await scene.ask('DELETE', `${path}/favorite`), 'article')).toMatchObject(after)
      expect(inside(await scene.ask('GET', path), 'article')).toMatchObject(after)
    },
  ],
  [
    'likes nothing that is not there',
    async ({ ask }) => expect([404, 422]).toContain((await ask('POST', `${articles}/nothing/favorite`)).status),
  ],
]

/** What belongs to an article, and who follows whom. */
export const realworldRelations: readonly Check[] = [
  [
    'lists a comment under its article only',
    async (scene) => {
      const [one, other] = [await publish(scene, 'One'), await publish(scene, 'Other')]
      const comment = await say(scene, one.slug, 'Nice')
      expect(comment).toMatchObject({ id: expect.any(Number), body: 'Nice', author: { username: expect.any(String) } })
      expect(within(await scene.ask('GET', `${articles}/${one.slug}/comments`), 'comments')).toEqual([comment])
      expect(within(await scene.ask('GET', `${articles}/${other.slug}/comments`), 'comments')).toEqual([])
    },
  ],
  [
    'removes one comment of several',
    async (scene) => {
      const { slug } = await publish(scene, 'Talk')
      const [first, second] = [await say(scene, slug, 'First'), await say(scene, slug, 'Second')]
      const path = `${articles}/${slug}/comments`
      expect((await scene.ask('DELETE', `${path}/${String(first.id)}`)).status).toBe(204)
      expect(within(await scene.ask('GET', path), 'comments')).toEqual([second])
      expect([404, 422]).toContain((await scene.ask('DELETE', `${path}/${String(first.id)}`)).status)
    },
  ],
  [
    'refuses a comment without words',
    async (scene) => {
      const { slug } = await publish(scene, 'Silence')
      expect(await refuses(scene, 'POST', `${articles}/${slug}/comments`, { comment: {} })).toContain('body')
    },
  ],
  [
    'has no comments of an article that is not there',
    async ({ ask }) => {
      expect([404, 422]).toContain((await ask('GET', `${articles}/nothing/comments`)).status)
      expect([404, 422]).toContain((await ask('POST', `${articles}/nothing/comments`, { comment: { body: 'a' } })).status)
    },
  ],
  [
    'removes with an article its comments',
    async (scene) => {
      const { slug } = await publish(scene, 'Gone')
      await say(scene, slug, 'Nice')
      await scene.ask('DELETE', `${articles}/${slug}`)
      expect((await publish(scene, 'Gone')).slug).toBe(slug)
      expect(within(await scene.ask('GET', `${articles}/${slug}/comments`), 'comments')).toEqual([])
    },
  ],
  [
    'shows the profile of who has registered',
    async (scene) => {
      await register(scene)
      expect((await scene.ask('GET', '/api/profiles/ada')).json).toMatchObject({ profile: { username: 'ada', following: false } })
    },
  ],
  [
    'follows a user, and takes that back',
    async (scene) => {
      await register(scene)
      const profile = '/api/profiles/ada'
      const follows = async (method: string, path: string) => inside(await scene.ask(method, path), 'profile').following
      expect(await follows('POST', `${profile}/follow`)).toBe(true)
      expect(await follows('GET', profile)).toBe(true)
      expect(await follows('DELETE', `${profile}/follow`)).toBe(false)
      expect(await follows('GET', profile)).toBe(false)
    },
  ],
  [
    'lists the tags',
    async ({ ask }) => {
      const { status, json } = await ask('GET', '/api/tags')
      expect([status, json]).toEqual([200, { tags: expect.any(Array) }])
    },
  ],
  [
    'takes the feed for no article',
    async ({ ask }) => {
      const { status, json } = await ask('GET', '/api/articles/feed?limit=2')
      expect([status, json]).toEqual([200, { articles: expect.any(Array), articlesCount: expect.any(Number) }])
    },
  ],
]
