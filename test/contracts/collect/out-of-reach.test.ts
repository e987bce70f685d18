import { describe, expect, it } from 'vitest'
import { valueProbes } from '../../../contracts/probes/value-probes.ts'
import { type Orders, ordersOf } from './orders.ts'

const probesOf = (orders: Orders) => {
  const { document, operation } = ordersOf(orders)
  return valueProbes(document, operation)
}

const impossibleOf = (orders: Orders) =>
  Object.fromEntries(probesOf(orders).flatMap(({ name, impossible, touch }) => (impossible ? [[name, touch ?? impossible]] : [])))

describe('a limit that no machine reaches', () => {
  const longest = 2_147_483_647

  it('is skipped with the reason, and no text of that length is made', () => {
    expect(impossibleOf({ properties: { note: { type: 'string', maxLength: longest } }, body: { note: 'by hand' } })).toEqual({
      'note maxLength': 'it would take 2147483648 characters, but at most 100000 are sent',
      'note may be 2147483647 characters': 'it would take 2147483647 characters, but at most 100000 are sent',
    })
  })

  it.each([{ format: 'password', minLength: 0 }, { minLength: 7 }, { minLength: longest - 1 }])(
    'is in no other probe’s way: %j',
    (schema) => {
      const probes = probesOf({
        properties: { note: { type: 'string', maxLength: longest, ...schema } },
        body: { note: 'by hand' },
      })
      expect(probes.map(({ name }) => name)).toContain('note type: a number')
      expect(JSON.stringify(probes).length).toBeLessThan(1_000_000)
    },
  )

  it('of a list is skipped too', () => {
    const notes = { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 1e9 }
    expect(impossibleOf({ properties: { notes }, body: { notes: ['by hand'] } })).toEqual({
      'notes maxItems': 'it would take 1000000001 items, but at most 10000 are sent',
    })
  })

  it('of ordinary size is asked', () => {
    const text = { type: 'string', maxLength: 65_535 }
    const names = probesOf({ properties: { text }, body: { text: 'by hand' } }).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['text maxLength: 65536 characters', 'text may be 65535 characters']))
  })
})
