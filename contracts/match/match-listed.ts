import { holdsAny } from '../cases/lists.ts'
import { createFinding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** A list has what was created, and no longer what was removed. Of a list that comes in pages the first proves the second only. */
export const matchListed: Matcher = (matched) => {
  const { expected, response } = matched
  const { listed, promise } = expected
  if (!listed || !promise || response.json === undefined) return []
  const isThere = holdsAny(response.json, listed.identity)
  if (isThere === listed.present || (listed.present && listed.paged)) return []
  return [
    createFinding(matched, {
      rule: 'state/listed',
      message: listed.present ? 'the created record is not in the list' : 'the removed record is still in the list',
      pointer: '',
      expected: listed.present ? listed.identity : 'no such record',
      actual: response.json,
      source: promise.pointer,
      promise,
    }),
  ]
}
