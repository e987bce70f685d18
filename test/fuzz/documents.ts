import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { load } from 'js-yaml'
import { createMock } from '#mocks'
import { apiOf } from '#mocks/openapi'
import type { Document, Json, Operation } from '#openapi'
import { adviceOn, DocumentError, parseDocument, understand } from '#openapi/load'
import { BrokenAnswerError } from '../../mocks/handlers/respond.ts'
import { mutated, mutatedText, mutations } from './mutation.ts'
import { orTold, type Target } from './target.ts'

const files = [
  'test/docs/my-api.yaml',
  'test/scripts/generate/pets.yaml',
  'test/contracts/plain/library.yaml',
  'test/contracts/undo/notes.yaml',
  'openapi/milvus.yaml',
]
const textOf = (file: string) => readFileSync(file, 'utf8')

const trees = new Map(files.map((file) => [file, load(textOf(file)) as Json]))
const treeOf = (file: string): Json => trees.get(file) ?? null

/** Documents with a few places changed: read and mocked, or refused with a reason. */
export const documents = (): Target => ({
  property: fc.asyncProperty(fc.constantFrom(...files), mutations, async (file, changes) => {
    const document = orTold(DocumentError, () => parseDocument(JSON.stringify(mutated(treeOf(file), changes)), 'fuzz.json'))
    if (document) await use(document)
  }),
})

/** Documents with a few characters changed. */
export const documentTexts = (): Target => ({
  property: fc.asyncProperty(
    fc.constantFrom(...files).chain((file) => mutatedText(textOf(file))),
    async (text) => {
      const document = orTold(DocumentError, () => parseDocument(text, 'fuzz.yaml'))
      if (document) await use(document)
    },
  ),
})

async function use(document: Document): Promise<void> {
  adviceOn(document)
  understand(document)
  const api = orTold(DocumentError, () => apiOf(document))
  if (!api) return
  const failures: unknown[] = []
  const mock = createMock(api, { onError: (error) => void (error instanceof BrokenAnswerError || failures.push(error)) })
  for (const operation of document.model.operations.slice(0, 12)) await mock.fetch(requestFor(operation))
  if (failures.length > 0) throw failures[0]
}

function requestFor({ method, path }: Operation): Request {
  const url = `http://mock.test${path.replaceAll(/\{[^}]*\}/g, '1')}`
  const verb = /^(connect|trace|track)$/i.test(method) ? 'GET' : method
  const body = /^(get|head)$/i.test(verb) ? null : '{"name":"Fig"}'
  return new Request(url, { method: verb, body, headers: { 'Content-Type': 'application/json' } })
}
