import { describe, expect, it } from 'vitest'
import { judgedValues } from '../../../contracts/probes/judged.ts'
import { isIdentity, limitsOf, nameOf, rulesOf } from '../../../contracts/probes/rule.ts'
import { accounts, operationOf } from '../../model/accounts.ts'
import { type Orders, ordersOf } from './orders.ts'

const judgedIn = (orders: Orders) => {
  const { document, operation } = ordersOf(orders)
  const [whole, ...parts] = judgedValues(document, operation, operation.pairs[0]?.request.body ?? null)
  expect(whole?.at).toBe('')
  return parts
}
const evidence = { 'x-evidence': { documented: 'page' } }

describe('the values rules are about', () => {
  it('are the first value of a map too', () => {
    const judged = judgedIn({
      properties: { marks: { type: 'object', additionalProperties: { type: 'string' } } },
      body: { marks: { color: 'red', form: 'round' } },
    })
    expect(judged.map(({ at }) => at)).toEqual(['/marks', '/marks/color'])
  })

  it('are the properties, those of properties, and the first item of a list', () => {
    const items = { type: 'array', items: { type: 'object', properties: { grams: { type: 'integer' } } } }
    const judged = judgedIn({
      properties: { to: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } }, items },
      body: { to: { name: 'Ada' }, items: [{ grams: 5 }, { grams: 7 }] },
      required: ['items'],
    })
    expect(judged.map(({ at, required, value }) => [at, required, value])).toEqual([
      ['/to', false, { name: 'Ada' }],
      ['/to/name', true, 'Ada'],
      ['/items', true, [{ grams: 5 }, { grams: 7 }]],
      ['/items/0', false, { grams: 5 }],
      ['/items/0/grams', false, 5],
    ])
  })

  it.each<[string, object, unknown]>([
    ['its constant', { const: 'box' }, 'box'],
    ['its default', { type: 'string', default: 'box' }, 'box'],
    ['its first example', { type: 'string', examples: ['box', 'bag'] }, 'box'],
    ['the first of a choice', { enum: ['box', 'bag'] }, 'box'],
    ['true', { type: 'boolean' }, true],
    ['its least number', { type: 'integer', minimum: 4 }, 4],
    ['1', { type: 'number' }, 1],
    ['nothing', { type: 'array', items: true }, undefined],
  ])('are, where the example has none, %s', (_, schema, value) => {
    expect(judgedIn({ properties: { it: schema }, body: {} })[0]?.value).toEqual(value)
  })

  it('end where a schema contains itself and no example shows more', () => {
    const node = { type: 'object', properties: { next: { $ref: '#/components/schemas/Node' } }, ...evidence }
    const judged = judgedIn({
      properties: { first: { $ref: '#/components/schemas/Node' } },
      body: { first: { next: {} } },
      schemas: { Node: node },
    })
    expect(judged.map(({ at }) => at)).toEqual(['/first', '/first/next', '/first/next/next'])
  })
})

describe('the rules of a value', () => {
  it('are the keywords of its schema and of those it is made of, each at its place', () => {
    const [judged] = judgedIn({
      properties: { it: { $ref: '#/components/schemas/Name', maxLength: 9 } },
      body: { it: 'box' },
      schemas: { Name: { type: 'string', allOf: [{ minLength: 3, ...evidence }], ...evidence } },
    })
    expect(judged && rulesOf(judged)).toEqual([
      { keyword: 'maxLength', pointer: '#/components/schemas/Order/properties/it/maxLength' },
      { keyword: 'type', pointer: '#/components/schemas/Name/type' },
      { keyword: 'minLength', pointer: '#/components/schemas/Name/allOf/0/minLength' },
    ])
    expect(judged && limitsOf(judged)).toMatchObject({ minLength: 3, maxLength: 9 })
  })

  it('are not what only says how to treat it', () => {
    const [judged] = judgedIn({ properties: { it: { type: 'string', format: 'password' } }, body: { it: 'box' } })
    expect(judged && rulesOf(judged).map(({ keyword }) => keyword)).toEqual(['type'])
  })
})

it('an identity is what the document calls one', () => {
  const schema = operationOf(accounts, 'createAccount').requestBody?.schema ?? ''
  const body = { name: 'Ada', secret: 'first-secret' }
  expect(['/name', '/secret'].map((at) => isIdentity(accounts, schema, body, at))).toEqual([true, false])
})

it('a place is called by its keys', () => {
  expect(['/newPassword', '/items/0/grams', '/a~1b', ''].map(nameOf)).toEqual(['newPassword', 'items.0.grams', 'a/b', 'body'])
})
