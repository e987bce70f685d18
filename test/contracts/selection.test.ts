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

it.each<[Selection, readonly string[], RegExp]>([
  [{ operation: 'updatePassword' }, ['examples', 'rules', 'state', 'transport'], /^milvus\/updatePassword\//],
  [{ operation: 'createUser' }, ['examples', 'rules', 'state', 'transport'], /^(milvus|uiza)\/createUser\//],
  [{ case: 'stale' }, ['examples', 'state'], /stale/],
  [{ only: ['state'] }, ['state'], /\/state\//],
  [{ only: ['rules'] }, ['rules'], /\/rules\//],
  [{ only: ['transport'] }, ['transport'], /\/transport\//],
  [{ only: ['state', 'examples'] }, ['examples', 'state'], /\/(state|examples)\//],
  [
    { only: ['state'], case: 'signIn', operation: 'updatePassword' },
    ['state'],
    /\/updatePassword\/state\/signIn (early|new|old)$/,
  ],
])('%j selects every case that meets all of it, and no other', (selection, kinds, form) => {
  const cases = documents.flatMap((document) => selectCases(document, selection))
  expect([...new Set(cases.map(({ kind }) => kind))].toSorted()).toEqual(kinds)
  expect(cases.map(({ id }) => id)).toEqual(idsOf({}).filter((id) => form.test(id)))
})

it.each<[Selection, number]>([
  [{ operation: 'updatePassword', only: ['examples'] }, 20],
  [{ case: '/updatePassword/state/signIn' }, 3],
  [{ case: 'nothing is called so' }, 0],
  [{ operation: 'update' }, 0],
])('%j selects %i', (selection, count) => {
  expect(idsOf(selection)).toHaveLength(count)
})
