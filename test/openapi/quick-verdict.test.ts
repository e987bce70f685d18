import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { adviceOn, parseDocument } from '#openapi/load'
import { judge } from '../../openapi/schema/quick/judge.ts'
import { createValidator } from '../../openapi/schema/validator.ts'
import { documentOf, schemas, value, verdictOfAjv, whole } from './schema-kinds.ts'

describe('a verdict that needs no compiled schema', () => {
  it.each(schemas.map((schema) => [JSON.stringify(schema), schema] as const))('is that of Ajv, or none: %s', (_, schema) => {
    const root = documentOf(schema)
    fc.assert(
      fc.property(value, (one) => {
        const verdict = judge(root, whole, one)
        // A schema that Ajv cannot use is kept by every value.
        if (verdict !== undefined && createValidator(root).brokenSchema(whole) === undefined)
          expect(verdict).toBe(verdictOfAjv(root, one))
      }),
      { numRuns: 50 },
    )
  })

  it.each(schemas.map((schema) => [JSON.stringify(schema), schema] as const))(
    'leads to the same violations, in the same order: %s',
    (_, schema) => {
      const root = documentOf({
        type: 'object',
        properties: { name: schema, inner: { items: schema } },
        allOf: [{ items: schema }],
      })
      const { validate, explain, brokenSchema } = createValidator(root)
      // A schema that Ajv cannot use is kept by every value; to explain a value only the parts it is broken in have to be usable.
      if (brokenSchema(whole) !== undefined) return
      // Of the schema `false` the place differs: Ajv does not say it, and a part of the value is nearer to it.
      const told = (list: typeof validate, one: unknown) =>
        list(whole, one).map(({ rule, ...violation }) =>
          violation.keyword === 'false schema' ? violation : { ...violation, rule },
        )
      fc.assert(
        fc.property(value, (one) => {
          expect(told(explain, one)).toEqual(told(validate, one))
        }),
        { numRuns: 50 },
      )
    },
  )

  it('is told for the rules that most schemas have', () => {
    const root = documentOf({
      type: 'object',
      required: ['name'],
      properties: { name: { $ref: '#/components/schemas/Name' }, at: { type: 'string', format: 'date-time' } },
      additionalProperties: false,
    })
    expect(judge(root, whole, { name: 'Ada', at: '2024-02-29T00:00:00Z' })).toBe(true)
    expect(judge(root, whole, { name: 'Ada', at: '2024-02-30T00:00:00Z' })).toBe(false)
    expect(judge(root, whole, { name: 'Ada', age: 3 })).toBe(false)
  })
})

describe('advice on examples', () => {
  afterEach(() => void vi.restoreAllMocks())

  const people = (example: string) =>
    parseDocument(
      `openapi: 3.1.1
info: { title: People, version: '1' }
paths:
  /people:
    get:
      responses:
        '200':
          description: All of them.
          content:
            application/json:
              schema: { type: array, items: { type: object, required: [name] } }
              example: ${example}
`,
      'people.yaml',
    )

  it('compiles no schema that its examples keep', () => {
    const compile = vi.spyOn(Ajv2020.prototype, 'compile')
    expect(adviceOn(people('[{ name: Ada }]')).filter(({ topic }) => topic === 'examples')).toEqual([])
    expect(compile).not.toHaveBeenCalled()
  })

  it('lets Ajv say which rule an example breaks', () => {
    expect(adviceOn(people('[{ age: 3 }]')).filter(({ topic }) => topic === 'examples')).toMatchObject([
      { what: "The example `example` does not match its schema: /0 must have required property 'name'." },
    ])
  })
})
