import { annotationsOf, type Document, type Json, type JsonObject, keysOf, type Pointer } from '#openapi'
import type { Judged } from './judged.ts'
import type { Limits } from './limits.ts'

const keywords = [
  'type',
  'minLength',
  'maxLength',
  'x-min-bytes',
  'x-max-bytes',
  'pattern',
  'format',
  'enum',
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'anyOf',
  'oneOf',
  'not',
  'if',
] as const

/** A rule a value has to keep: one keyword of one schema. */
export interface Rule {
  readonly keyword: string
  readonly pointer: Pointer
}

/** Lists the rules of a value, each keyword at its place. */
export function rulesOf({ at, schemas }: Judged): readonly Rule[] {
  return schemas.flatMap(({ pointer, schema }) =>
    keywords
      .filter((keyword) => Object.hasOwn(schema, keyword) && isRule(at, keyword, schema))
      .map((keyword) => ({ keyword, pointer: `${pointer}/${keyword}` })),
  )
}

/** `format: password` says how to treat a value, not what it may be; what a whole body may be is asked as text. */
function isRule(at: string, keyword: string, schema: JsonObject): boolean {
  if (keyword === 'format') return schema.format !== 'password'
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') return schema[keyword] === false
  return at !== '' || keyword !== 'type'
}

/** The limits of a value, whichever of its schemas names them. */
export function limitsOf({ schemas }: Judged): Limits {
  const limit = (keyword: string) =>
    schemas.map(({ schema }) => schema[keyword]).find((value) => typeof value === 'number') as number | undefined
  return Object.fromEntries(Object.entries(limiting).map(([name, keyword]) => [name, limit(keyword)]))
}

const limiting = {
  minLength: 'minLength',
  maxLength: 'maxLength',
  minBytes: 'x-min-bytes',
  maxBytes: 'x-max-bytes',
  minimum: 'minimum',
  maximum: 'maximum',
  minItems: 'minItems',
  maxItems: 'maxItems',
  maxProperties: 'maxProperties',
} as const satisfies Readonly<Record<keyof Limits, string>>

/** Whether a value may be replaced by a fresh one (`x-identity`). */
export const isIdentity = (document: Document, schema: Pointer, body: Json, at: string): boolean =>
  annotationsOf(document.model, schema, 'x-identity', body).some((annotation) => annotation.at === at)

/** A place in words: `/newPassword` → `newPassword`, `/items/0/grams` → `items.0.grams`. */
export const nameOf = (at: string): string => keysOf(at).join('.') || 'body'
