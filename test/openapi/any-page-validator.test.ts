import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createValidator as createAnyValidator } from '../../openapi/schema/page/any-validator.ts'
import { createValidator } from '../../openapi/schema/validator.ts'
import { documentOf, schemas, value, verdictOfAjv, whole } from './schema-kinds.ts'

// A page of one's own document has no Ajv either, and its document may hold any rule.
describe('the validator of any document in a page', () => {
  it.each(schemas.map((schema) => [JSON.stringify(schema), schema] as const))('says what Ajv says: %s', (_, schema) => {
    const root = documentOf(schema)
    if (createValidator(root).brokenSchema(whole) !== undefined) return
    const { validate } = createAnyValidator(root)
    fc.assert(
      fc.property(value, (one) => {
        expect(validate(whole, one).length === 0).toBe(verdictOfAjv(root, one))
      }),
      { numRuns: 100 },
    )
  })

  it('says where, and which rule', () => {
    const root = documentOf({ items: { $ref: '#/components/schemas/Name' }, uniqueItems: true })
    const told = createAnyValidator(root).validate(whole, ['Ada', 'A', 'Ada'])
    expect(told.map(({ at, rule, message }) => [at, rule, message])).toEqual([
      ['', '#/components/schemas/Whole/uniqueItems', 'must NOT have duplicate items'],
      ['/1', '#/components/schemas/Name/minLength', 'must NOT have fewer than 2 characters'],
    ])
  })

  it('asks for what travels in a direction only', () => {
    const property = { type: 'string', readOnly: true }
    const { validate } = createAnyValidator(documentOf({ required: ['id'], properties: { id: property } }))
    expect(validate(whole, {}, 'request')).toEqual([])
    expect(validate(whole, {}, 'response')).toHaveLength(1)
  })

  describe('where code must not be made', () => {
    afterEach(() => {
      vi.unstubAllGlobals()
    })

    it('makes none', () => {
      vi.stubGlobal('Function', () => {
        throw new EvalError('refused')
      })
      const { validate } = createAnyValidator(documentOf({ type: 'string', format: 'email' }))
      expect(validate(whole, 'nobody')).toHaveLength(1)
    })
  })
})
