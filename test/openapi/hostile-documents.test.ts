import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adviceOn, DocumentError, readDocument, understand } from '#openapi/load'
import { valueFor } from '#openapi/values'

const folder = mkdtempSync(join(tmpdir(), 'doublecheck-hostile-'))
const secret = 'outside-the-folder'
let server: Server
let origin = ''
const asked: string[] = []

beforeAll(async () => {
  mkdirSync(join(folder, 'inside'))
  writeFileSync(join(folder, 'secret.yaml'), `type: string\ndescription: ${secret}\n`)
  symlinkSync('../secret.yaml', join(folder, 'inside', 'link.yaml'))
  symlinkSync('loop.yaml', join(folder, 'inside', 'loop.yaml'))
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/redirect.yaml') return response.writeHead(302, { Location: `${origin}/pets.yaml` }).end()
    if (request.url === '/pets.yaml') return response.end(withSchema('{ type: string }'))
    if (request.url === '/html') return response.end('<!doctype html><title>Login</title>')
    return response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

let count = 0
function write(text: string | Uint8Array, name = `${count++}.yaml`): string {
  const path = join(folder, 'inside', name)
  writeFileSync(path, text)
  return path
}

const withSchema = (schema: string, more = ''): string => `openapi: 3.1.1
info: { title: Zoo, version: '1' }
paths:
  /pets:
    get: { operationId: listPets, responses: { 200: { description: Pets, content: { application/json: { schema: ${schema} } } } } }
${more}`

/** Reads a document and does everything with it that `check` does; gives the error's text where it cannot be read. */
async function look(given: string | URL): Promise<string> {
  try {
    const document = await readDocument(given)
    understand(document)
    adviceOn(document)
    for (const { responses } of document.model.operations)
      for (const { schema } of responses) if (schema !== undefined) valueFor(document, schema)
    return JSON.stringify(document.model.root)
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    return error.message
  }
}

const deep = (levels: number, open: string, inner: string, close: string) => open.repeat(levels) + inner + close.repeat(levels)
const bomb = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
  .map(
    (name, index, names) =>
      `${name}: &${name} [${Array(9)
        .fill(index === 0 ? 'x' : `*${names[index - 1]}`)
        .join(', ')}]`,
  )
  .join('\n')

/** What is wrong with a text, and what is said about it; a document that is read all the same says nothing. */
const texts: readonly (readonly [kind: string, text: string | Uint8Array, said: RegExp])[] = [
  ['nothing', '', /The file is empty/],
  ['only blanks', ' \n\t\n', /The file is empty/],
  ['a byte order mark alone', '\uFEFF', /The file is empty/],
  ['a text', 'just a text', /it is not an object/],
  ['a list', '- 1', /it is not an object/],
  ['null', 'null', /it is not an object/],
  ['a number', '42', /it is not an object/],
  ['HTML', '<!doctype html><html></html>', /it is not an object|Invalid YAML/],
  [
    'a picture',
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
    /Invalid YAML|it is not an object/,
  ],
  ['control characters', 'openapi: 3.1.1\ninfo: "\u0000\u0007"', /Invalid YAML/],
  ['JSON cut off', '{"openapi": "3.1.1", "info"', /Invalid JSON/],
  ['JSON with a comma too many', '{"openapi": "3.1.1", "info": {}, "paths": {},}', /"openapi"/],
  ['YAML with tabs', 'openapi: 3.1.1\ninfo:\n\ttitle: x', /Invalid YAML/],
  ['YAML of two documents', 'openapi: 3.1.1\n---\nopenapi: 3.1.1', /single document/],
  ['an unknown tag', 'openapi: !!js/function "x"', /Invalid YAML/],
  ['an alias to nothing', 'openapi: *x', /unidentified alias/],
  ['an alias in itself', 'openapi: 3.1.1\ninfo: &i { a: *i }', /inside the value that it names/],
  ['a YAML bomb', bomb, /expand to too large a document/],
  ['objects as keys', '? { a: 1 }\n: 2', /Invalid YAML/],
  ['JSON nested 200,000 deep', deep(200_000, '[', '', ']'), /is nested more than 1000 levels deep/],
  ['YAML nested 200,000 deep', deep(200_000, '{a: ', '1', '}'), /Invalid (YAML|JSON)|is nested more than/],
  ['a key that stands twice', `${withSchema('{}')}\ninfo: { title: Again, version: '2' }`, /"Again"/],
  ['a version of the future', withSchema('{}').replace('3.1.1', '3.9.0'), /"3.9.0"/],
  ['a version that is none', withSchema('{}').replace('3.1.1', 'next'), /The version "next" of OpenAPI is not supported/],
  ['OpenAPI without anything', 'openapi: 3.1.1', /"openapi"/],
  ['paths that are a list', 'openapi: 3.1.1\npaths: [1, 2]', /"paths"/],
  [
    'everything null',
    'openapi: 3.1.1\ninfo: null\npaths: { /a: null, /b: { get: null, post: { responses: null, parameters: null } } }\ncomponents: null',
    /"paths"/,
  ],
  [
    'wrong types everywhere',
    'openapi: 3.1.1\npaths: { /a: { get: { parameters: {a: 1}, responses: [1], security: 7, tags: x, requestBody: 3 } } }\ncomponents: { schemas: [1], securitySchemes: { a: 1 } }\nservers: 4',
    /"paths"/,
  ],
  ['a reference to nothing', withSchema("{ $ref: '#/components/schemas/None' }"), /"\$ref"/],
  [
    'a reference to itself',
    withSchema("{ $ref: '#/components/schemas/A' }", "components: { schemas: { A: { $ref: '#/components/schemas/A' } } }"),
    /"\$ref"/,
  ],
  [
    'references in a circle',
    withSchema(
      "{ $ref: '#/components/schemas/A' }",
      "components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } } }",
    ),
    /"\$ref"/,
  ],
  [
    'a reference that leads through itself',
    withSchema("{ $ref: '#/components/schemas/A' }", "components: { schemas: { A: { $ref: '#/components/schemas/A/b' } } }"),
    /"\$ref"/,
  ],
  [
    'a schema each of whose branches is itself',
    withSchema(
      "{ $ref: '#/components/schemas/A' }, example: 3",
      "components: { schemas: { A: { anyOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/A' }] } } }",
    ),
    /"anyOf"/,
  ],
  [
    'a schema that holds itself without end',
    withSchema(
      "{ $ref: '#/components/schemas/A' }",
      "components: { schemas: { A: { type: object, required: [a], properties: { a: { $ref: '#/components/schemas/A' } } } } }",
    ),
    /"\$ref"/,
  ],
  ['a pattern that never ends', withSchema("{ type: string, pattern: '^(a+)+$', minLength: 40 }"), /"pattern"/],
  ['a pattern that is none', withSchema("{ type: string, pattern: '[' }"), /"pattern"/],
  ['a text of two billion characters', withSchema('{ type: string, minLength: 2147483647 }'), /"minLength"/],
  ['a list of a billion', withSchema('{ type: array, minItems: 1000000000 }'), /"minItems"/],
  [
    'a schema of two hundred branches in each of ten',
    withSchema(
      `{ allOf: [${Array(10)
        .fill(`{ oneOf: [${Array(200).fill('{ type: string }').join(', ')}] }`)
        .join(', ')}] }`,
    ),
    /"allOf"/,
  ],
  [
    'names of the prototype',
    withSchema(
      '{ type: object, required: [__proto__, constructor], properties: { __proto__: { type: string }, constructor: { type: string }, toString: {} } }',
    ),
    /"__proto__"/,
  ],
  [
    'paths of the prototype',
    'openapi: 3.1.1\npaths: { __proto__: { get: {} }, /constructor: { get: { responses: { 200: { description: x } } } } }',
    /"paths"/,
  ],
  [
    'a path with everything in it',
    'openapi: 3.1.1\npaths: { "/{a}{b}/%2e%2e/{}/\u202e?x#y": { get: { responses: { 200: { description: x } } } } }',
    /"paths"/,
  ],
  [
    '100,000 lines',
    `${withSchema('{}')}components:\n  schemas:\n${Array.from({ length: 33_000 }, (_, index) => `    S${index}:\n      type: string\n      maxLength: ${index}`).join('\n')}\n`,
    /"S32999"/,
  ],
]

describe('a document that is', () => {
  it.each(texts)('%s', async (_, text, said) => {
    expect(await look(write(text))).toMatch(said)
  })

  it('UTF-16, with CRLF', async () => {
    const text = withSchema('{ type: string }').replaceAll('\n', '\r\n')
    const document = await readDocument(write(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])))
    expect(document.locate('#/paths/~1pets/get')).toMatch(/:5:5$/)
  })
})

