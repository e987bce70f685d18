import { type Document, type Json, keysOf, type Pointer, placeOf, type Violation, valueAt, withValueAt } from '#openapi'

/** Rules that only say that another one is broken. */
const outer = new Set(['anyOf', 'oneOf', 'allOf', 'if', '$ref', '$dynamicRef'])

/**
 * Gives a value its schema allows, as near to the given one as can be: what is missing is taken from a model, what must not be there is
 * left out, and what breaks a rule becomes what the model has there.
 *
 * @param model A value the schema allows.
 * @returns undefined where no such value was found.
 */
export function repaired(document: Document, schema: Pointer, value: Json, model: Json | undefined): Json | undefined {
  let current: Json = value
  for (let round = 0; round < 8; round += 1) {
    const violations = document.validate(schema, current, 'response')
    if (violations.length === 0) return current
    const exact = violations.filter(({ keyword }) => !outer.has(keyword))
    const next = (exact.length > 0 ? exact : violations).reduce<Json | undefined>(
      (one, violation) => mended(one, violation, model),
      current,
    )
    if (next === undefined || JSON.stringify(next) === JSON.stringify(current)) return undefined
    current = next
  }
  return undefined
}

const forbidden = new Set(['additionalProperties', 'unevaluatedProperties', 'propertyNames'])

function mended(value: Json | undefined, violation: Violation, model: Json | undefined): Json | undefined {
  const place = placeOf(violation)
  if (forbidden.has(violation.keyword)) return withValueAt(value, place, undefined)
  const substitute = modelAt(model, place)
  if (place === '') return substitute ?? value
  return withValueAt(value, place, substitute)
}

/** What the model has at a place; of a list longer than its own it is its first item. */
function modelAt(model: Json | undefined, place: Pointer): Json | undefined {
  return keysOf(place).reduce<Json | undefined>((at, key) => {
    if (Array.isArray(at)) return (at as readonly Json[])[Number(key)] ?? at[0]
    return valueAt(at, `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }, model)
}
