import { type Json, type Operation, textOf } from '#openapi'
import type { Check, Filter } from '../../cases/lifecycle.ts'
import { fieldsIn } from '../../exchange/same-value.ts'
import type { Differing } from '../differing.ts'
import { type Sequence, send, skip } from '../step.ts'
import { absence } from './list-checks.ts'
import { entriesByKey, listRequest, lookFor } from './list-request.ts'
import { caseIn, keyOfRecord, type Living, type Made, promised, recordIn } from './living.ts'

/** By a value that a record has, the list has the record and none with another value. */
export function* checkFilters(living: Living, one: Made): Sequence {
  const { list, filters } = living.life
  if (!list) return
  for (const filter of filters) {
    const check = { check: 'filter', operation: list, about: filter.field.slice(filter.field.indexOf('.') + 1) } as const
    const reason = yield* checkFilter(living, list, { one, filter, check })
    if (reason !== undefined) yield* skip([caseIn(living, check)].filter(living.facts.wants), reason)
  }
}

function* checkFilter(
  living: Living,
  list: Operation,
  { one, filter, check }: { readonly one: Made; readonly filter: Filter; readonly check: Check },
): Sequence<string | undefined> {
  const { facts, told } = living
  // What the server has set can be asked for as well: a new order is open.
  const made = fieldsIn(recordIn(living, living.life.creator, one.reply.values?.response.body))
  const value = valueFor(one.kept[filter.property] ?? made?.[filter.property])
  const parameter = list.parameters.find(({ in: place, name }) => `${place}.${name}` === filter.field)
  if (told.has(filter.property)) return 'the record does not have the value it was created with'
  const isTaken = (one: Json) => parameter !== undefined && facts.document.validate(parameter.schema, one, 'request').length === 0
  if (value === undefined || !(isTaken(value) || isTaken([value])))
    return yield* checkForeign(living, list, { one, filter, check })
  const looked = yield* lookFor(
    living,
    list,
    one,
    listRequest(living, list, one, { [filter.field]: isTaken(value) ? value : [value] }),
  )
  if (!looked) return 'the target refuses this filter'
  const key = keyOfRecord(living, one) ?? ''
  const holds = (body: Json | undefined) => {
    const entries = entriesByKey(living, list, body)
    const strange = [...entries.values()]
      .map((entry) => fieldsIn(entry)?.[filter.property])
      .find((other) => !isAsked(value, other))
    if (strange !== undefined) return unasked(check, value, strange)
    return looked.isThere || !looked.whole || entries.has(key)
      ? undefined
      : absence(`a record with the requested ${check.about} is not listed`, key)
  }
  yield* send({
    case: caseIn(living, check),
    request: looked.request,
    expected: { ...promised(living, check, 'the list is refused'), holds },
  })
  return undefined
}

/** The value that a record can be asked for by: of several the first. */
function valueFor(kept: Json | undefined): string | number | boolean | undefined {
  const value = Array.isArray(kept) ? kept[0] : kept
  return value === undefined || value === null || typeof value === 'object' || value === '' ? undefined : value
}

/** By a text that no record has, a record is not listed, whichever of its texts is meant. */
function* checkForeign(
  living: Living,
  list: Operation,
  { one, filter, check }: { readonly one: Made; readonly filter: Filter; readonly check: Check },
): Sequence<string | undefined> {
  const { facts } = living
  const parameter = list.parameters.find(({ in: place, name }) => `${place}.${name}` === filter.field)
  const foreign = `nobody${facts.createId()}`
  if (!parameter || facts.document.validate(parameter.schema, foreign, 'request').length > 0)
    return 'nothing was sent that it could be filtered by'
  const looked = yield* lookFor(living, list, one, listRequest(living, list, one, { [filter.field]: foreign }))
  if (!looked) return 'the target refuses this filter'
  const key = keyOfRecord(living, one) ?? ''
  const message = `a record is listed under another ${check.about} than its own`
  const differs = { message, pointer: '', expected: 'no such record', actual: key, cause: message }
  const holds = (body: Json | undefined) => (entriesByKey(living, list, body).has(key) ? differs : undefined)
  const expected = { ...promised(living, check, 'the list is refused'), holds }
  yield* send({ case: caseIn(living, check), request: looked.request, expected })
  return undefined
}

/** Texts may be looked for in part, and in any case; of several, one is enough. */
const isAsked = (wanted: Json, actual: Json | undefined): boolean =>
  actual === undefined ||
  (Array.isArray(actual) && actual.some((one) => isAsked(wanted, one))) ||
  (typeof actual === 'object' && !Array.isArray(actual)) ||
  (textIn(actual).includes(textIn(wanted)) && (typeof wanted === 'string' || textIn(actual) === textIn(wanted)))

const textIn = (value: Json): string => (typeof value === 'boolean' ? String(value) : textOf(value)).toLowerCase()

function unasked({ about }: Check, expected: Json, actual: Json): Differing {
  const message = `a list filtered by ${about} contains a record with another value`
  return {
    message: `${message}: expected ${JSON.stringify(expected)}, actual ${JSON.stringify(actual)}`,
    pointer: '',
    expected,
    actual,
    cause: `${message}`,
  }
}
