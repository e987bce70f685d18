import { describe, expect, it } from 'vitest'
import { milvusDocument } from '#openapi/milvus'
import { ruleCase } from '../../../contracts/cases/case.ts'
import { valueProbes } from '../../../contracts/probes/value-probes.ts'
import { accounts, operationOf } from '../../model/accounts.ts'
import { type Orders, ordersOf, valuesOf } from './orders.ts'

const probesOf = (orders: Orders) => {
  const { document, operation } = ordersOf({ undo: false, ...orders })
  return valueProbes(document, operation)
}

describe('a value that has to be there', () => {
  it('is left out, null, and empty where that is not allowed', () => {
    const required = probesOf({ properties: { note: { type: 'string', minLength: 1 } }, body: { note: 'by hand' } })
    expect(valuesOf(required.filter(({ rule }) => rule === 'rule/required'))).toEqual({
      'note missing': undefined,
      'note null': null,
      'note empty': '',
    })
  })

  it('may be null or empty where its schema says so', () => {
    const probes = probesOf({ properties: { note: { type: ['string', 'null'] } }, body: { note: 'by hand' } })
    expect(Object.keys(valuesOf(probes))).toEqual(['note missing', 'note type: a number'])
  })

  it('is told as missing where it is empty, not by its shortest length', () => {
    const probes = probesOf({ properties: { note: { type: 'string', minLength: 1 } }, body: { note: 'by hand' } })
    expect(probes.map(({ name }) => name)).not.toContain('note minLength: 0 characters')
  })

  it('is left alone where it need not be there', () => {
    const probes = probesOf({ properties: { note: { type: 'string' } }, body: { note: 'by hand' }, required: [] })
    expect(valuesOf(probes)).toEqual({ 'note type: a number': 12_345_678 })
  })
})

describe('each rule of a value', () => {
  it.each<[string, object, unknown, Readonly<Record<string, unknown>>]>([
    ['a shortest length', { type: 'string', minLength: 3 }, 'box', { 'it minLength: 2 characters': 'bo' }],
    ['a longest length', { type: 'string', maxLength: 4 }, 'box', { 'it maxLength: 5 characters': 'boxbo' }],
    ['a choice', { enum: ['box', 'bag'] }, 'box', { 'it enum: only lower, upper, digits, special': 'aA2' }],
    ['a least number', { type: 'integer', minimum: 1 }, 3, { 'it minimum: one below the least': 0 }],
    ['a greatest number', { type: 'integer', maximum: 9 }, 3, { 'it maximum: one above the most': 10 }],
    ['an open limit', { type: 'integer', exclusiveMaximum: 9 }, 3, { 'it exclusiveMaximum: far above': 1_000_003 }],
    ['a step', { type: 'number', multipleOf: 1 }, 3, { 'it multipleOf: a fraction': 3.5 }],
    ['the fewest items', { type: 'array', minItems: 1 }, ['a'], { 'it minItems: 0 items': [] }],
    ['the most items', { type: 'array', maxItems: 1 }, ['a'], { 'it maxItems: 2 items': ['a', 'a'] }],
    ['items that differ', { type: 'array', uniqueItems: true }, ['a'], { 'it uniqueItems: an item twice': ['a', 'a'] }],
    [
      'a form',
      { type: 'string', format: 'email' },
      'ada@example.org',
      { 'it format: only lower, upper, digits, special': 'aA2!bB3#cC4%dD5' },
    ],
  ])('is broken once: %s', (_, schema, value, expected) => {
    const probes = probesOf({ properties: { it: schema }, body: { it: value }, required: [] })
    expect(valuesOf(probes)).toMatchObject(expected)
    for (const { name, outcome, rule } of probes) {
      expect([outcome, rule]).toEqual(['failure', name.startsWith('it type') ? 'rule/type' : 'rule/constraint'])
    }
  })

  it('of a pattern is broken in every form that does', () => {
    const probes = probesOf({
      properties: { it: { type: 'string', pattern: '^[a-z][a-z0-9]*$' } },
      body: { it: 'box' },
      required: [],
    })
    expect(Object.keys(valuesOf(probes)).filter((name) => name.includes('pattern'))).toEqual([
      'it pattern: a digit first',
      'it pattern: a hyphen in it',
      'it pattern: a blank in it',
      'it pattern: a slash in it',
      'it pattern: a letter with an accent',
      'it pattern: no form at all',
      'it pattern: nothing but blanks',
    ])
  })

  it('of which no value is known that breaks it is named all the same, with the reason', () => {
    const [probe] = probesOf({
      properties: { it: { not: { const: 'nobody thinks of this' } } },
      body: { it: 'box' },
      required: [],
    })
    expect(probe).toMatchObject({
      name: 'it not',
      impossible: 'no value that violates only this rule could be generated',
    })
    expect(probe?.touch).toBeUndefined()
  })

  it('is found in objects, in the first item of a list, and behind a reference', () => {
    const item = { type: 'object', required: ['grams'], properties: { grams: { type: 'integer', minimum: 1 } } }
    const probes = probesOf({
      properties: {
        to: { type: 'object', properties: { name: { $ref: '#/components/schemas/Name' } } },
        items: { type: 'array', items: item },
      },
      body: { to: { name: 'Ada' }, items: [{ grams: 5 }] },
      required: [],
      schemas: { Name: { type: 'string', minLength: 3, 'x-evidence': { documented: 'page' } } },
    }).map(({ name }) => name)
    expect(probes).toEqual([
      'to type: a number',
      'to.name type: a number',
      'to.name minLength: 2 characters',
      'items type: a number',
      'items.0 type: a number',
      'items.0.grams missing',
      'items.0.grams null',
      'items.0.grams type: a text',
      'items.0.grams minimum: one below the least',
    ])
  })
})

describe('the part a value plays', () => {
  const accountProbes = (id: string) => valueProbes(accounts, operationOf(accounts, id))

  it('is a claim, of which only absence and type are asked: anything else is refused by comparison', () => {
    const claims = accountProbes('changeSecret').filter(({ role }) => role === 'claim')
    expect(claims.map(({ name }) => name)).toEqual([
      'old missing',
      'old null',
      'old empty',
      'old type: a number',
      'old type: zero',
      'old type: a boolean',
      'old type: a list of the right one',
      'old type: an object of the right one',
      'old type: a condition that is always true',
    ])
  })

  it('is set, of which every type is asked, and what is to be accepted', () => {
    const names = accountProbes('changeSecret').flatMap(({ name, role }) => (role === 'set' ? [name] : []))
    expect(names).toEqual(
      expect.arrayContaining(['new type: a boolean', 'new type: a list', 'new may be 8 characters', 'new may be 20 characters']),
    )
  })

  it('is a reference, of which nothing can be accepted but what exists', () => {
    const probes = valueProbes(milvusDocument(), operationOf(milvusDocument(), 'dropUser'))
    expect(new Set(probes.map(({ role }) => role))).toEqual(new Set(['reference']))
    expect(probes.filter(({ outcome }) => outcome === 'success')).toEqual([])
  })
})

it('makes a case with the weaker evidence of the rule and its operation', () => {
  const [documented, observed] = ['documented', 'observed'].map((level) => {
    const { document, operation } = ordersOf({
      undo: false,
      properties: { it: { type: 'string', maxLength: 4, 'x-evidence': { [level]: 'here' } } },
      body: { it: 'box' },
    })
    const probe = valueProbes(document, operation).find(({ name }) => name.startsWith('it maxLength'))
    return probe && ruleCase(document, operation, probe)
  })
  expect([documented?.evidence.level, observed?.evidence.level]).toEqual(['documented', 'observed'])
})
