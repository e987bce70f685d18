import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { hosts, type OpenHost, type Sent } from '../host.ts'

const users = '/v2/vectordb/users'
const unauthenticated = { code: 1800, message: "user hasn't authenticated" }

// The rows of the reference on the real server's manners that concern the user operations.
describe.each(hosts)('the manners of Milvus in $host', ({ open }) => {
  let host: OpenHost
  const post = (operation: string, sent: Sent) => host.send('POST', `${users}/${operation}`, sent)
  const as = (credential: string) => ({ Authorization: credential })

  beforeEach(async () => {
    host = await open(createMock(milvus))
  })
  afterEach(() => host.close())

  describe('paths', () => {
    it.each([
      ['an unknown action', 'POST', `${users}/rename`],
      ['a known path with another method', 'GET', `${users}/list`],
      ['another case', 'POST', `${users}/List`],
    ])('answers 404 in plain text to %s', async (_, method, path) => {
      const response = await host.send(method, path, method === 'POST' ? { body: {} } : {})
      expect(response.status).toBe(404)
      expect(response.header('Content-Type')).toBe('text/plain')
      expect(response.text).toBe('404 page not found')
    })

    it('redirects a slash too many, before it looks at the credential', async () => {
      const response = await post('list/', { body: {}, headers: as('Bearer root:wrong') })
      expect(response.status).toBe(307)
      expect(response.header('Location')).toBe(`${users}/list`)
      expect(response.text).toBe('')
    })

    it('ignores the query string', async () => {
      expect((await post('list?a=1', { body: {} })).json).toEqual({ code: 0, data: ['milvusAdmin', 'root'] })
    })

    it('answers OPTIONS on any path without a credential', async () => {
      const response = await host.send('OPTIONS', `${users}/anything`, { headers: as('Bearer root:wrong') })
      expect(response.status).toBe(204)
      expect(response.text).toBe('')
      expect(response.header('Access-Control-Allow-Methods')).toBe('GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH')
    })

    it.each([
      ['a success', 'list', {}],
      ['a refusal', 'create', {}],
      ['a 404', 'nothing', {}],
    ])('lets pages of other origins read %s', async (_, operation, body) => {
      const response = await post(operation, { body })
      expect(response.header('Access-Control-Allow-Origin')).toBe('*')
      expect(response.header('Access-Control-Allow-Credentials')).toBe('true')
    })
  })

  describe('credentials', () => {
    it.each(['Bearer root:Milvus', 'root:Milvus', `Basic ${btoa('root:Milvus')}`, `bAsIc ${btoa('root:Milvus')}`])(
      'accepts %s',
      async (credential) => {
        expect((await post('list', { body: {}, headers: as(credential) })).status).toBe(200)
      },
    )

    it.each([
      'bearer root:Milvus',
      'Bearer  root:Milvus',
      'Token root:Milvus',
      `Bearer ${btoa('root:Milvus')}`,
      'Bearer root:wrong',
      'Bearer nobody:Milvus',
      'Bearer Root:Milvus',
      'Bearer root:',
      'Bearer :x',
      'Bearer',
      'Bearer root',
      'Basic !!!',
    ])('refuses %s', async (credential) => {
      const response = await post('list', { body: {}, headers: as(credential) })
      expect(response.status).toBe(401)
      expect(response.json).toEqual(unauthenticated)
    })

    it('splits at the first colon, so that a password may have one', async () => {
      await post('create', { body: { userName: 'colon', password: 'P:ssw0rd:' } })
      const own = { body: { userName: 'colon' }, headers: as('Bearer colon:P:ssw0rd:') }
      expect((await post('describe', own)).status).toBe(200)
    })

    it('names its challenge on every answer to Basic, and on no other', async () => {
      const challenge = async (credential: string) =>
        (await post('list', { body: {}, headers: as(credential) })).header('WWW-Authenticate')
      const basic = 'Basic realm="restricted", charset="UTF-8"'
      expect(await challenge(`Basic ${btoa('root:Milvus')}`)).toBe(basic)
      expect(await challenge(`Basic ${btoa('root:wrong')}`)).toBe(basic)
      expect(await challenge('Bearer root:wrong')).toBeNull()
      expect(await challenge('Bearer root:Milvus')).toBeNull()
    })
  })

  describe('bodies', () => {
    it.each([
      ['nothing', '', 'can only accept json format request, the request body should be nil, however {} is valid'],
      ['blanks', ' \n', 'can only accept json format request, the request body should be nil, however {} is valid'],
      ['half a member', '{"a"}', "can only accept json format request, error: invalid character '}' after object key"],
      ['half a body', '{"a":', 'can only accept json format request, error: unexpected EOF'],
      [
        'a byte order mark',
        '\uFEFF{}',
        "can only accept json format request, error: invalid character 'ï' looking for beginning of value",
      ],
      [
        'a byte order mark alone',
        '\uFEFF',
        "can only accept json format request, error: invalid character 'ï' looking for beginning of value",
      ],
      [
        'a control character in a text',
        '{"userName":"a\u001Fb"}',
        "can only accept json format request, error: invalid character '\\x1f' in string literal",
      ],
      [
        'a list',
        '[]',
        'can only accept json format request, error: json: cannot unmarshal array into Go value of type httpserver.PasswordReq',
      ],
      [
        'a wrong type',
        '{"userName":true}',
        'can only accept json format request, error: json: cannot unmarshal bool into Go struct field PasswordReq.userName of type string',
      ],
    ])('cannot read %s', async (_, body, message) => {
      expect((await post('create', { body })).json).toEqual({ code: 1801, message })
    })

    it.each([
      ['missing', {}],
      ['null', { password: null }],
      ['empty', { password: '' }],
    ])('asks for a required value that is %s', async (_, rest) => {
      expect((await post('create', { body: { userName: 'reader', ...rest } })).json).toEqual({
        code: 1802,
        message:
          "missing required parameters, error: Key: 'PasswordReq.Password' Error:Field validation for 'Password' failed on the 'required' tag",
      })
    })

    it.each([
      ['an unknown property', '{"userName":"reader","password":"Re4d-only","extra":[1]}'],
      ['a property twice: the last one counts', '{"userName":"-","userName":"reader","password":"Re4d-only"}'],
      ['properties in any case', '{"USERNAME":"reader","Password":"Re4d-only"}'],
      ['something after the body', '{"userName":"reader","password":"Re4d-only"} and more'],
    ])('accepts %s', async (_, body) => {
      expect((await post('create', { body })).json).toEqual({ code: 0, data: {} })
      expect((await post('list', { body: 'null' })).json).toEqual({ code: 0, data: ['milvusAdmin', 'reader', 'root'] })
    })

    it('does not look at the content type', async () => {
      const response = await post('list', { body: '{}', headers: { 'Content-Type': 'application/xml' } })
      expect(response.json).toEqual({ code: 0, data: ['milvusAdmin', 'root'] })
    })

    it("writes < and > as Go's encoder does", async () => {
      const response = await post('create', { body: { userName: 'reader', password: 'x' } })
      expect(response.text).toContain('8 \\u003c= value \\u003c= 64')
    })
  })

  it('checks in this order: credential, path, form of the body, missing values, rules, state', async () => {
    const wrong = as('Bearer root:wrong')
    expect((await post('nothing', { body: '', headers: wrong })).json).toEqual(unauthenticated)
    expect((await post('create', { body: '{', headers: wrong })).json).toEqual(unauthenticated)
    const codeOf = async (body: unknown) => ((await post('create', { body })).json as { code: number }).code
    expect(await codeOf({ userName: 1 })).toBe(1801)
    expect(await codeOf({ userName: 'not-a-name' })).toBe(1802)
    expect(await codeOf({ userName: 'root', password: 'short' })).toBe(1100)
    expect(await codeOf({ userName: 'root', password: 'Re4d-only' })).toBe(65535)
  })
})
