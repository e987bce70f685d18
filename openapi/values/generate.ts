import type { Json, JsonObject } from '../model/model.ts'
import { listOf, lookUp } from '../model/plain.ts'
import { generateArray } from './arrays.ts'
import { type Generate, impossible, type Made, pick, type Spot } from './context.ts'
import { mergeSchema } from './merge.ts'
import { numberFor } from './numbers.ts'
import { generateObject, travelling } from './objects.ts'
import { stringFor } from './strings.ts'

/** Makes a value for a schema: likely to be valid, and to be validated by whoever asked. */
export const generate: Generate = (schema, spot) => {
  const merged = mergeSchema(schema, spot)
  if (!merged) return impossible
  const inner = { ...spot, open: merged.open }
  return constant(merged.schema, inner) ?? byType(merged.schema, inner)
}

/** A value the schema itself names; undefined where it names none. */
function constant(schema: JsonObject, spot: Spot): Json | undefined {
  const { const: only, enum: choices, default: preset, example, examples } = schema
  if (only !== undefined) return only
  if (spot.attempt.examples) {
    const shown = example ?? listOf(examples)[0] ?? preset
    if (shown !== undefined) return travelling(schema, shown, spot)
  }
  const allowed = listOf(choices).filter((choice) => fitsType(choice, schema.type))
  return allowed.length > 0 ? allowed[pick(spot, allowed.length)] : undefined
}

function fitsType(value: Json, type: Json | undefined): boolean {
  if (type === undefined) return true
  const types = [type].flat() as readonly Json[]
  if (value === null) return types.includes('null') && types.length === 1
  if (Array.isArray(value)) return types.includes('array')
  return types.includes(typeof value) || (Number.isInteger(value) && types.includes('integer'))
}

const makers: Readonly<Record<string, (schema: JsonObject, spot: Spot) => Made>> = {
  object: (schema, spot) => generateObject(schema, spot, generate),
  array: (schema, spot) => generateArray(schema, spot, generate),
  string: (schema, spot) => stringFor(schema, spot) ?? impossible,
  integer: (schema, spot) => numberFor(schema, spot, true) ?? impossible,
  number: (schema, spot) => numberFor(schema, spot, false) ?? impossible,
  boolean: (_, spot) => pick(spot, 4) > 0,
  null: () => null,
}

function byType(schema: JsonObject, spot: Spot): Made {
  for (const type of typesOf(schema, spot)) {
    const made = lookUp(makers, type)?.(schema, spot) ?? impossible
    if (made !== impossible) return made
  }
  return impossible
}

/** The types a value may have, the likeliest first; each attempt begins with another one. */
function typesOf(schema: JsonObject, { attempt }: Spot): readonly string[] {
  const named = ([schema.type ?? []].flat() as readonly Json[]).filter((type): type is string => typeof type === 'string')
  const types =
    named.length > 0
      ? [...named.filter((type) => type !== 'null'), ...named.filter((type) => type === 'null')]
      : [guessed(schema)]
  const start = attempt.branch % types.length
  return [...types.slice(start), ...types.slice(0, start)]
}

const hints: readonly (readonly [string, readonly string[]])[] = [
  ['object', ['properties', 'additionalProperties', 'patternProperties', 'minProperties', 'required', 'propertyNames']],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'contains']],
  ['number', ['minimum', 'maximum', 'multipleOf', 'exclusiveMinimum', 'exclusiveMaximum']],
]

const guessed = (schema: JsonObject): string =>
  hints.find(([, keywords]) => keywords.some((keyword) => keyword in schema))?.[0] ?? 'string'
