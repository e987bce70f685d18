import { expect, it } from 'vitest'
import { collectCases, kindsOf, type Selection, selectCases } from '#contracts'
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
  [{ operation: 'updatePassword' }, ['auth', 'change', 'examples', 'rules', 'transport'], /^milvus\/updatePassword\//],
  [{ operation: 'createUser' }, ['auth', 'examples', 'lifecycle', 'rules', 'transport'], /^(milvus|uiza)\/createUser\//],
  [{ case: 'stale' }, ['change', 'examples'], /stale/],
  [{ only: ['lifecycle'] }, ['lifecycle'], /\/lifecycle\//],
  [{ only: ['change'] }, ['change'], /\/change\//],
  [{ only: ['auth'] }, ['auth'], /^\w+\/\w+\/auth\//],
  [{ only: ['rules'] }, ['rules'], /\/rules\//],
  [{ only: ['transport'] }, ['transport'], /\/transport\//],
  [{ only: kindsOf('state') }, ['change', 'lifecycle'], /\/(lifecycle|change)\//],
  [{ only: ['change', 'examples'] }, ['change', 'examples'], /\/(change|examples)\//],
  [
    { only: ['change'], case: 'signIn', operation: 'updatePassword' },
    ['change'],
    /\/updatePassword\/change\/signIn (early|new|old)$/,
  ],
])('%j selects every case that meets all of it, and no other', (selection, kinds, form) => {
  const cases = documents.flatMap((document) => selectCases(document, selection))
  expect([...new Set(cases.map(({ kind }) => kind))].toSorted()).toEqual(kinds)
  expect(cases.map(({ id }) => id)).toEqual(idsOf({}).filter((id) => form.test(id)))
})

it.each<[Selection, number]>([
  [{ operation: 'updatePassword', only: ['examples'] }, 20],
  [{ case: '/updatePassword/change/signIn' }, 3],
  [{ case: 'nothing is called so' }, 0],
  [{ operation: 'update' }, 0],
])('%j selects %i', (selection, count) => {
  expect(idsOf(selection)).toHaveLength(count)
})
