import { expect, it } from 'vitest'
import { probesOf } from '../../../contracts/probes/probes.ts'
import { type Orders, ordersOf } from './orders.ts'

const namesOf = (orders: Orders) => {
  const { document, operation } = ordersOf(orders)
  return probesOf(document, operation)
    .filter(({ rule, outcome }) => rule.startsWith('rule/') && outcome === 'failure')
    .map(({ name }) => name)
}

it('breaks what is in optional objects and lists that the request leaves out', () => {
  const steps = {
    type: 'array',
    maxItems: 2,
    items: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
  }
  const names = namesOf({ properties: { name: { type: 'string' }, steps }, body: { name: 'Ada' } })
  expect(names).toContain('steps maxItems: 3 items')
  expect(names).toContain('steps.0.text type: a number')
  expect(names).toContain('steps.0.text missing')
})

it('breaks what is in each branch of a choice, whichever the request shows', () => {
  const card = {
    type: 'object',
    required: ['digits'],
    properties: { digits: { type: 'string', pattern: '^[0-9]{4}$' } },
    additionalProperties: false,
  }
  const bill = {
    type: 'object',
    required: ['days'],
    properties: { days: { type: 'integer', maximum: 60 } },
    additionalProperties: false,
  }
  const names = namesOf({ properties: { pay: { oneOf: [card, bill] } }, body: { pay: { digits: '4242' } } })
  expect(names).toContain('pay.digits pattern: a letter more')
  expect(names).toContain('pay.days maximum: one above the most')
})

it('adds what nobody knows to an object that is closed, and takes all from one that has a least number of properties', () => {
  const to = { type: 'object', minProperties: 1, additionalProperties: false, properties: { name: { type: 'string' } } }
  const marks = { type: 'object', maxProperties: 2, additionalProperties: { type: 'string' } }
  const names = namesOf({ properties: { to, marks }, body: { to: { name: 'Ada' }, marks: { color: 'red' } } })
  expect(names).toContain('to additionalProperties: an unknown property')
  expect(names).toContain('to minProperties: no properties')
  expect(names).toContain('marks maxProperties: 3 properties')
  expect(names).toContain('marks.color type: a number')
})

it('leaves nothing out of a form where nothing would be left: an object without fields is not there at all', () => {
  const amount = { type: 'integer' }
  const limit = { type: 'object', required: ['amount'], properties: { amount } }
  const above = { type: 'object', required: ['amount', 'note'], properties: { amount, note: { type: 'string' } } }
  const orders = { properties: { name: { type: 'string' }, limit, above }, body: { name: 'Ada' } }
  const names = namesOf({ ...orders, mediaType: 'application/x-www-form-urlencoded' })
  expect(names).toContain('above.amount missing')
  expect(names).not.toContain('limit.amount missing')
  expect(namesOf(orders)).toContain('limit.amount missing')
})
