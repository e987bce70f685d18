import { type Document, type Json, keysOf, type Pointer, placeOf, type Violation, valueAt, withValueAt } from '#openapi'

/** Rules that only say that another one is broken. */
const outer = new Set(['anyOf', 'oneOf', 'allOf', 'if', '$ref', '$dynamicRef'])

/**
 * Gives a value its schema allows, as near to the given one as can be: what is missing is taken from a model, what must not be there is
 * left out, and what breaks a rule becomes what the model has there. Where that does not help, what is around it does.
 *
 * @param model A value the schema allows.
 * @returns undefined where no such value was found.
 */
export function repaired(document: Document, schema: Pointer, value: Json, model: Json | undefined): Json | undefined {
  const seen = new Set<string>()
  let current: Json = value
  let above = 0
  for (let round = 0; round < 16; round += 1) {
    const violations = document.validate(schema, current, 'response')
    if (violations.length === 0) return current
    const exact = violations.filter(({ keyword }) => !outer.has(keyword))
    const told = exact.length > 0 ? exact : violations
    const next = told.reduce<Json | undefined>((one, violation) => mended(one, violation, model, above), current)
    if (next === undefined) return undefined
    const isNew = !seen.has(JSON.stringify(next))
    if (!isNew && told.every((violation) => keysOf(placeOf(violation)).length <= above + 1)) return undefined
    if (!isNew) above += 1
    seen.add(JSON.stringify(next))
    current = next
  }
  return undefined
}

const forbidden = new Set(['additionalProperties', 'unevaluatedProperties', 'propertyNames'])

/** @param above How many steps above what is broken is mended: an object that no branch of an `anyOf` allows is mended as a whole. */
function mended(value: Json | undefined, violation: Violation, model: Json | undefined, above: number): Json | undefined {
  const place = placeOf(violation)
  if (above > 0) {
    const around = place.split('/').slice(0, -above).join('/')
    // Not by the whole model: a record stays the one it is.
    return around === '' ? value : withValueAt(value, around, modelAt(model, around))
  }
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
