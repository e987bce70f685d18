import { runInNewContext } from 'node:vm'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { inThisRealm } from '../../../mocks/store/realm.ts'
import { UniqueCollection } from '../../../mocks/store/unique-collection.ts'

/** What Jest lends a test: copies that are another realm's objects. */
const lent = runInNewContext(`(value) => {
  const copies = new Map()
  const copy = (each) => {
    if (typeof each !== 'object' || each === null) return each
    if (copies.has(each)) return copies.get(each)
    const made = Array.isArray(each) ? [] : {}
    copies.set(each, made)
    for (const key of Object.keys(each)) made[key] = copy(each[key])
    return made
  }
  return copy(value)
}`) as typeof structuredClone

const itself = globalThis.structuredClone
afterEach(() => vi.unstubAllGlobals())

describe('in a realm with the `structuredClone` of another', () => {
  it('copies to objects of its own, however deep', () => {
    vi.stubGlobal('structuredClone', lent)
    const value = { list: [{ deep: [true] }], object: { none: null, text: '' } }
    // Vitest's `toStrictEqual` compares prototypes.
    expect(structuredClone(value)).not.toStrictEqual(value)
    expect(inThisRealm(() => structuredClone(value))).toStrictEqual(value)
  })

  it('copies what contains itself', () => {
    vi.stubGlobal('structuredClone', lent)
    const circle: { self?: object } = {}
    circle.self = circle
    const copy = inThisRealm(() => structuredClone(circle))
    expect(copy.self).toBe(copy)
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
  })

  it('leaves `structuredClone` as it was, also after a failure', () => {
    vi.stubGlobal('structuredClone', lent)
    const failing = () => {
      throw new Error('no')
    }
    expect(() => inThisRealm(failing)).toThrow('no')
    expect(globalThis.structuredClone).toBe(lent)
  })

  it('updates records, one and many', async () => {
    vi.stubGlobal('structuredClone', lent)
    const users = new UniqueCollection<{ name: string; tags: readonly string[] }>('users', ['name'])
    const ada = await users.create({ name: 'ada', tags: ['a'] })
    await users.create({ name: 'bob', tags: [] })
    await users.change(ada, { name: 'augusta' })
    const updated = await users.updateMany((query) => query.where(() => true), {
      async data(draft) {
        await Promise.resolve()
        draft.tags.push('new')
      },
    })
    expect(updated).toEqual([
      { name: 'augusta', tags: ['a', 'new'] },
      { name: 'bob', tags: ['new'] },
    ])
    expect(users.find('augusta')).toBe(updated[0])
  })
})

it('does not touch `structuredClone` in a realm that has its own', () => {
  expect(inThisRealm(() => globalThis.structuredClone)).toBe(itself)
})
