import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeKey, type Json, keysOf, valueAt, withValueAt } from '#openapi'

const keys = fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 })
const pointerOf = (path: readonly string[]) => path.map((key) => `/${escapeKey(key)}`).join('')
const fragmentOf = (path: readonly string[]) => `#${path.map((key) => `/${encodeURIComponent(escapeKey(key))}`).join('')}`
const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>
const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.dictionary(fc.string(), fc.oneof({ maxDepth: 2 }, fc.string(), tie('tree'))),
}))

describe('keys of a JSON Pointer', () => {
  it('gives the keys a pointer was written from', () => {
    fc.assert(
      fc.property(keys, (path) => {
        expect(keysOf(pointerOf(path))).toEqual(path)
      }),
    )
  })

  it('reads a pointer written as URI fragment', () => {
    const wellFormed = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 })
    fc.assert(
      fc.property(wellFormed, (path) => {
        expect(keysOf(fragmentOf(path))).toEqual(path)
      }),
    )
  })

  it('undoes ~1 before ~0, so that ~01 is the key ~1', () => {
    expect(keysOf('/a~1b/~01/')).toEqual(['a/b', '~1', ''])
    expect(keysOf('#/paths/~1users~1%7Bid%7D/get')).toEqual(['paths', '/users/{id}', 'get'])
    expect(keysOf('#/%2/%zz/%ff/%C3%A9')).toEqual(['%2', '%zz', '%ff', 'é'])
  })
})

describe('a value at a place', () => {
  it('is what was put there, whatever objects stand on the way', () => {
    // An assignment to `__proto__` means something else in JavaScript, and no request has such a property.
    const path = keys.filter((one) => !one.includes('__proto__'))
    fc.assert(
      fc.property(tree, path, json, (before, at, value) => {
        expect(valueAt(withValueAt(before, pointerOf(at), value), pointerOf(at))).toEqual(value)
      }),
    )
  })

  it('leaves the value it was given, and everything beside the place, as it is', () => {
    const before = { user: { name: 'Ada', roles: ['admin', 'reader'] }, count: 1 }
    expect(withValueAt(before, '/user/roles/1', 'writer')).toEqual({
      user: { name: 'Ada', roles: ['admin', 'writer'] },
      count: 1,
    })
    expect(before.user.roles).toEqual(['admin', 'reader'])
  })

  it('is gone when undefined is put there, and only it', () => {
    expect(withValueAt({ id: 1, name: 'Ada' }, '/name', undefined)).toEqual({ id: 1 })
    expect(withValueAt({ id: 1, name: 'Ada' }, '/other', undefined)).toEqual({ id: 1, name: 'Ada' })
  })

  it('is undefined where there is none, also below a text and behind inherited properties', () => {
    expect(valueAt({ name: 'Ada' }, '/name/length')).toBeUndefined()
    expect(valueAt({ name: 'Ada' }, '/toString')).toBeUndefined()
    expect(valueAt(['a'], '/1')).toBeUndefined()
    expect(valueAt(['a'], '/')).toBeUndefined()
    expect(valueAt(undefined, '/a')).toBeUndefined()
  })
})
