import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '#openapi'
import { parseDocument } from '#openapi/load'
import { type ValueOptions, valueFor } from '#openapi/values'

const documentOf = (schemas: object) =>
  parseDocument(
    JSON.stringify({ openapi: '3.1.1', info: { title: 'Shop', version: '1' }, paths: {}, components: { schemas } }),
    'shop.json',
  )

/** The value for the schema `It`, or the reason why there is none. */
function valued(schemas: object, options: ValueOptions = {}): unknown {
  const found = valueFor(documentOf(schemas), '#/components/schemas/It', { now: Date.UTC(2026, 10, 25), ...options })
  return 'value' in found ? found.value : found.reason
}

describe('a value for a schema', () => {
  it('is an example of the document where there is a valid one', () => {
    expect(valued({ It: { type: 'string', examples: ['red'] } })).toBe('red')
    expect(valued({ It: { type: 'string' } }, { preferred: ['blue'] })).toBe('blue')
    expect(valued({ It: { type: 'string', maxLength: 3, examples: ['too long'] } })).toHaveLength(3)
  })

  it('needs no compiled schema where a glance tells that it is valid', () => {
    const compiled: string[] = []
    const document = documentOf({ It: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } })
    const note = (schema: string) => void compiled.push(schema)
    const watched: typeof document = {
      ...document,
      validate: (schema, value, direction) => {
        note(schema)
        return document.validate(schema, value, direction)
      },
      brokenSchema: (schema) => {
        note(schema)
        return document.brokenSchema(schema)
      },
    }
    expect(valueFor(watched, '#/components/schemas/It')).toHaveProperty('value.name')
    expect(compiled).toEqual([])
  })

  it('reads like the names of its properties', () => {
    const value = valued({
      It: { properties: { email: {}, firstName: {}, price: { type: 'number' }, createdAt: {} } },
    }) as Record<string, Json>
    expect(value).toEqual({
      email: expect.stringContaining('@example.com'),
      firstName: expect.stringMatching(/^[A-Z][a-z]+$/),
      price: expect.any(Number),
      createdAt: expect.stringMatching(/^2026-1[01]-/),
    })
  })

  it('begins before it ends, where the names say so', () => {
    const date = { type: 'string', format: 'date' }
    const time = { type: 'string', format: 'date-time' }
    const price = { type: 'number', minimum: 0 }
    const properties = {
      endDate: date,
      startDate: date,
      created_at: time,
      updated_at: time,
      modified_at: time,
      minPrice: price,
      maxPrice: price,
    }
    for (let seed = 0; seed < 30; seed += 1) {
      const value = valued({ It: { properties } }, { seed: `${seed}` }) as {
        startDate: string
        endDate: string
        created_at: string
        updated_at: string
        modified_at: string
        minPrice: number
        maxPrice: number
      }
      expect(Date.parse(value.startDate)).toBeLessThanOrEqual(Date.parse(value.endDate))
      expect(Date.parse(value.created_at)).toBeLessThanOrEqual(Date.parse(value.updated_at))
      expect(Date.parse(value.created_at)).toBeLessThanOrEqual(Date.parse(value.modified_at))
      expect(value.minPrice).toBeLessThanOrEqual(value.maxPrice)
    }
  })

  it('has an item in a list of plain values, however deep: no form can say that a list is empty', () => {
    const codes = { type: 'array', items: { type: 'string' } }
    const schema = Array.from({ length: 8 }).reduce<object>((inner) => ({ properties: { in: inner }, required: ['in'] }), codes)
    expect(JSON.stringify(valued({ It: schema }))).toMatch(/\["[^"]+"\]/)
  })

  it('is the same for the same seed, and another for another', () => {
    const schemas = { It: { type: 'string', format: 'uuid' } }
    expect(valued(schemas, { seed: '1' })).toBe(valued(schemas, { seed: '1' }))
    expect(valued(schemas, { seed: '1' })).not.toBe(valued(schemas, { seed: '2' }))
  })

  it('has what travels its way: no `readOnly` in a request, no `writeOnly` in a response', () => {
    const schemas = {
      It: {
        required: ['id', 'name', 'password'],
        properties: {
          id: { readOnly: true, type: 'integer' },
          name: { type: 'string' },
          password: { writeOnly: true, type: 'string' },
        },
      },
    }
    expect(Object.keys(valued(schemas, { direction: 'request' }) as object)).toEqual(['name', 'password'])
    expect(Object.keys(valued(schemas, { direction: 'response' }) as object)).toEqual(['id', 'name'])
  })

  it.each<readonly [string, object]>([
    ['a pattern', { type: 'string', pattern: '^[A-Z]{3}-\\d{4}$' }],
    ['a pattern that is no Unicode-mode expression', { type: 'string', pattern: '^[\\w-.]+$', minLength: 12 }],
    ['limits', { type: 'integer', exclusiveMinimum: 7, maximum: 12, multipleOf: 5 }],
    [
      'a choice of schemas',
      {
        oneOf: [
          { type: 'string', minLength: 3 },
          { type: 'string', maxLength: 5 },
        ],
      },
    ],
    [
      'several at once',
      { allOf: [{ properties: { a: { type: 'string' } }, required: ['a'] }, { properties: { a: { minLength: 9 } } }] },
    ],
    [
      'a schema that holds itself',
      { properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/components/schemas/It' } } } },
    ],
    ['a map', { additionalProperties: { type: 'integer' }, propertyNames: { pattern: '^k[0-9]$' }, minProperties: 2 }],
    [
      'a list of different items',
      { type: 'array', items: { type: 'integer', minimum: 1, maximum: 9 }, minItems: 2, uniqueItems: true },
    ],
    [
      'a condition',
      JSON.parse(`{ "properties": { "kind": { "enum": ["a", "b"] }, "a": {} }, "required": ["kind"],
        "if": { "properties": { "kind": { "const": "a" } } }, "then": { "required": ["a"] } }`) as object,
    ],
    ['what it must not be', { type: 'integer', not: { enum: [1] } }],
  ])('keeps %s', (_, schema) => {
    const found = valueFor(documentOf({ It: schema }), '#/components/schemas/It')
    expect(found).toHaveProperty('value')
  })

  it.each<readonly [string, object, RegExp]>([
    ['nothing is allowed', { type: 'string', minLength: 5, maxLength: 2 }, /no value of its kind can be/],
    ['it would be too long', { type: 'string', minLength: 2_147_483_647 }, /no value of its kind can be/],
    [
      'it would have to hold itself',
      { type: 'object', required: ['it'], properties: { it: { $ref: '#/components/schemas/It' } } },
      /no value of its kind can be/,
    ],
    ['the schema leads nowhere', { $ref: '#/components/schemas/Other' }, /cannot be used/],
    ['its pattern is none', { type: 'string', pattern: '[' }, /cannot be used/],
  ])('has a reason where %s', (_, schema, reason) => {
    expect(valued({ It: schema })).toMatch(reason)
  })

  it('is valid, whatever is asked of it', () => {
    const limits = fc.record({
      minLength: fc.nat(20),
      extra: fc.nat(20),
      minimum: fc.integer({ min: -1000, max: 1000 }),
      span: fc.nat(50),
    })
    fc.assert(
      fc.property(limits, fc.string(), ({ minLength, extra, minimum, span }, seed) => {
        const properties = {
          text: { type: 'string', minLength, maxLength: minLength + extra },
          count: { type: 'integer', minimum, maximum: minimum + span },
          list: { type: 'array', items: { type: 'boolean' }, minItems: extra },
        }
        const document = documentOf({ It: { type: 'object', properties, required: ['text', 'count', 'list'] } })
        const found = valueFor(document, '#/components/schemas/It', { seed })
        expect('value' in found && document.validate('#/components/schemas/It', found.value)).toEqual([])
      }),
    )
  })
})
