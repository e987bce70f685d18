import fc from 'fast-check'
import type { Json, JsonObject } from '#openapi'
import { createValidator } from '../../openapi/schema/validator.ts'

/** A document with a schema, and a few others it may refer to. */
export const documentOf = (schema: Json): JsonObject => ({
  components: {
    schemas: {
      Whole: schema,
      Name: { type: 'string', minLength: 2, maxLength: 3 },
      Tree: { type: 'object', required: ['name'], properties: { inner: { $ref: '#/components/schemas/Tree' } } },
      Circle: { $ref: '#/components/schemas/Circle' },
    },
  },
})

/** Where it stands. */
export const whole = '#/components/schemas/Whole'

/** What Ajv says: a schema that is asked for often is compiled. */
export function verdictOfAjv(root: JsonObject, value: unknown): boolean {
  const { validate } = createValidator(root)
  for (let time = 0; time < 10; time += 1) validate(whole, value)
  return validate(whole, value).length === 0
}

/** Schemas with a rule of each kind. */
export const schemas: readonly Json[] = [
  true,
  false,
  {},
  { type: 'string' },
  { type: ['integer', 'null'] },
  { type: 'string', nullable: true },
  { type: 'file' },
  { const: 'Ada' },
  { const: { name: 'Ada' } },
  { enum: ['Ada', 3, null] },
  { enum: [] },
  { minimum: 1, maximum: 3 },
  { minLength: 2, maxLength: 3 },
  { pattern: '^[\\w-.]+$' },
  { pattern: '(' },
  { format: 'date-time' },
  { format: 'int32' },
  { format: 'binary' },
  { format: 'our-own' },
  { minItems: 1, maxItems: 2, items: { type: 'string' } },
  { items: false },
  { prefixItems: [{ type: 'number' }], items: { type: 'string' } },
  { uniqueItems: true },
  { minProperties: 1, maxProperties: 1 },
  { required: ['name'], properties: { name: { $ref: '#/components/schemas/Name' } } },
  { required: ['isPrototypeOf'] },
  { properties: { name: true }, additionalProperties: false },
  { properties: { name: true }, additionalProperties: { type: 'number' } },
  { patternProperties: { '^n': { type: 'string' } }, additionalProperties: false },
  { properties: { name: true }, unevaluatedProperties: false },
  { allOf: [{ $ref: '#/components/schemas/Name' }, { pattern: '^A' }] },
  { anyOf: [{ type: 'string' }, { required: ['name'] }] },
  { oneOf: [{ type: 'string' }, { minLength: 2 }, { multipleOf: 2 }] },
  { not: { prefixItems: [{ type: 'number' }], items: { type: 'string' } } },
  { not: { type: 'string' } },
  { if: { type: 'string' }, else: { type: 'number' } },
  { if: false },
  { $ref: '#/components/schemas/Tree', properties: { name: { type: 'string' } } },
  { $ref: '#/components/schemas/Circle' },
  { $ref: '#/components/schemas/None' },
  { $dynamicRef: '#/components/schemas/Name' },
  { exclusiveMinimum: 1, multipleOf: 2 },
  { 'x-max-bytes': 2 },
  { multipleOf: 0.5, format: 'int32' },
  { contains: { type: 'string' }, minContains: 2, maxContains: 2 },
  { contains: { type: 'number' }, unevaluatedItems: false },
  { propertyNames: { maxLength: 5 } },
  { dependentRequired: { name: ['inner'] } },
  { dependentSchemas: { name: { required: ['inner'] } } },
  { enum: [{ name: 'Ada' }, ['A', 1], 'Ada'] },
  { title: 'A name', example: 3, discriminator: { propertyName: 'name' } },
]

const text = fc.constantFrom('', 'A', 'Ada', 'Ängström', '👍👍', '2024-02-30T00:00:00Z', '2024-02-29T00:00:00Z')
const scalar = fc.oneof(text, fc.constantFrom<Json>(null, true, 0, 1, 2.5, 3, 2 ** 40))
/** Any value that some of them keep. */
export const value = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('name', 'inner', 'isPrototypeOf', 'number'), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value
