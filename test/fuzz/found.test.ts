import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'
import { adviceOn, parseDocument, readDocument } from '#openapi/load'
import { valueFor } from '#openapi/values'
import { targets } from './targets.ts'

/** A document of pets with something odd in its one operation, or beside it. */
const withOdd = (operation: object, more: object = {}): Record<string, unknown> => ({
  openapi: '3.1.1',
  info: { title: 'Pets', version: '1' },
  paths: { '/pets': { get: { operationId: 'listPets', responses: { 200: { description: 'ok' } }, ...operation } } },
  ...more,
})
/** Responses of which one is an example with a name: what the request example of that name gets. */
const paired = (more: object, schema: object = {}) => ({
  200: { description: 'ok', ...more, content: { 'application/json': { schema, examples: { ok: { value: { id: 'a' } } } } } },
})
const adviceFor = (document: object) => adviceOn(parseDocument(JSON.stringify(document), 'pets.json')).map(({ what }) => what)
const respond = async (document: object) => {
  const failures: unknown[] = []
  const mock = createMock(await openapi(document), { onError: (error) => void failures.push(error) })
  const response = await mock.fetch(new Request('http://mock.test/pets'))
  expect(failures).toEqual([])
  return response
}

describe('what the fuzz script found in documents', () => {
  it('a schema that is null is told', () => {
    expect(adviceFor(withOdd({}, { components: { schemas: { Pet: null } } }))).toContainEqual(
      expect.stringMatching(/schema is invalid/),
    )
  })

  it('a keyword of the wrong form is told, and its schema keeps no value out', async () => {
    const schema = { type: 'object', required: [{ toString: null }] }
    const document = withOdd({ responses: paired({}, schema) }, { components: { schemas: { Pet: schema } } })
    expect(adviceFor(document)).toContainEqual(expect.stringMatching(/schema is invalid/))
    const read = await readDocument(document)
    // A schema is compiled only after it was asked about a few values.
    for (let count = 0; count < 30; count += 1) expect(read.validate('#/components/schemas/Pet', {})).toEqual([])
  })

  it.each(['\u0000', 'Ā application/json', ' '])(
    'a media type that no header can hold is told and left out: %j',
    async (type) => {
      const document = withOdd({ responses: { 200: { description: 'ok', content: { [type]: { schema: {} } } } } })
      expect(adviceFor(document)).toContain(`\`${type}\` cannot be sent as a media type.`)
      expect((await respond(document)).status).toBe(200)
    },
  )

  it('a header whose name is not a token is told and left out, in a response, a request and a security scheme', async () => {
    const document = withOdd(
      {
        parameters: [{ in: 'header', name: 'x y', schema: {} }],
        responses: { 200: { description: 'ok', headers: { 'a:b': { required: true, schema: { example: 'c' } } } } },
      },
      { components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'x -api-key' } } } },
    )
    expect(adviceFor(document)).toEqual(
      expect.arrayContaining([
        '`a:b` cannot be the name of a header.',
        'The parameter `x y` cannot be the name of a header or a cookie.',
        'The document does not say how the credential of this scheme is sent.',
      ]),
    )
    expect((await respond(document)).status).toBe(200)
  })

  it('the example of a header is sent as a header can hold it', async () => {
    const responses = paired({ headers: { 'X-Pet': { example: 'Zoë\n' } } })
    expect((await respond(withOdd({ responses, 'x-evidence': { documented: 'Pets' } }))).headers.get('X-Pet')).toBe('Zo%C3%AB%0A')
  })

  it('an example that no path can hold is no key', async () => {
    const parameters = [{ in: 'path', name: 'shelf', required: true, schema: {}, example: {} }]
    const item = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } }
    const content = { 'application/json': { schema: { type: 'array', items: item } } }
    const get = { responses: { 200: { description: 'ok', content } } }
    const post = {
      requestBody: { content: { 'application/json': { schema: item, examples: { ok: { value: { id: 'a' } } } } } },
      responses: paired({}, item),
    }
    const document = withOdd({}, { components: {} })
    const paths = {
      ...(document.paths as object),
      '/shelves/{shelf}/pets': { parameters, get, post },
      '/shelves/{shelf}/pets/{id}': {
        parameters: [...parameters, { in: 'path', name: 'id', required: true, schema: {} }],
        get: { responses: paired({}, item) },
      },
    }
    expect((await respond({ ...document, paths })).status).toBe(200)
  })

  it('a key of a Link, or a reference, may have a % in it', () => {
    const links = { odd: { operationId: 'listPets', parameters: { '%': '$response.body#/none', 'a%zz': '$nothing' } } }
    const responses = { 200: { description: 'ok', links, content: { 'application/json': { schema: { $ref: '#/%zz' } } } } }
    expect(adviceFor(withOdd({ responses }))).toContainEqual(expect.stringContaining('$nothing'))
  })

  it('what a Link sends, or an example, may have a % in a key too', () => {
    const links = { odd: { operationId: 'listPets', requestBody: { '%2': 'a' } } }
    const schema = { additionalProperties: { type: 'string' } }
    const content = { 'application/json': { schema, examples: { ok: { value: { '%zz': 1 } } } } }
    const told = adviceFor(withOdd({ responses: { 200: { description: 'ok', links, content } } }))
    expect(told).toContainEqual(expect.stringContaining('has no property `/%2`'))
    expect(told).toContainEqual(expect.stringContaining('The example `ok` does not match its schema'))
  })

  it('half of a surrogate pair, which JSON can escape, is no reason to fail', async () => {
    const half = '\ud800'
    const schema = { type: 'object', properties: { [half]: { type: 'string' } } }
    const content = { 'application/json': { schema } }
    const responses = { 200: { description: 'ok', headers: { 'X-Pet': { example: half } }, content } }
    const document = withOdd(
      { parameters: [{ in: 'query', name: half, schema: {} }], responses },
      { components: { schemas: { [half]: schema } } },
    )
    const paths = { ...(document.paths as object), [`/${half}`]: { get: { responses } } }
    expect(adviceFor({ ...document, paths })).toBeInstanceOf(Array)
    expect((await respond({ ...document, paths })).headers.get('X-Pet')).toBe('%EF%BF%BD')
  })

  it('a media type called like what every object has is one like any other', async () => {
    const content = { constructor: { schema: { type: 'string', example: 'Fig' } } }
    expect(await (await respond(withOdd({ responses: { 200: { description: 'ok', content } } }))).text()).toBe('Fig')
  })

  it.each(['__proto__', 'constructor', 'toString'])('a word that every object has is no word of OpenAPI: %s', async (word) => {
    const schema = JSON.parse(
      `{ "allOf": [{ "${word}": 1, "type": "object" }, { "${word}": 2 }], "properties": { "a": { "format": "${word}" } } }`,
    ) as object
    const securitySchemes = { key: { type: word } }
    const document = await readDocument(
      withOdd(
        { responses: { 200: { description: 'ok', content: { 'text/plain': { schema } } } } },
        { components: { securitySchemes } },
      ),
    )
    expect(document.model.securitySchemes).toEqual({})
    const [content] = document.model.operations[0]?.responses[0]?.contents ?? []
    expect(valueFor(document, content?.schema ?? '')).toHaveProperty('value')
    expect(
      parseDocument(JSON.stringify({ swagger: '2.0', info: {}, paths: {}, components: { [word]: 1 } }), 'old.json').locate(
        `#/components/${word}`,
      ),
    ).toMatch(/old/)
  })
})

describe('sent whatever there is', () => {
  it.each(Object.entries(targets))('%s: responds, or says what is wrong', async (_, create) => {
    const { property, close } = await create()
    await fc.assert(property as fc.IAsyncProperty<unknown>, { seed: 15, numRuns: 15 })
    await close?.()
  })
})
