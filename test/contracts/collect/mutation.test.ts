import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '#openapi'
import { ofLength } from '../../../contracts/probes/lengths.ts'
import { innerLength, mutate, ofKinds, otherTypes, printable, subsets } from '../../../contracts/probes/mutation.ts'

const json = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>
const kindOf = (value: Json) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value)
const howsOf = (value: Json, limits = {}) => mutate(value, limits).map(({ how }) => how)

describe('values that a rule may refuse', () => {
  it('are of every type but the own one', () => {
    expect(otherTypes('box').map(({ how }) => how)).toEqual(['a number', 'a boolean', 'a list', 'an object'])
    fc.assert(
      fc.property(json, (value) => {
        const kinds = otherTypes(value).map((other) => kindOf(other.value))
        expect(kinds).not.toContain(kindOf(value))
        expect(new Set(kinds).size).toBe(kinds.length)
      }),
    )
  })

  it('are one past each limit that is named, and none where nothing is shorter than nothing', () => {
    expect(howsOf('box', { minLength: 3, maxLength: 9 })).toEqual(expect.arrayContaining(['2 characters', '10 characters']))
    expect(howsOf('box', { minLength: 0 }).filter((how) => how.endsWith('characters'))).toEqual([])
    expect(howsOf(3, { minimum: 1, maximum: 9 })).toEqual(expect.arrayContaining(['one below the least', 'one above the most']))
    expect(howsOf(['a'], { minItems: 1, maxItems: 2 })).toEqual(expect.arrayContaining(['0 items', '3 items', 'an item twice']))
  })

  it('have names of their own, and are never the value itself', () => {
    const value = fc.oneof(fc.string(), fc.integer({ min: -1_000, max: 1_000 }), fc.array(fc.string()), fc.boolean())
    const limit = fc.nat({ max: 40 })
    fc.assert(
      fc.property(value, limit, limit, (valid, least, more) => {
        const limits = { minLength: least, maxLength: least + more, minimum: least, maximum: least + more }
        const mutations = mutate(valid, limits)
        expect(new Set(mutations.map(({ how }) => how)).size).toBe(mutations.length)
      }),
    )
  })
})

describe('a text', () => {
  it('of another length has just that length, and begins as it did', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat({ max: 80 }), (value, length) => {
        expect(ofLength(value, length)).toHaveLength(length)
        expect(ofLength(value, length).startsWith(value.slice(0, length))).toBe(true)
      }),
    )
    expect(ofLength('', 3)).toBe('aaa')
  })

  it('of kinds of characters has every one of them, and no other', () => {
    const patterns = { lower: /[a-z]/, upper: /[A-Z]/, digits: /\d/, special: /[^a-zA-Z\d]/ }
    for (const kinds of subsets) {
      const text = ofKinds(kinds, 8)
      expect(text).toHaveLength(8)
      const found = Object.entries(patterns).flatMap(([kind, pattern]) => (pattern.test(text) ? [kind] : []))
      expect(found.toSorted()).toEqual(kinds.toSorted())
    }
  })

  it('has an inner length away from both limits', () => {
    expect(innerLength({ minLength: 6, maxLength: 72 }, 'P@ssw0rd')).toBe(8)
    expect(innerLength({ minLength: 8, maxLength: 20 }, 'P@ssw0rd')).toBe(14)
    expect(innerLength({}, '')).toBe(20)
  })
})

it('every choice of kinds of characters is there, the smaller ones first', () => {
  expect(new Set(subsets.map((kinds) => kinds.join())).size).toBe(15)
  expect(subsets.map((kinds) => kinds.length)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4])
})

it('the printable characters are those of ASCII, from the blank to the tilde', () => {
  expect([printable.length, printable.at(0), printable.at(-1)]).toEqual([95, ' ', '~'])
})
