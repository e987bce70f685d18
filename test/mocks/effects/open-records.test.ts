import { beforeEach, describe, expect, it } from 'vitest'
import { type Asking, asking } from './asking.ts'

const json = (schema: object) => ({ 'application/json': { schema } })
const tag = { type: 'string', pattern: '^"[0-9]+"$' }
const header = (name: string) => ({ name, in: 'header', schema: tag })
const anything = { type: 'object', additionalProperties: {} }
const one = { type: 'object', properties: { data: anything, permissions: { type: 'object' } } }
const all = { type: 'object', properties: { data: { type: 'array', items: anything } } }
const responds = (status: number, schema: object) => ({
  [status]: { description: 'Done', content: json(schema), headers: { ETag: { schema: tag } } },
})
const sent = { requestBody: { required: true, content: json(one) } }
const login = { type: 'object', required: ['password'], properties: { password: { type: 'string' } }, additionalProperties: {} }
const oneLogin = { type: 'object', required: ['data'], properties: { data: login, permissions: { type: 'object' } } }
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }

/** Records of any shape behind an envelope, that are also created by PUT, and removed all at once. */
const document = {
  openapi: '3.0.3',
  info: { title: 'Store', version: '1' },
  paths: {
    '/notes': {
      get: { responses: responds(200, all) },
      post: { ...sent, responses: { ...responds(200, one), ...responds(201, one) } },
      delete: {
        parameters: [
          { name: 'id', in: 'query', schema: { type: 'string' } },
          { name: 'olderThan', in: 'query', schema: { type: 'string' } },
        ],
        responses: responds(200, all),
      },
    },
    '/notes/{id}': {
      parameters: [id],
      get: { parameters: [header('If-None-Match')], responses: { ...responds(200, one), 304: { description: 'Same' } } },
      put: {
        parameters: [header('If-Match')],
        ...sent,
        responses: { ...responds(200, one), ...responds(201, one), 412: { description: 'Changed meanwhile' } },
      },
    },
    '/logins/{id}': {
      parameters: [id],
      get: { responses: responds(200, oneLogin) },
      put: {
        requestBody: { required: true, content: json(oneLogin) },
        responses: { ...responds(200, oneLogin), ...responds(201, oneLogin) },
      },
      patch: { ...sent, responses: responds(200, oneLogin) },
    },
  },
}

describe('a document whose records may have any property', () => {
  let { ask }: Pick<Asking, 'ask'> = { ask: () => Promise.reject(new Error('not begun')) }
  beforeEach(async () => {
    ask = (await asking(document, { scenario: 'empty' })).ask
  })

  it('changes in the envelope what a PATCH sends there, also where its schema names nothing of it', async () => {
    await ask('PUT', '/logins/ada', { data: { password: 'first', note: 'x' } })
    await ask('PATCH', '/logins/ada', { data: { password: 'second' } })
    expect((await ask('GET', '/logins/ada')).body).toMatchObject({ data: { note: 'x', password: 'second' } })
    expect((await ask('GET', '/logins/ada')).body).not.toHaveProperty('data.data')
  })

  it('shows each with the key it is asked for by', async () => {
    const { body } = await ask('POST', '/notes', { data: { text: 'Tea' } })
    const { data } = body as { readonly data: { readonly id: string } }
    expect(data).toEqual({ text: 'Tea', id: expect.stringMatching(/./) })
    expect((await ask('GET', `/notes/${data.id}`)).body).toMatchObject({ data })
    expect((await ask('GET', '/notes')).body).toEqual({ data: [data] })
  })

  it('takes the key that is sent, and says of a second one that it was there', async () => {
    expect((await ask('POST', '/notes', { data: { id: 'shop' } })).status).toBe(201)
    expect(await ask('POST', '/notes', { data: { id: 'shop' } })).toMatchObject({ status: 200, body: { data: { id: 'shop' } } })
  })

  it('creates by PUT what is not there, where 201 is documented beside POST', async () => {
    const created = await ask('PUT', '/notes/shop', { data: { text: 'Tea' } })
    expect([created.status, created.headers.get('location')]).toEqual([201, '/notes/shop'])
    expect((await ask('PUT', '/notes/shop', { data: { text: 'Coffee' } })).status).toBe(200)
  })

  it('tags a state as the document wants its tags', async () => {
    const made = await ask('PUT', '/notes/shop', { data: { text: 'Tea' } })
    const etag = made.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"\d+"$/)
    expect((await ask('GET', '/notes/shop', undefined, { 'If-None-Match': etag })).status).toBe(304)
    expect((await ask('PUT', '/notes/shop', { data: { text: 'Cocoa' } }, { 'If-Match': etag })).status).toBe(200)
    expect((await ask('PUT', '/notes/shop', { data: { text: 'Milk' } }, { 'If-Match': etag })).status).toBe(412)
  })

  it('removes them all at once, or those that a filter lets through', async () => {
    for (const name of ['a', 'b', 'c']) await ask('PUT', `/notes/${name}`, { data: {} })
    expect((await ask('DELETE', '/notes?id=b')).body).toEqual({ data: [{ id: 'b' }] })
    expect((await ask('GET', '/notes')).body).toEqual({ data: [{ id: 'a' }, { id: 'c' }] })
    expect((await ask('DELETE', '/notes')).status).toBe(200)
    expect((await ask('GET', '/notes')).body).toEqual({ data: [] })
  })

  it('removes nothing by a parameter that nobody understands', async () => {
    await ask('PUT', '/notes/a', { data: {} })
    expect((await ask('DELETE', '/notes?olderThan=yesterday')).status).toBe(200)
    expect((await ask('GET', '/notes')).body).toEqual({ data: [{ id: 'a' }] })
  })
})
