import { describe, expect, it } from 'vitest'
import { annotationsOf, type Json, schemaAt } from '#openapi'
import { uizaDocument } from '#openapi/uiza'
import { accounts } from './accounts.ts'

const places = (schema: string, keyword: string, value: Json) =>
  annotationsOf(accounts.model, `#/components/schemas/${schema}`, keyword, value).map((one) => [one.at, one.value])

describe('annotations of a value', () => {
  it('are found on its properties, with the place of their schema', () => {
    const value = { name: 'Ada', secret: 'first-secret' }
    expect(annotationsOf(accounts.model, '#/components/schemas/NewAccount', 'x-identity', value)).toEqual([
      { at: '/name', value: true, schema: '#/components/schemas/NewAccount/properties/name' },
    ])
  })

  it('are found through $ref', () => {
    expect(places('NewAccount', 'format', { name: 'Ada', secret: 'first-secret' })).toEqual([['/secret', 'password']])
    expect(places('SecretChange', 'format', { old: 'a', new: 'b' })).toEqual([
      ['/old', 'password'],
      ['/new', 'password'],
    ])
  })

  it('are found in every branch of oneOf', () => {
    expect(places('Answer', 'x-volatile', { done: false, reason: 'wrong secret' })).toEqual([['/reason', 'any']])
  })

  it('are found in allOf, beside it, and through both', () => {
    const answer = uizaDocument().model.operations[0]?.pairs[0]?.response
    const found = annotationsOf(uizaDocument().model, answer?.schema ?? '', 'x-volatile', answer?.value ?? null)
    expect(found.map(({ at, value }) => [at, value])).toEqual(
      expect.arrayContaining([
        ['/datetime', 'now'],
        ['/requestId', 'unique'],
      ]),
    )
  })

  it('are only those of what the value has', () => {
    expect(places('Account', 'x-volatile', { id: 'a1', kind: 'person', name: 'Ada' })).toEqual([])
    expect(places('Account', 'x-volatile', { seenAt: 'today' })).toEqual([['/seenAt', 'now']])
    expect(places('Account', 'x-volatile', 'no object')).toEqual([])
  })
})

it('gives the schema at a place, and none where there is none', () => {
  expect(schemaAt(accounts.model, '#/components/schemas/Secret')).toMatchObject({ minLength: 8 })
  expect(schemaAt(accounts.model, '#/components/schemas/Nobody')).toBeUndefined()
})
