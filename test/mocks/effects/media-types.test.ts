import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'

const pet = {
  type: 'object',
  required: ['name'],
  xml: { name: 'animal' },
  properties: {
    id: { type: 'integer', readOnly: true, xml: { attribute: true } },
    name: { type: 'string', minLength: 1 },
    age: { type: 'integer', xml: { name: 'years' } },
    tags: { type: 'array', items: { type: 'string', xml: { name: 'tag' } }, xml: { wrapped: true } },
    owner: { type: 'object', properties: { name: { type: 'string' }, vip: { type: 'boolean' } } },
    toys: { type: 'array', items: { type: 'object', properties: { kind: { type: 'string' }, count: { type: 'integer' } } } },
    photo: { type: 'string', format: 'binary', writeOnly: true },
  },
}

const schema = { $ref: '#/components/schemas/Pet' }
const both = { 'application/xml': { schema }, 'application/json': { schema }, 'multipart/form-data': { schema } }

const kennel = async () => {
  const document = {
    openapi: '3.1.1',
    info: { title: 'Kennel', version: '1' },
    paths: {
      '/pets': {
        get: {
          responses: {
            200: { description: 'pets', content: { 'application/json': { schema: { type: 'array', items: schema } } } },
          },
        },
        post: {
          requestBody: { required: true, content: both },
          responses: {
            201: { description: 'made', content: { 'application/json': { schema }, 'application/xml': { schema } } },
            400: { description: 'wrong' },
          },
        },
      },
      '/pets/{id}': {
        get: {
          parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'integer' } }],
          responses: {
            200: { description: 'a pet', content: { 'application/json': { schema }, 'application/xml': { schema } } },
          },
        },
      },
      '/photos': {
        post: {
          requestBody: { required: true, content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } },
          responses: { 204: { description: 'kept' }, 400: { description: 'wrong' }, 415: { description: 'no image' } },
        },
      },
      '/size': {
        put: {
          requestBody: { content: { 'text/plain': { schema: { type: 'integer', minimum: 1 } } } },
          responses: { 204: { description: 'kept' }, 400: { description: 'wrong' } },
        },
      },
    },
    components: { schemas: { Pet: pet } },
  }
  const mock = createMock(await openapi(document), { scenario: 'empty' })
  const send = (path: string, init: RequestInit) =>
    mock.fetch(new Request(`http://mock.test${path}`, { method: 'POST', ...init }))
  return { mock, send }
}

const asXml = (body: string, headers = {}) => ({ body, headers: { 'Content-Type': 'application/xml', ...headers } })

describe('a body in XML', () => {
  const fig = `<?xml version="1.0"?>
    <animal><name>Fig &amp; <![CDATA[<Co>]]></name><years>3</years><tags><tag>old</tag><tag>grey</tag></tags>
    <owner><name>Ada</name><vip>true</vip></owner><toys><kind>ball</kind><count>2</count></toys><toys><kind>bone</kind></toys></animal>`

  it('is read as the `xml` objects of its schema say', async () => {
    const { mock, send } = await kennel()
    const created = await send('/pets', asXml(fig))
    expect(created.status).toBe(201)
    expect(mock.pets?.all()).toEqual([
      {
        id: 1,
        name: 'Fig & <Co>',
        age: 3,
        tags: ['old', 'grey'],
        owner: { name: 'Ada', vip: true },
        toys: [{ kind: 'ball', count: 2 }, { kind: 'bone' }],
      },
    ])
  })

  it('comes back as it was sent', async () => {
    const { mock, send } = await kennel()
    const accept = { Accept: 'application/xml' }
    const created = await (await send('/pets', asXml(fig, accept))).text()
    expect(created).toContain('<animal id="1">')
    await send('/pets', asXml(created, accept))
    const [first, second] = mock.pets?.all() ?? []
    expect(second).toEqual({ ...first, id: 2 })
  })

  it.each([
    ['not well-formed', '<animal><name>Fig</animal>'],
    ['without what it needs', '<animal><years>3</years></animal>'],
    ['of another type', '<animal><name>Fig</name><years>three</years></animal>'],
    ['nested without end', `<animal>${'<a>'.repeat(5_000)}`],
    ['with an entity of its own', '<!DOCTYPE a [<!ENTITY a "aa">]><animal><name>&a;</name></animal>'],
  ])('is refused where it is %s', async (_, body) => {
    const { mock, send } = await kennel()
    expect((await send('/pets', asXml(body))).status).toBe(400)
    expect(mock.pets?.all()).toEqual([])
  })
})

