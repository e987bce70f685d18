import { describe, expect, it } from 'vitest'
import { asking } from './asking.ts'
import { editions, petsDocument } from './pets.ts'
import { shopDocument } from './shop.ts'

const shop = (options = {}) => asking(shopDocument, options)

describe('a request that breaks a rule of the document', () => {
  it('gets the documented failure, which names each thing that is wrong', async () => {
    const { ask } = await shop()
    const refused = await ask('POST', '/articles', { article: { title: '', tags: 'dogs' } })
    expect(refused.status).toBe(422)
    const { message, errors } = refused.body as { message: string; errors: { field: string }[] }
    expect(message).toContain('article.title')
    expect(errors.map(({ field }) => field)).toEqual(expect.arrayContaining(['article.title', 'article.tags']))
  })

  it('gets problem details where the document has none', async () => {
    const { ask } = await shop()
    const refused = await ask('POST', '/orders', { amount: 0 })
    expect(refused.status).toBe(400)
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(refused.body).toMatchObject({ status: 400, detail: expect.stringContaining('"item" is required') })
  })

  it.each([
    ['no body', undefined],
    ['half a body', '{"article":'],
    ['a list', []],
  ])('is refused with %s', async (_, sent) => {
    const { mock, ask } = await shop({ scenario: 'empty' })
    expect((await ask('POST', '/articles', sent)).status).toBe(422)
    expect(mock.articles?.all()).toEqual([])
  })

  it('is refused for a path or query that is of another type', async () => {
    const { ask } = await asking(petsDocument(editions[0]))
    expect((await ask('GET', '/pets?limit=many')).status).toBe(400)
    expect((await ask('GET', '/pets/seven')).status).toBe(404)
    expect((await ask('GET', '/pets?limit=0')).status).toBe(400)
  })
})

describe('a request that is for nothing', () => {
  it('is told that the path is not there', async () => {
    const { ask } = await shop()
    expect(await ask('GET', '/nothing')).toMatchObject({ status: 404, body: { detail: 'No operation has the path /nothing.' } })
  })

  it('is told which methods a path has', async () => {
    const { ask } = await shop()
    const refused = await ask('PUT', '/articles')
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
    const options = await ask('OPTIONS', '/articles')
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS'])
  })

  it('may ask for the head only', async () => {
    const { ask } = await shop()
    expect(await ask('HEAD', '/articles')).toMatchObject({ status: 200, body: undefined })
  })
})

describe('media types', () => {
  it('refuses a body in another one, and a client that accepts another one', async () => {
    const { ask } = await shop()
    expect((await ask('POST', '/orders', 'item=Tea', { 'Content-Type': 'text/csv' })).status).toBe(415)
    expect((await ask('GET', '/orders', undefined, { Accept: 'text/html' })).status).toBe(406)
    for (const Accept of ['*/*', 'application/*', 'text/html, application/json;q=0.5', 'text/html, */*;q=0.1'])
      expect((await ask('GET', '/orders', undefined, { Accept })).status).toBe(200)
  })
})

describe('credentials', () => {
  it('serves who has none, or any of the right form', async () => {
    const { ask } = await shop()
    expect((await ask('GET', '/orders')).status).toBe(200)
    expect((await ask('GET', '/orders', undefined, { Authorization: 'Bearer anything' })).status).toBe(200)
    expect((await ask('GET', '/orders', undefined, { Authorization: 'Basic eDp5' })).status).toBe(401)
  })

  it('refuses who has none where one is asked for, but not where the operation asks for none', async () => {
    const { ask } = await shop({ authorization: 'required' })
    const refused = await ask('GET', '/orders')
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="mock"'])
    expect((await ask('GET', '/orders', undefined, { Authorization: 'Bearer anything' })).status).toBe(200)
    expect((await ask('POST', '/login', { username: 'ada' })).status).toBe(200)
  })
})

describe('pages of another origin', () => {
  it('may ask, and ask before they ask', async () => {
    const { ask } = await shop()
    const Origin = 'http://localhost:5173'
    expect((await ask('GET', '/orders', undefined, { Origin })).headers.get('access-control-allow-origin')).toBe(Origin)
    const preflight = await ask('OPTIONS', '/orders', undefined, { Origin, 'Access-Control-Request-Method': 'POST' })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST')
  })
})

describe('a response that is asked for', () => {
  it('is made up of the schema where the document has no example of its status', async () => {
    const { mock, ask } = await shop()
    const preferred = await ask('GET', '/articles/one', undefined, { Prefer: 'code=404' })
    expect([preferred.status, preferred.headers.get('preference-applied')]).toEqual([404, 'code=404'])
    expect(preferred.body).toHaveProperty('message')
    mock.faults.add({ kind: 'status', status: 404, operation: 'GET /orders' })
    expect((await ask('GET', '/orders')).status).toBe(404)
  })
})
