import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { uiza } from '#mocks/uiza'
import { parseDocument } from '#openapi/load'

const ok = { '200': { description: 'Fine.', content: { 'application/json': { examples: { fine: { value: [] } } } } } }
const notAllowed = {
  '405': { description: 'No.', content: { 'application/json': { examples: { no: { value: { no: 'method' } } } } } },
}

/** A mock of a plain document, whose operations do nothing but show their examples. */
function mockOf(paths: object, more: object = {}) {
  const root = { openapi: '3.1.1', info: { title: 'Pets', version: '1' }, paths, ...more }
  const document = parseDocument(JSON.stringify(root), 'pets.json')
  const none = () => ({})
  const scenarios = { documented: none, empty: none }
  const authenticate = () => ({ kind: 'missing' }) as const
  return createMock({ name: 'pets', document: () => document, collections: {}, operations: {}, scenarios, authenticate })
}

const ask = async (mock: { readonly fetch: (request: Request) => Promise<Response> }, method: string, path: string) => {
  const response = await mock.fetch(new Request(`http://localhost${path}`, { method }))
  return { status: response.status, allow: response.headers.get('Allow'), text: await response.text() }
}

describe('a path that exists with another method', () => {
  it('is refused with 405 and the methods it has', async () => {
    const mock = mockOf({ '/pets': { get: { responses: ok }, post: { responses: ok } } })
    expect(await ask(mock, 'DELETE', '/pets')).toEqual({
      status: 405,
      allow: 'GET, POST, HEAD',
      text: expect.stringContaining('"detail":"/pets has no operation DELETE. It has: GET, POST, HEAD."'),
    })
    expect((await ask(mock, 'DELETE', '/nothing')).status).toBe(404)
  })

  it('gets the 405 that one of its operations documents', async () => {
    const mock = mockOf({ '/pets/{id}': { get: { parameters: [], responses: { ...ok, ...notAllowed } } } })
    expect(await ask(mock, 'PUT', '/pets/7')).toEqual({ status: 405, allow: 'GET, HEAD', text: '{"no":"method"}' })
  })

  it('gets what `x-rejections` says of a wrong method', async () => {
    const responses = {
      No: { description: 'No.', content: { 'text/plain': { examples: { no: { value: 'GET only' } } } } },
    }
    const mock = mockOf(
      { '/pets': { get: { responses: ok } } },
      { components: { responses }, 'x-rejections': { wrongMethod: { status: 405, response: 'No', example: 'no' } } },
    )
    expect(await ask(mock, 'POST', '/pets')).toEqual({ status: 405, allow: 'GET, HEAD', text: 'GET only' })
  })

  it('is like any other where the document has one answer for both', async () => {
    const response = await createMock(uiza, { authorization: 'off' }).fetch(
      new Request('http://localhost/api/public/v3/admin/user/changepassword', { method: 'DELETE' }),
    )
    expect([response.status, response.headers.get('Allow')]).toEqual([404, null])
  })
})
