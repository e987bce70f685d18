import { describe, expect, it } from 'vitest'
import { parseDocument } from '#openapi/load'
import { renderRequest } from '../../../contracts/exchange/render-request.ts'
import { renderCurl } from '../../../contracts/exchange/reproduce.ts'

const list = ['blue', 'black']
const record = { R: 100, G: 'a b' }

/** What is written for a value in a place, in a style. */
const styles = [
  { in: 'path', style: 'simple', explode: false, value: list, sent: '/of/blue,black' },
  { in: 'path', style: 'simple', explode: true, value: record, sent: '/of/R=100,G=a%20b' },
  { in: 'path', style: 'label', explode: false, value: list, sent: '/of/.blue,black' },
  { in: 'path', style: 'label', explode: true, value: record, sent: '/of/.R=100.G=a%20b' },
  { in: 'path', style: 'matrix', explode: false, value: record, sent: '/of/;v=R,100,G,a%20b' },
  { in: 'path', style: 'matrix', explode: true, value: list, sent: '/of/;v=blue;v=black' },
  { in: 'query', style: 'form', explode: true, value: list, sent: '/of/-?v=blue&v=black' },
  { in: 'query', style: 'form', explode: false, value: list, sent: '/of/-?v=blue,black' },
  { in: 'query', style: 'form', explode: true, value: record, sent: '/of/-?R=100&G=a+b' },
  { in: 'query', style: 'spaceDelimited', explode: false, value: list, sent: '/of/-?v=blue%20black' },
  { in: 'query', style: 'pipeDelimited', explode: false, value: list, sent: '/of/-?v=blue%7Cblack' },
  { in: 'query', style: 'deepObject', explode: true, value: record, sent: '/of/-?v%5BR%5D=100&v%5BG%5D=a+b' },
] as const

function sent(yaml: string, values: { readonly parameters: Record<string, never>; readonly body?: never }) {
  const document = parseDocument(`openapi: 3.1.0\ninfo: { title: Example, version: '1' }\n${yaml}`, 'example.yaml')
  const [operation] = document.model.operations
  if (!operation) throw new Error('the document has no operation')
  const planned = { operation, values, notation: '', credential: 'own' } as const
  const request = renderRequest(planned, document.model, { baseUrl: 'http://localhost' })
  return { request, curl: renderCurl(document.model, planned, request) }
}

describe('a parameter', () => {
  it.each(styles)('in $in travels as $style, explode $explode', ({ in: place, style, explode, value, sent: expected }) => {
    const name = place === 'path' ? 'v' : 'p'
    const yaml = `
paths:
  /of/{${name}}:
    get:
      parameters:
        - { name: ${name}, in: path, required: true, style: ${place === 'path' ? style : 'simple'}, explode: ${explode}, schema: {} }
        - { name: v, in: query, style: ${place === 'query' ? style : 'form'}, explode: ${explode}, schema: {} }
      responses: { '200': { description: Fine } }`
    const parameters = place === 'path' ? { 'path.v': value } : { 'path.p': '-', 'query.v': value }
    expect(sent(yaml, { parameters } as never).request.url).toBe(`http://localhost${expected}`)
  })
})

const posting = (content: string, success = ''): string => `
paths:
  /forms:
    post:
      requestBody: { content: { ${content} } }
      responses: { '200': { description: Fine${success} } }`

describe('a body', () => {
  const body = { name: 'Ada & Co', tags: ['a', 'b'], address: { city: 'Bath' } } as never

  it('travels as a form, what lies deeper in brackets', () => {
    const { request } = sent(posting('application/x-www-form-urlencoded: { schema: { type: object } }'), { parameters: {}, body })
    expect(request.headers['Content-Type']).toBe('application/x-www-form-urlencoded')
    expect(request.body).toBe('name=Ada+%26+Co&tags=a&tags=b&address%5Bcity%5D=Bath')
  })

  it('travels in parts, with a boundary, and is reproduced by the options curl has for them', () => {
    const { request, curl } = sent(posting('multipart/form-data: { schema: { type: object } }'), { parameters: {}, body })
    const [, boundary] = /^multipart\/form-data; boundary=(\S+)$/.exec(request.headers['Content-Type'] ?? '') ?? []
    expect(request.body?.split(`--${boundary}`)).toEqual([
      '',
      '\r\nContent-Disposition: form-data; name="name"\r\n\r\nAda & Co\r\n',
      '\r\nContent-Disposition: form-data; name="tags"\r\n\r\na\r\n',
      '\r\nContent-Disposition: form-data; name="tags"\r\n\r\nb\r\n',
      '\r\nContent-Disposition: form-data; name="address"\r\nContent-Type: application/json\r\n\r\n{"city":"Bath"}\r\n',
      '--\r\n',
    ])
    expect(curl).toContain(`--form-string 'name=Ada & Co' --form-string 'tags=a'`)
    expect(curl).not.toContain('Content-Type')
  })

  it('that is a text travels as it is', () => {
    const { request } = sent(posting('application/octet-stream: { schema: { type: string } }'), {
      parameters: {},
      body: 'bytes' as never,
    })
    expect(request.body).toBe('bytes')
  })
})

describe('the header Accept', () => {
  it.each([
    ['application/json: {}, image/png: {}', undefined],
    ['image/png: {}, text/plain: {}', 'image/png, text/plain, application/json;q=0.5'],
  ])('asks for what the success may be: %s', (content, expected) => {
    const { request } = sent(posting('application/json: {}', `, content: { ${content} }`), { parameters: {} })
    expect(request.headers.Accept).toBe(expected)
  })
})
