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

it.each<[ApiName, string, string, readonly string[]]>([
  ['milvus', 'code: 1400', 'code: 1499', ['value updatePassword']],
  ['milvus', 'code: 65535', 'code: 1100', ['value createUser']],
  [
    'uiza',
    'policy: public',
    'policy: private',
    ['changePassword', 'changePasswordByPost', 'createUser', 'deleteUser', 'retrieveUser'].map((id) => `value ${id}`),
  ],
])('in %s an edit of "%s" to "%s" changes what is expected', async (name, text, replacement, findings) => {
  const document = edited(name, text, replacement)
  const { url: asBefore } = await startTarget(name)
  expect(findingsOf(await verifyLive(asBefore, document))).toEqual(findings)
  const { url: asEdited } = await startTarget(name, { document })
  expect(findingsOf(await verifyLive(asEdited, document))).toEqual([])
})
