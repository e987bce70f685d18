import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldsOf, fieldValue, type Json, type RequestExample, withField } from '#openapi'

const change: RequestExample = {
  parameters: { 'path.id': 'a1', 'query.dry': true },
  body: { old: 'first', new: 'other', tags: ['x', 'y'], 'a/b': 0 },
}

describe('the fields of a request', () => {
  it('name each value by where it travels', () => {
    expect([...fieldsOf(change)]).toEqual([
      ['path.id', 'a1'],
      ['query.dry', true],
      ['body/old', 'first'],
      ['body/new', 'other'],
      ['body/tags/0', 'x'],
      ['body/tags/1', 'y'],
      ['body/a~1b', 0],
    ])
  })

  it('are set one by one, without touching the request they are set in', () => {
    expect(withField(change, 'body/new', 'third').body).toEqual({ old: 'first', new: 'third', tags: ['x', 'y'], 'a/b': 0 })
    expect(withField(change, 'path.id', 'a2').parameters).toEqual({ 'path.id': 'a2', 'query.dry': true })
    expect(fieldValue(change, 'body/new')).toBe('other')
  })

  it('are left out with undefined', () => {
    expect(withField(change, 'body/tags', undefined).body).toEqual({ old: 'first', new: 'other', 'a/b': 0 })
    expect(withField(change, 'query.dry', undefined).parameters).toEqual({ 'path.id': 'a1' })
    expect(withField({ parameters: {}, body: 'text' }, 'body', undefined)).toEqual({ parameters: {} })
  })

  it('have the value they were given', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => !text.includes('__proto__') && !/[/~]/.test(text))
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)) as fc.Arbitrary<Json>
    const field = fc.oneof(
      name.map((key) => `body/${key}`),
      fc.tuple(name, name).map(([key, inner]) => `body/${key}/${inner}`),
      name.map((key) => `query.${key}`),
    )
    fc.assert(
      fc.property(field, leaf, (at, value) => {
        const written = withField(change, at, value)
        expect(fieldsOf(written).get(at)).toEqual(value)
        expect(fieldValue(written, 'path.id')).toBe('a1')
      }),
    )
  })
})
