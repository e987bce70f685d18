import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseDocument } from '#openapi/load'
import { type ApiName, findingsOf, startTarget, verifyLive } from './target.ts'

/** A shipped document with one text of its examples replaced. No code is touched. */
function edited(name: ApiName, text: string, replacement: string) {
  const original = readFileSync(`openapi/${name}.yaml`, 'utf8')
  expect(original).toContain(text)
  return parseDocument(original.replaceAll(text, replacement), `openapi/${name}.yaml`)
}

it.concurrent.each<[ApiName, string, string, string]>([
  ['milvus', 'code: 1400', 'code: 1499', 'updatePassword'],
  ['milvus', 'code: 65535', 'code: 1100', 'createUser'],
  ['uiza', 'policy: public', 'policy: private', 'retrieveUser'],
])('in %s an edit of "%s" to "%s" changes what is expected of %s', async (name, text, replacement, operation) => {
  const document = edited(name, text, replacement)
  const selection = { operation, only: ['examples'] as const }
  const { url: asBefore } = await startTarget(name)
  expect(findingsOf(await verifyLive(asBefore, document, { selection }))).toEqual([`value ${operation}`])
  const { url: asEdited } = await startTarget(name, { document })
  expect(findingsOf(await verifyLive(asEdited, document, { selection }))).toEqual([])
})
