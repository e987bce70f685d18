import { expect, it } from 'vitest'
import { collectCases, type Selection, selectCases } from '#contracts'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'

const documents = [milvusDocument(), uizaDocument()]
const idsOf = (selection: Selection) => documents.flatMap((document) => selectCases(document, selection).map(({ id }) => id))

it('every case has an id of its own', () => {
  const ids = documents.flatMap(collectCases).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(idsOf({})).toEqual(ids)
})

it.each<[Selection, number, RegExp]>([
  [{ operation: 'updatePassword' }, 9, /^milvus\/updatePassword\//],
  [{ operation: 'createUser' }, 5, /^(milvus|uiza)\/createUser\//],
  [{ case: 'stale' }, 6, /stale/],
  [{ only: ['state'] }, 8, /\/state\//],
  [{ only: ['state', 'examples'] }, 45, /\/(state|examples)\//],
  [{ only: ['state'], case: 'signIn', operation: 'updatePassword' }, 2, /\/state\/signIn (new|old)$/],
  [{ only: ['rules'] }, 0, /never/],
])('%j selects every case that meets all of it', (selection, count, form) => {
  const ids = idsOf(selection)
  expect(ids).toHaveLength(count)
  for (const id of ids) expect(id).toMatch(form)
})
