import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Document, fieldValue, type Operation, withField } from '#openapi'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'
import { probesOf } from '../../../contracts/probes/probes.ts'
import { accounts } from '../../model/accounts.ts'
import { ordersOf } from './orders.ts'

/** Probes of a body whose outcome is not what its schema says. */
function misjudged(document: Document, operation: Operation): readonly string[] {
  const request = operation.pairs[0]?.request
  const schema = operation.requestBody?.schema
  if (!request || schema === undefined) return []
  const ofBody = probesOf(document, operation).filter(({ touch }) => touch?.field.startsWith('body'))
  return ofBody.flatMap(({ name, touch, outcome, role }) => {
    const violations = document.validate(schema, withField(request, touch?.field ?? '', touch?.value).body)
    // What is claimed is refused by comparison, whatever its schema allows.
    const isRefused = violations.length > 0 || role === 'claim'
    return isRefused === (outcome === 'failure') ? [] : [`${operation.id} ${name}`]
  })
}

/** Schemas of one value, each with a value that keeps it. */
const text = fc
  .record({ minLength: fc.nat({ max: 8 }), more: fc.nat({ max: 20 }), secret: fc.boolean() })
  .chain(({ minLength, more, secret }) => {
    const schema = { type: 'string', minLength, maxLength: minLength + more, ...(secret ? { format: 'password' } : {}) }
    const value = fc.string({ minLength, maxLength: minLength + more, unit: 'grapheme-ascii' })
    return fc.record({ schema: fc.constant(schema), value })
  })
const number = fc.record({ minimum: fc.integer({ min: -99, max: 99 }), more: fc.nat({ max: 99 }) }).chain(({ minimum, more }) =>
  fc.record({
    schema: fc.constant({ type: 'integer', minimum, maximum: minimum + more }),
    value: fc.integer({ min: minimum, max: minimum + more }),
  }),
)
const choice = fc
  .uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 })
  .map((values) => ({ schema: { enum: values }, value: values[0] }))
const list = fc.record({ minItems: fc.nat({ max: 2 }), more: fc.integer({ min: 1, max: 3 }) }).map(({ minItems, more }) => ({
  schema: { type: 'array', items: { type: 'integer' }, minItems, maxItems: minItems + more, uniqueItems: true },
  value: Array.from({ length: minItems + 1 }, (_, index) => index),
}))

describe('every refusal breaks its schema, and every acceptance keeps it', () => {
  it.each([accounts, milvusDocument(), uizaDocument()])('in $file', (document) => {
    expect(document.model.operations.flatMap((operation) => misjudged(document, operation))).toEqual([])
  })

  it('in any other document', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, number, choice, list), { minLength: 1, maxLength: 3 }), fc.boolean(), (values, all) => {
        const properties = Object.fromEntries(values.map(({ schema }, index) => [`it${index}`, schema]))
        const body = Object.fromEntries(values.map(({ value }, index) => [`it${index}`, value]))
        const { document, operation } = ordersOf({ properties, body, ...(all ? {} : { required: [] }) })
        expect(misjudged(document, operation)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('the probes of an operation', () => {
  const operations = [accounts, milvusDocument(), uizaDocument()].flatMap((document) =>
    document.model.operations.map((operation) => ({ document, operation })),
  )

  it('have names of their own', () => {
    for (const { document, operation } of operations) {
      const names = probesOf(document, operation).map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it('change something, each that is to be refused', () => {
    for (const { document, operation } of operations) {
      const request = operation.pairs[0]?.request ?? { parameters: {} }
      const idle = probesOf(document, operation).filter(
        ({ touch, whole, impossible, outcome }) =>
          outcome === 'failure' &&
          !whole &&
          !impossible &&
          (!touch || JSON.stringify(fieldValue(request, touch.field)) === JSON.stringify(touch.value)),
      )
      expect(idle.map(({ name }) => `${operation.id} ${name}`)).toEqual([])
    }
  })
})
