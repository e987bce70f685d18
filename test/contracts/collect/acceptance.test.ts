import { describe, expect, it } from 'vitest'
import { milvusDocument } from '#openapi/milvus'
import type { Probe } from '../../../contracts/probes/probe.ts'
import { valueProbes } from '../../../contracts/probes/value-probes.ts'
import { accounts, operationOf } from '../../model/accounts.ts'
import { type Orders, ordersOf, valuesOf } from './orders.ts'

const acceptedOf = (probes: readonly Probe[]) => probes.filter(({ outcome }) => outcome === 'success')
const acceptedIn = (orders: Orders) => {
  const { document, operation } = ordersOf(orders)
  return acceptedOf(valueProbes(document, operation))
}

describe('values that touch a limit from inside', () => {
  it.each<[string, object, unknown, Readonly<Record<string, unknown>>]>([
    [
      'lengths',
      { type: 'string', minLength: 2, maxLength: 5 },
      'box',
      { 'it may be 2 characters': 'bo', 'it may be 5 characters': 'boxbo' },
    ],
    ['numbers', { type: 'integer', minimum: 1, maximum: 9 }, 3, { 'it may be 1': 1, 'it may be 9': 9 }],
    [
      'the other values of a choice',
      { enum: ['box', 'bag', 'tin'] },
      'box',
      { 'it may be "bag"': 'bag', 'it may be "tin"': 'tin' },
    ],
    ['no more than is documented', { type: 'string' }, 'box', {}],
  ])('are %s', (_, schema, value, expected) => {
    expect(valuesOf(acceptedIn({ properties: { it: schema }, body: { it: value } }))).toEqual(expected)
  })

  it('are none that another rule refuses', () => {
    const it = { type: 'string', minLength: 1, maxLength: 5, pattern: '^b.x$' }
    expect(acceptedIn({ properties: { it }, body: { it: 'box' } })).toEqual([])
  })

  it('are not tried where what is accepted could not be taken back', () => {
    expect(acceptedIn({ properties: { it: { enum: ['box', 'bag'] } }, body: { it: 'box' }, undo: false })).toEqual([])
  })

  it('of a name leave room for what makes it new', () => {
    const it = { type: 'string', minLength: 1, maxLength: 32, 'x-identity': true }
    const [longest, ...others] = acceptedIn({ properties: { it }, body: { it: 'box' } })
    expect(others).toEqual([])
    expect([longest?.name, longest?.touch?.fresh]).toEqual(['it may be 32 characters', 'end'])
  })
})

describe('a secret', () => {
  const [ofNew] = [acceptedOf(valueProbes(accounts, operationOf(accounts, 'changeSecret')))]

  it('may be of any kinds of characters that the schema does not ask for together', () => {
    expect(ofNew.map(({ name }) => name).filter((name) => name.includes('only'))).toEqual([
      'new may be only lower',
      'new may be only upper',
      'new may be only digits',
      'new may be only special',
    ])
    const it = { type: 'string', format: 'password', minLength: 8, allOf: [{ pattern: '[a-z]' }, { pattern: '[0-9]' }] }
    const names = acceptedIn({ properties: { it }, body: { it: 'passw0rd' } }).map(({ name }) => name)
    expect(names.filter((name) => name.includes('only'))).toEqual(['it may be only lower, digits'])
  })

  it('that is set may have every printable character but the blank, and keeps those it is about', () => {
    const kept = ofNew.flatMap(({ name, touch }) => (name.includes(' characters from ') ? (touch?.kept ?? []) : []))
    expect(kept.join('')).toBe(Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join(''))
    for (const { touch } of ofNew) if (touch?.kept) expect(touch.value).toContain(touch.kept)
  })

  it('that is set may have a blank, and at its longest a character of several bytes', () => {
    const names = ofNew.map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining([
        'new may be a blank in it',
        'new may be a blank before and after it',
        'new may be 20 characters, one of them beyond ASCII',
        'new may be 20 characters, one of them an emoji',
      ]),
    )
    const longest = ofNew.filter(({ name }) => name.includes('20 characters')).map(({ touch }) => touch?.value as string)
    expect(longest.map((value) => [Array.from(value).length, value.length, Buffer.byteLength(value)])).toEqual([
      [20, 20, 20],
      [20, 20, 21],
      [20, 21, 23],
    ])
  })

  it('that is set may owe a kind of characters to any single one, where kinds are counted', () => {
    const milvus = milvusDocument()
    const alone = valueProbes(milvus, operationOf(milvus, 'updatePassword')).filter(({ name }) => name.includes(' as its only '))
    expect(alone).toHaveLength(33 + 3 + 2 + 2)
    const special = alone.filter(({ name }) => name.endsWith('as its only special character'))
    const kept = special.map(({ touch }) => touch?.kept)
    expect(special.map(({ touch }) => JSON.parse(JSON.stringify(touch?.value)).replaceAll(/[a-zA-Z0-9]/g, ''))).toEqual(kept)
    expect(ofNew.filter(({ name }) => name.includes(' as its only '))).toEqual([])
  })

  it('is another one each time, so that it is none the document names', () => {
    expect(ofNew.map(({ touch }) => touch?.fresh)).toEqual(ofNew.map(() => 'letters'))
  })
})
