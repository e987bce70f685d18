import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'
import { hosts } from './host.ts'

const document = {
  openapi: '3.1.0',
  info: { title: 'Uploads', version: '1' },
  paths: {
    '/uploads': {
      post: {
        requestBody: {
          content: {
            'multipart/form-data': { schema: { type: 'object', properties: { code: { type: 'string', format: 'password' } } } },
            'application/x-www-form-urlencoded': { schema: { type: 'object' } },
          },
        },
        responses: { 204: { description: 'Kept' } },
      },
    },
  },
}

/** The parts of a form as they are sent. */
const formOf = (...parts: readonly (readonly [head: string, text: string])[]): string =>
  [...parts.map(([head, text]) => `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`), '--b--\r\n'].join('')
const multipart = { 'Content-Type': 'multipart/form-data; boundary=b' }

describe.each(hosts)('a form in the journal in $host', ({ open }) => {
  /** What the journal tells of the body of a request. */
  const told = async (body: string, headers: Readonly<Record<string, string>> = multipart): Promise<unknown> => {
    const mock = createMock(await openapi(document))
    const { send, close } = await open(mock)
    expect((await send('POST', '/uploads', { headers, body })).status).toBe(204)
    await close()
    return mock.journal.list().at(-1)?.request.body
  }

  it('shows fields, and files by name, type and size', async () => {
    const form = formOf(
      ['name="title"', 'Tea'],
      ['name="tag"', 'green'],
      ['name="tag"', 'hot'],
      ['name="note"; filename="note.txt"\r\nContent-Type: text/plain', 'Grüße'],
    )
    expect(await told(form)).toEqual({
      title: 'Tea',
      tag: ['green', 'hot'],
      note: { name: 'note.txt', type: 'text/plain', size: 7 },
    })
  })

  it('hides what is secret, by its name or by its schema, also in a part that is JSON', async () => {
    const form = formOf(
      ['name="user"', 'ada'],
      ['name="password"', 's3cret-pw'],
      ['name="code"', 'k7m2p9'],
      ['name="login"\r\nContent-Type: application/json', '{"name":"ada","token":"t0ken-value"}'],
      ['name="note"', 'my s3cret-pw'],
    )
    expect(await told(form)).toEqual({
      user: 'ada',
      password: '(hidden)',
      code: '(hidden)',
      login: { name: 'ada', token: '(hidden)' },
      note: 'my (hidden)',
    })
  })

  it('shows the fields beside a file that is too long to keep', async () => {
    const file = 'x'.repeat(100_000)
    const form = formOf(['name="title"', 'Tea'], ['name="photo"; filename="tea.png"\r\nContent-Type: image/png', file])
    expect(await told(form)).toEqual({ title: 'Tea', photo: { name: 'tea.png', type: 'image/png', size: 100_000 } })
  })

  it('tells no more than the length of a form whose fields are too long', async () => {
    const form = formOf(['name="title"', 'x'.repeat(100_000)])
    expect(await told(form)).toBe(`(${form.length} characters)`)
  })

  it('hides a form that cannot be read', async () => {
    const mock = createMock(await openapi(document))
    const { send, close } = await open(mock)
    expect((await send('POST', '/uploads', { headers: multipart, body: 'password=s3cret-pw' })).status).toBe(400)
    await close()
    expect(mock.journal.list().at(-1)?.request.body).toBe('(hidden)')
  })

  it('shows the fields of a form in an address as before', async () => {
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expect(await told('name=Tea&card[number]=1&tokens[]=a&secret=b', type)).toEqual({
      name: 'Tea',
      'card[number]': '1',
      'tokens[]': '(hidden)',
      secret: '(hidden)',
    })
  })
})
