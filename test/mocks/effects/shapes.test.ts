import { describe, expect, it } from 'vitest'
import { asking } from './asking.ts'
import { shopDocument } from './shop.ts'

const empty = () => asking(shopDocument, { scenario: 'empty' })

describe('a collection in envelopes', () => {
  it('makes a slug of the title, and another of the same title', async () => {
    const { ask } = await empty()
    const article = { title: 'How to train', tags: ['dogs'] }
    expect(await ask('POST', '/articles', { article })).toMatchObject({
      status: 201,
      body: { article: { ...article, slug: 'how-to-train' } },
    })
    expect(await ask('POST', '/articles', { article })).toMatchObject({ body: { article: { slug: 'how-to-train-2' } } })
    expect(await ask('GET', '/articles/how-to-train')).toMatchObject({ status: 200, body: { article } })
  })

  it('counts and pages its list', async () => {
    const { ask } = await empty()
    for (const title of ['One', 'Two', 'Three'])
      await ask('POST', '/articles', { article: { title, tags: [title.toLowerCase()] } })
    expect((await ask('GET', '/articles?page=2&per_page=2')).body).toMatchObject({
      articles: [{ title: 'Three' }],
      total: 3,
      page: 2,
      pages: 2,
    })
    expect((await ask('GET', '/articles?tag=two')).body).toMatchObject({ articles: [{ title: 'Two' }], total: 1 })
  })

  it('keeps what belongs to a record with it only', async () => {
    const { mock, ask } = await empty()
    for (const title of ['One', 'Two']) await ask('POST', '/articles', { article: { title } })
    const created = await ask('POST', '/articles/one/comments', { comment: { body: 'Nice' } })
    expect(created.status).toBe(201)
    const { id } = (created.body as { comment: { id: number } }).comment
    expect((await ask('GET', '/articles/one/comments')).body).toEqual({ comments: [{ id, body: 'Nice' }] })
    expect((await ask('GET', '/articles/two/comments')).body).toEqual({ comments: [] })
    expect((await ask('GET', `/articles/two/comments/${id}`)).status).toBe(404)
    expect((await ask('GET', '/articles/three/comments')).status).toBe(404)
    expect((await ask('POST', '/articles/three/comments', { comment: { body: 'Nice' } })).status).toBe(404)
    expect(mock.comments?.all()).toHaveLength(1)
    expect(mock.collections['/articles/{slug}/comments']).toBe(mock.comments)
    await ask('DELETE', '/articles/one')
    expect(mock.comments?.all()).toEqual([])
  })

  it('relates a record to the caller, and takes that back', async () => {
    const { ask } = await empty()
    await ask('POST', '/articles', { article: { title: 'One' } })
    const countOf = (responded: { body: unknown }) =>
      (responded.body as { article: { favoritesCount: number } }).article.favoritesCount
    const before = countOf(await ask('GET', '/articles/one'))
    const liked = await ask('POST', '/articles/one/favorite')
    expect(liked.body).toMatchObject({ article: { favorited: true } })
    expect(countOf(liked)).toBe(before + 1)
    await ask('DELETE', '/articles/one/favorite')
    expect((await ask('GET', '/articles/one')).body).toMatchObject({ article: { favorited: false, favoritesCount: before } })
  })
})

describe('keys that the client gives', () => {
  it('refuses a second record of the same name where the document has a 409', async () => {
    const { ask } = await empty()
    expect(await ask('POST', '/users', { username: 'ada', password: 'secret' })).toMatchObject({
      status: 201,
      body: { username: 'ada' },
    })
    const second = await ask('POST', '/users', { username: 'ada' })
    expect(second.status).toBe(409)
    expect((second.body as { message: string }).message).toContain('ada')
  })

  it('never shows what is only written', async () => {
    const { mock, ask } = await empty()
    await ask('POST', '/users', { username: 'ada', password: 'secret' })
    expect((await ask('GET', '/users/ada')).body).toEqual({ username: 'ada' })
    expect(mock.users?.find('ada')).toMatchObject({ password: 'secret' })
  })

  it('creates with a PUT what is not there, and replaces what is', async () => {
    const { ask } = await empty()
    expect((await ask('GET', '/labels/bug')).status).toBe(404)
    expect(await ask('PUT', '/labels/bug', { color: 'red' })).toMatchObject({ status: 201, body: { color: 'red' } })
    expect(await ask('PUT', '/labels/bug', { color: 'blue' })).toMatchObject({ status: 200, body: { color: 'blue' } })
    expect((await ask('GET', '/labels/bug')).body).toEqual({ color: 'blue' })
  })
})

describe('what is no collection', () => {
  it('has one record of a singleton', async () => {
    const { ask } = await empty()
    const before = await ask('GET', '/settings')
    expect(before.status).toBe(200)
    await ask('PATCH', '/settings', { theme: 'dark' })
    expect((await ask('GET', '/settings')).body).toEqual({ ...(before.body as object), theme: 'dark' })
  })

  it('moves a record on by an action', async () => {
    const { ask } = await empty()
    const { id } = (await ask('POST', '/orders', { item: 'Tea' })).body as { id: string }
    expect(await ask('POST', `/orders/${id}/cancel`)).toMatchObject({
      status: 200,
      body: { id, item: 'Tea', status: 'cancelled' },
    })
    expect((await ask('GET', `/orders/${id}`)).body).toMatchObject({ amount: 1, status: 'cancelled' })
    expect((await ask('POST', '/orders/00000000-0000-4000-8000-000000000000/cancel')).status).toBe(404)
  })

  it('lets a request set what it may send, also where a record says that only the server sets it', async () => {
    const status = { type: 'string', enum: ['open', 'done'] }
    const task = {
      type: 'object',
      properties: { id: { type: 'integer', readOnly: true }, status: { ...status, readOnly: true } },
    }
    const json = (schema: object) => ({ description: 'a task', content: { 'application/json': { schema } } })
    const { ask } = await asking({
      openapi: '3.1.0',
      info: { title: 'Tasks', version: '1' },
      paths: {
        '/tasks': { post: { requestBody: json(task), responses: { 201: json(task) } } },
        '/tasks/{id}': {
          parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'integer' } }],
          get: { responses: { 200: json(task) } },
          patch: { requestBody: json({ type: 'object', properties: { status } }), responses: { 200: json(task) } },
        },
      },
    })
    const { id } = (await ask('POST', '/tasks', {})).body as { id: number }
    for (const state of ['done', 'open']) {
      expect((await ask('PATCH', `/tasks/${id}`, { status: state, id: 99 })).body).toMatchObject({ id, status: state })
      expect((await ask('GET', `/tasks/${id}`)).body).toMatchObject({ id, status: state })
    }
  })

  it('responds to what has no effect with a valid value that says what was sent', async () => {
    const { ask } = await empty()
    const responded = await ask('POST', '/login', { username: 'ada', password: 'secret' })
    expect(responded).toMatchObject({ status: 200, body: { username: 'ada' } })
    expect((responded.body as { token: string }).token).not.toBe('')
  })
})
