import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document, Json } from '#openapi'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'
import { createValidator } from '../../openapi/schema/page/validator.ts'

// In a page there is no Ajv; what stands in for it has to find the same, in the same order and words.
describe.each([
  { name: 'Milvus', document: milvusDocument() },
  { name: 'Milvus, the engine’s own rules', document: milvusDocument().profile('server') },
  { name: 'Uiza', document: uizaDocument() },
])('the validator of a page, $name', ({ document }) => {
  const { validate } = createValidator(document.model.root)
  const examples = examplesIn(document.model.root)

  it.each(schemasOf(document))('finds at %s what Ajv finds', (schema) => {
    const values = fc.oneof(mutated(examples), fc.jsonValue() as fc.Arbitrary<Json>).filter(hasPlainNames)
    fc.assert(
      fc.property(values, (value) => {
        expect(validate(schema, value)).toEqual(document.validate(schema, value))
      }),
      { numRuns: 60 },
    )
  })
})

describe('the validator of a page', () => {
  it('refuses a rule it does not know, rather than to let everything pass', () => {
    expect(() => createValidator({ uniqueItems: true }).validate('#', [1, 1])).toThrow(
      'The rule #/uniqueItems is not known here.',
    )
  })
})

/** Every place a schema is named at by the model, and every schema with a name. */
function schemasOf({ model }: Document): readonly string[] {
  const named = Object.keys((model.root.components as { schemas: object }).schemas).map((name) => `#/components/schemas/${name}`)
  const found = new Set(named)
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || value === model.root) return
    for (const [key, child] of Object.entries(value)) {
      if (key === 'schema' && typeof child === 'string' && child.startsWith('#')) found.add(child)
      else visit(child)
    }
  }
  visit(model)
  return [...found]
}

/** Every value of the document's examples. */
function examplesIn(root: Json): readonly Json[] {
  if (typeof root !== 'object' || root === null) return []
  return Object.entries(root).flatMap(([key, child]) => (key === 'value' ? [child as Json] : examplesIn(child as Json)))
}

/** Ajv takes `valueOf` and its like for properties a rule has spoken of, and lets them pass; the page's validator does not. */
const hasPlainNames = (value: Json): boolean =>
  !Object.getOwnPropertyNames(Object.prototype).some((name) => JSON.stringify(value).includes(`"${name}"`))

/** An example, as it is or with something in it changed. */
function mutated(examples: readonly Json[]): fc.Arbitrary<Json> {
  const anything = fc.oneof(
    fc.constantFrom<Json>(
      null,
      '',
      'a',
      'P@ssw0rd',
      'Ab1!Ab1!',
      'é'.repeat(40),
      'x'.repeat(70),
      0,
      1.5,
      -1,
      200,
      true,
      [],
      {},
      ['a', 1],
      { a: 1 },
    ),
    fc.constantFrom<Json>(
      '2026-01-02T03:04:05.006Z',
      '2026-02-30T03:04:05Z',
      '00000000-0000-4000-8000-000000000000',
      '*',
      'Global',
      'Collection',
    ),
  )
  return fc
    .tuple(fc.constantFrom(...examples), fc.array(fc.tuple(fc.nat(), anything, fc.nat(4)), { maxLength: 3 }))
    .map(([example, changes]) => changes.reduce<Json>((value, [where, next, kind]) => change(value, where, next, kind), example))
}

function change(value: Json, where: number, next: Json, kind: number): Json {
  if (typeof value !== 'object' || value === null) return next
  const keys = Object.keys(value)
  const key = keys[where % Math.max(keys.length, 1)]
  if (kind === 0 || key === undefined)
    return Array.isArray(value) ? [...value, next] : Object.assign({}, value, { unknown: next })
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? next : (item as Json)))
  const { [key]: child, ...others } = value as Record<string, Json>
  if (kind === 1) return others
  return { ...others, [key]: kind === 2 ? change(child ?? null, where, next, 3) : next }
}
