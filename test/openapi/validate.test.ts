import { describe, expect, it } from 'vitest'
import { parseDocument } from '#openapi/load'

const { validate, release } = parseDocument(
  `openapi: 3.1.1
info: { title: Names, version: '1' }
paths: {}
components:
  schemas:
    Person:
      type: object
      required: [name]
      properties:
        name: { title: Name, $ref: '#/components/schemas/Name', pattern: '^[A-Z]' }
        friends: { type: array, items: { $ref: '#/components/schemas/Person' } }
        never: false
      additionalProperties: false
      x-evidence: { documented: page }
    Name:
      allOf: [{ $ref: '#/components/schemas/Text' }, { maxLength: 5 }]
      x-evidence: { documented: page }
    Text: { type: string, minLength: 2, x-evidence: { documented: page } }
`,
  'names.yaml',
)

const broken = (value: unknown) =>
  validate('#/components/schemas/Person', value).map(({ at, rule }) => `${at} ${rule.replace('#/components/schemas/', '')}`)

it('has nothing to say about a value that keeps every rule', () => {
  expect(broken({ name: 'Ada', friends: [{ name: 'Bob' }] })).toEqual([])
})

it.each([
  ['behind a `$ref`, and behind one more', { name: 'A' }, '/name Text/minLength'],
  ['in a part of `allOf`', { name: 'Adalbert' }, '/name Name/allOf/1/maxLength'],
  ['beside a `$ref`', { name: 'ada' }, '/name Person/properties/name/pattern'],
  [
    'behind a `$ref` to itself',
    { name: 'Ada', friends: [{ name: 'Bob', friends: [{ name: 'C' }] }] },
    '/friends/0/friends/0/name Text/minLength',
  ],
  ['around a missing property', {}, ' Person/required'],
  ['around a property too many', { name: 'Ada', age: 3 }, ' Person/additionalProperties'],
])('names the rule where it stands: %s', (_, value, violation) => {
  expect(broken(value)).toEqual([violation])
})

it('says everything about a violation', () => {
  expect(validate('#/components/schemas/Person', { name: 'A' })).toEqual([
    {
      at: '/name',
      keyword: 'minLength',
      rule: '#/components/schemas/Text/minLength',
      expected: 2,
      actual: 'A',
      message: 'must NOT have fewer than 2 characters',
    },
  ])
  expect(validate('#/components/schemas/Person', {})).toMatchObject([
    { at: '', keyword: 'required', property: 'name', actual: {} },
  ])
})

describe('a value whose properties are called like what every object has', () => {
  const { validate: judge } = parseDocument(
    `openapi: 3.1.1
info: { title: Values, version: '1' }
paths: {}
components:
  schemas:
    Distinct: { type: array, uniqueItems: true }
    One: { const: { toString: '', valueOf: 1, constructor: { name: a } } }
    Some: { enum: [{ toString: '' }, { valueOf: 1 }, [1, 2]] }
`,
    'values.yaml',
  )
  const isKept = (schema: string, value: unknown) => {
    for (let time = 0; time < 6; time += 1) judge(`#/components/schemas/${schema}`, value)
    return judge(`#/components/schemas/${schema}`, value).length === 0
  }
  const odd = [
    '{"toString":""}',
    '{"valueOf":1}',
    '{"constructor":{"name":"a"}}',
    '{"__proto__":{"a":1}}',
    '{"hasOwnProperty":1}',
  ]

  it.each(odd)('is compared as any other: %s', (text) => {
    const [one, other] = [JSON.parse(text), JSON.parse(text)]
    expect(isKept('Distinct', [one, other])).toBe(false)
    expect(isKept('Distinct', [one, { name: 'Ada' }, {}])).toBe(true)
    expect(isKept('One', one)).toBe(false)
    expect(isKept('Some', one)).toBe(['{"toString":""}', '{"valueOf":1}'].includes(text))
  })

  it('equals what the document says, in any order', () => {
    expect(isKept('One', { constructor: { name: 'a' }, valueOf: 1, toString: '' })).toBe(true)
    expect(isKept('Some', [1, 2])).toBe(true)
    expect(isKept('Some', [2, 1])).toBe(false)
    expect(judge('#/components/schemas/Distinct', [1, { a: 1 }, 2, { a: 1 }])).toMatchObject([
      { keyword: 'uniqueItems', message: 'must NOT have duplicate items (items ## 1 and 3 are identical)' },
    ])
  })
})

it('says the same again after it has forgotten what it made of the schemas', () => {
  const before = broken({ name: 'ada', friends: [{ name: 'B' }], age: 1 })
  release?.()
  expect(broken({ name: 'ada', friends: [{ name: 'B' }], age: 1 })).toEqual(before)
  expect(before).not.toEqual([])
})
