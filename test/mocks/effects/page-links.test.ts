import { expect, it } from 'vitest'
import { asking } from './asking.ts'

const tea = {
  type: 'object',
  required: ['name'],
  properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' } },
}
const link = { type: ['string', 'null'], format: 'uri' }
const page = {
  type: 'object',
  required: ['count', 'next', 'previous', 'results'],
  properties: { count: { type: 'integer' }, next: link, previous: link, results: { type: 'array', items: tea } },
}
const json = (schema: object) => ({ 'application/json': { schema } })
const number = (name: string) => ({ name, in: 'query', schema: { type: 'integer' } })
const document = {
  openapi: '3.1.0',
  info: { title: 'Teas', version: '1' },
  paths: {
    '/teas': {
      get: {
        parameters: [number('limit'), number('offset')],
        responses: {
          200: { description: 'A page', headers: { Link: { schema: { type: 'string' } } }, content: json(page) },
        },
      },
      post: { requestBody: { content: json(tea) }, responses: { 201: { description: 'Made', content: json(tea) } } },
    },
    '/teas/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { responses: { 200: { description: 'One', content: json(tea) } } },
    },
  },
}

interface Page {
  readonly next: string | null
  readonly previous: string | null
  readonly results: readonly { readonly name: string }[]
}

const house = async () => {
  const { ask } = await asking(document, { scenario: 'empty' })
  for (const name of ['Assam', 'Sencha', 'Oolong']) await ask('POST', '/teas', { name })
  return async (path: string) => {
    const { headers, body } = await ask('GET', path)
    return { link: headers.get('link'), ...(body as Page) }
  }
}

it('leads from page to page by the URLs in the body, and says where the last one ends', async () => {
  const read = await house()
  const first = await read('/teas?limit=2')
  expect([first.results.map(({ name }) => name), first.previous]).toEqual([['Assam', 'Sencha'], null])
  const { pathname, search } = new URL(first.next ?? '')
  const second = await read(`${pathname}${search}`)
  expect([second.results.map(({ name }) => name), second.next]).toEqual([['Oolong'], null])
  expect(second.previous).toBe('http://mock.test/teas?limit=2&offset=0')
})

it('leads from page to page by the documented header', async () => {
  const read = await house()
  expect((await read('/teas?limit=1&offset=1')).link).toBe(
    ['first', 'prev', 'next', 'last']
      .map((relation, index) => `<http://mock.test/teas?limit=1&offset=${[0, 0, 2, 2][index]}>; rel="${relation}"`)
      .join(', '),
  )
})
