import { isObject, type Json } from '#openapi'
import { plainName } from '#openapi/effects'

const more = /^(hasmore|hasnext|hasnextpage|more|istruncated)$/
const next = /^(nextcursor|nextpagetoken|nexttoken|nextmarker|continuationtoken)$/

/** Whether a page of a list says itself that none follows: `has_more` is false, or it has no cursor for the next. */
export function isLastPage(body: Json | undefined): boolean {
  const told = fieldsAround(body)
  const valuesOf = (names: RegExp) => told.flatMap(([name, value]) => (names.test(plainName(name)) ? [value] : []))
  const follows = valuesOf(more)
  if (follows.length > 0) return follows.every((one) => one === false)
  const cursors = valuesOf(next)
  return cursors.length > 0 && cursors.every((one) => one === null || one === '')
}

/** The cursor of the page that follows, as a page of a list says it. */
export const nextCursor = (body: Json | undefined): string | number | undefined =>
  fieldsAround(body).flatMap(([name, value]) =>
    next.test(plainName(name)) && (typeof value === 'number' || (typeof value === 'string' && value !== '')) ? [value] : [],
  )[0]

/** What an envelope says beside its entries, itself or in an object of its own: `page`, `meta`. */
export function fieldsAround(body: Json | undefined, depth = 0): readonly (readonly [string, Json])[] {
  if (!isObject(body)) return []
  const own = Object.entries(body)
  return depth > 0 ? own : [...own, ...own.flatMap(([, one]) => fieldsAround(one, depth + 1))]
}
