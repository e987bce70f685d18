import { type Document, isObject, type Json, type RequestBody, type Violation, withField } from '#openapi'
import { isXml } from '#openapi/media'
import { isForm } from '../exchange/write-body.ts'
import { isInTexts, readingsOf } from './as-text.ts'
import type { ProbedValue } from './probed-value.ts'
import type { Rule } from './rule.ts'

/** The violations of a value in each way a server may read it: a field of a form and an element of XML travel as a text. */
function violationsOf(
  { document, operation, request, field }: ProbedValue,
  value: Json | undefined,
): readonly (readonly Violation[])[] {
  const { schema = '', mediaType = '' } = operation.requestBody ?? {}
  const readings = value !== undefined && isInTexts(mediaType) ? readingsOf(value) : [value]
  return readings.map((one) => document.validate(schema, withField(request, field, one).body, 'request'))
}

const breaksAll = (all: readonly (readonly Violation[])[]): boolean => all.length > 0 && all.every(({ length }) => length > 0)

/** Whether a value is refused, however a server reads it. */
export const breaks = (probed: ProbedValue, value: Json | undefined): boolean => breaksAll(violationsOf(probed, value))

/** Whether a value breaks one rule and no other; branches of an `anyOf` or `if` are part of it. */
export function breaksOnly(probed: ProbedValue, value: Json, { pointer, keyword }: Rule): boolean {
  const owner = pointer.slice(0, pointer.lastIndexOf('/'))
  const parts = keyword === 'if' ? [pointer, `${owner}/then`, `${owner}/else`] : [pointer]
  const all = violationsOf(probed, value)
  if (!breaksAll(all)) return false
  // A value of another type breaks further rules as a matter of course.
  if (keyword === 'type') return all.some((violations) => violations.some(({ rule }) => rule === pointer))
  return all.some((violations) =>
    violations.every(({ rule }) => parts.some((part) => rule === part || rule.startsWith(`${part}/`))),
  )
}

/** Whether a value breaks a rule, and perhaps others with it. */
export function breaksToo(probed: ProbedValue, value: Json, { pointer }: Rule): boolean {
  const all = violationsOf(probed, value)
  return breaksAll(all) && all.some((violations) => violations.some(({ rule }) => rule === pointer))
}

/**
 * Whether a server cannot see that a value is missing: in a form an object or a list without fields is not there at all, which is allowed where it,
 * or the whole form, may be left out. In XML a list without items may not be there either.
 */
export function isUnseen({ document, operation: { requestBody }, request, field, judged }: ProbedValue): boolean {
  if (requestBody && isXml(requestBody.mediaType)) return Array.isArray(judged.value)
  if (!requestBody || !isForm(requestBody.mediaType)) return false
  return isAllowed(document, requestBody, withField(request, field, undefined).body)
}

/** Whether a body is valid as a server sees it. */
export function isAllowed({ validate }: Document, { schema, mediaType, required }: RequestBody, body: Json | undefined): boolean {
  const seen = isForm(mediaType) ? asSeen(body) : body
  return seen === undefined ? !required : validate(schema, seen, 'request').length === 0
}

/** A value without the objects and lists in it that have no fields; undefined where nothing is left. */
function asSeen(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) {
    const items = value.map((one) => asSeen(one as Json)).filter((one) => one !== undefined)
    return items.length === 0 ? undefined : items
  }
  if (!isObject(value)) return value
  const fields = Object.entries(value).flatMap(([name, one]) => {
    const seen = asSeen(one as Json)
    return seen === undefined ? [] : [[name, seen] as const]
  })
  return fields.length === 0 ? undefined : Object.fromEntries(fields)
}
