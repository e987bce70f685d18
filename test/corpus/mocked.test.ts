import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { apiOf } from '#mocks/openapi'
import { type Document, isJson, type JsonObject, type Operation, responseFor } from '#openapi'
import { requestOf } from '#openapi/values'
import { listCorpus } from './corpus.ts'
import { writeRequest } from './write-request.ts'

const corpus = listCorpus()

/** How many operations of every hundred respond as documented, at least. */
const least = 100

describe.skipIf(corpus.length === 0)('the mock of every document of the corpus', () => {
  it.each(corpus)(
    'gives a documented success that validates to a valid request for each operation: $name',
    { timeout: 300_000 },
    async ({ name, load }) => {
      const document = await load()
      const mock = createMock(apiOf(document), { seed: '' })
      const judge = unjudged.has(name) ? () => undefined : createJudge(document)
      const misses: string[] = []
      let dirty = false
      for (const operation of document.model.operations) {
        if (dirty) await mock.reset()
        dirty = operation.method !== 'GET'
        const miss = await missOf(document, operation, mock.fetch, judge)
        if (miss !== undefined) misses.push(`${operation.method} ${operation.path}: ${miss}`)
      }
      const { length } = document.model.operations
      console.log(`${document.file}: ${length - misses.length} of ${length}${misses.map((miss) => `\n  ${miss}`).join('')}`)
      expect(((length - misses.length) / length) * 100, misses.join('\n')).toBeGreaterThanOrEqual(least)
    },
  )
})

/** Ajv reads references inside a schema with an `$id` otherwise. */
const unjudged = new Set(['scalar-galaxy'])

type Judge = (operation: Operation, status: number, mediaType: string, text: string) => string | undefined

/** Why a response is no documented success; undefined where it is. */
async function missOf(
  document: Document,
  operation: Operation,
  fetch: (request: Request) => Promise<Response>,
  judge: Judge,
): Promise<string | undefined> {
  const requested = requestOf(document, operation)
  if ('reason' in requested) return `no valid request: ${requested.reason}`
  const response = await fetch(writeRequest(document, operation, requested.request))
  const text = await response.text()
  const isDocumented = operation.responses.length === 0 || responseFor(operation, response.status) !== undefined
  if (response.status >= 400 || !isDocumented) return `${response.status} ${text.slice(0, 300)}`
  return judge(operation, response.status, response.headers.get('content-type') ?? '', text)
}

function createJudge({ model: { root } }: Document): Judge {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false })
  addFormats.default(ajv)
  ajv.addSchema(root as object, 'document:')
  const writeOnly = new Set([...JSON.stringify(root).matchAll(/"(\w+)":\{[^{}]*"writeOnly":true/g)].map(([, name]) => name))
  const known = new Map<string, ReturnType<typeof ajv.compile> | undefined>()
  const compile = (pointer: string) => {
    if (!known.has(pointer)) known.set(pointer, ajv.compile({ $ref: `document:${pointer}` } as JsonObject))
    return known.get(pointer)
  }
  return (operation, status, mediaType, text) => {
    const documented = responseFor(operation, status)
    if (text === '' || !documented) return undefined
    const content =
      documented.contents.find((one) => one.mediaType.split(';')[0] === mediaType.split(';')[0]) ?? documented.contents[0]
    if (!content) return 'a body that is not documented'
    if (!isJson(mediaType) || content.schema === undefined) return undefined
    const validate = compile(content.schema)
    if (!validate || validate(JSON.parse(text))) return undefined
    // What is only for requests is no part of a response, whatever the schema requires.
    const [error] = (validate.errors ?? []).filter(({ params }) => !writeOnly.has(String(params.missingProperty)))
    return error && `invalid: ${error.instancePath} ${error.message}`
  }
}