describe('what is no file', () => {
  it.each<readonly [string, () => string | URL, RegExp]>([
    ['nothing there', () => join(folder, 'none.yaml'), /there is no such file/],
    ['a folder', () => folder, /it is a folder/],
    ['a device', () => '/dev/zero', /it is not a file/],
    ['links in a circle', () => join(folder, 'inside', 'loop.yaml'), /form a loop/],
    ['a name without end', () => 'x'.repeat(5000), /its name is too long/],
    ['a server that is not there', () => 'http://127.0.0.1:9/openapi.yaml', /cannot be read/],
    ['a page that is not found', () => `${origin}/none.yaml`, /responded with status 404/],
    ['a login page', () => `${origin}/html`, /it is not an object|Invalid YAML/],
    ['a strange protocol', () => 'ftp://example.test/openapi.yaml', /there is no such file/],
  ])('%s', async (_, given, said) => {
    expect(await look(given())).toMatch(said)
  })

  it('a pipe that nobody writes to', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    expect(await look(pipe)).toMatch(/it is not a file; pipe its text to standard input/)
  })
})

describe('a reference', () => {
  const refersTo = (target: string) => look(write(withSchema(`{ $ref: '${target}' }`)))

  it.each([
    ['above the folder', '../secret.yaml'],
    ['above it, in disguise', '%2e%2e/secret.yaml'],
    ['over a link', 'link.yaml'],
    ['by its full path', '/etc/passwd'],
    ['by a file URL', 'file:///etc/passwd'],
    ['to a device', 'file:///dev/zero'],
  ])('%s is not followed', async (_, target) => {
    const text = await refersTo(target)
    expect(text).not.toContain(secret)
    expect(text).not.toContain('root:')
    expect(text).toContain('$ref')
  })

  it('out of a file asks no server, unless it is allowed', async () => {
    asked.length = 0
    const path = write(withSchema(`{ $ref: '${origin}/pets.yaml#/info' }`))
    expect(await look(path)).toContain('$ref')
    expect(asked).toEqual([])
    const document = await readDocument(path, { allow: [origin] })
    expect(asked).toEqual(['/pets.yaml'])
    expect(JSON.stringify(document.model.root)).toContain('"title":"Zoo"')
  })

  it('to the folder beside is followed where that is allowed', async () => {
    const path = write(withSchema("{ $ref: '../secret.yaml' }"))
    const document = await readDocument(path, { allow: [folder] })
    expect(JSON.stringify(document.model.root)).toContain(secret)
  })
})

it('a URL that redirects is followed', async () => {
  expect(await look(`${origin}/redirect.yaml`)).toContain('listPets')
})