describe('a body in parts', () => {
  it('has texts, lists, objects and files', async () => {
    const { mock, send } = await kennel()
    const body = new FormData()
    const parts = { name: 'Fig', age: '3', owner: '{"name":"Ada"}' }
    for (const [name, value] of Object.entries(parts)) body.append(name, value)
    for (const tag of ['old', 'grey']) body.append('tags', tag)
    body.append('photo', new File(['--not\r\n\r\na boundary'], 'name="fig".png', { type: 'image/png' }))
    expect((await send('/pets', { body })).status).toBe(201)
    expect(mock.pets?.all()).toMatchObject([
      { name: 'Fig', age: 3, tags: ['old', 'grey'], owner: { name: 'Ada' }, photo: '--not\r\n\r\na boundary' },
    ])
  })

  it('is a list where one item was sent, too', async () => {
    const { mock, send } = await kennel()
    const body = new FormData()
    body.append('name', 'Fig')
    body.append('tags', 'old')
    await send('/pets', { body })
    expect(mock.pets?.all()).toMatchObject([{ tags: ['old'] }])
  })

  it.each([
    ['without its end', '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nFig\r\n'],
    ['without any part', 'name=Fig'],
    ['without what it needs', '--b\r\nContent-Disposition: form-data; name="age"\r\n\r\n3\r\n--b--\r\n'],
  ])('is refused %s', async (_, body) => {
    const { send } = await kennel()
    expect((await send('/pets', { body, headers: { 'Content-Type': 'multipart/form-data; boundary=b' } })).status).toBe(400)
  })
})

describe('a body of any other kind', () => {
  it('is bytes, which are taken as they are', async () => {
    const { send } = await kennel()
    const sent = (type: string, body: BodyInit) => send('/photos', { body, headers: { 'Content-Type': type } })
    expect((await sent('image/png', new Uint8Array([137, 80, 78, 71, 0, 255]))).status).toBe(204)
    expect((await sent('text/plain', 'a photo')).status).toBe(415)
    expect((await send('/photos', { headers: { 'Content-Type': 'image/png' } })).status).toBe(400)
  })

  it('is a text, of the type its schema has', async () => {
    const { send } = await kennel()
    const put = (body: string) => send('/size', { method: 'PUT', body, headers: { 'Content-Type': 'text/plain' } })
    expect((await put('3')).status).toBe(204)
    expect((await put('0')).status).toBe(400)
    expect((await put('large')).status).toBe(400)
  })

  it('is JSON that nests without end: refused', async () => {
    const { send } = await kennel()
    const body = `{"name":"Fig","more":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
    expect((await send('/pets', { body, headers: { 'Content-Type': 'application/json' } })).status).toBe(400)
  })
})

it.each(['application/jsonl', 'application/x-ndjson'])(
  'a list in %s has a record on each line, also without itemSchema',
  async (type) => {
    const schema = { type: 'array', items: { type: 'object', properties: { n: { type: 'integer' } } } }
    const content = { [type]: { schema, example: [{ n: 1 }, { n: 2 }] } }
    const paths = { '/numbers': { get: { responses: { 200: { description: 'All', content } } } } }
    const mock = createMock(await openapi({ openapi: '3.1.0', info: { title: 'Numbers', version: '1' }, paths }))
    expect(await (await mock.fetch(new Request('http://mock.test/numbers'))).text()).toBe('{"n":1}\n{"n":2}\n')
  },
)
