import { annotationsOf, type Json, saysAnywhere, valueAt } from '#openapi'
import { createFinding, type Finding } from './finding.ts'
import type { Matched, Matcher } from './matcher.ts'

const minute = 60_000

/** Values that are documented as new are: `now` near the answer's own clock, `unique` never seen before in this run. */
export const matchFresh: Matcher = (matched) => {
  const { document, reading, response, seen } = matched
  if (reading?.schema === undefined || response.json === undefined) return []
  if (!saysAnywhere(document.model.root, 'x-volatile')) return []
  return annotationsOf(document.model, reading.schema, 'x-volatile', response.json).flatMap(
    ({ at, value: kind, schema }): Finding[] => {
      const actual = valueAt(response.json, at)
      const stale = kind === 'now' ? !isNow(actual, matched) : kind === 'unique' && seen.has(actual)
      if (kind === 'unique') seen.add(actual)
      if (!stale || typeof actual !== 'string') return []
      const promised = kind === 'now' ? 'the time of the response' : 'a value not returned before'
      return [
        createFinding(matched, {
          rule: 'fresh',
          message: `${at}: expected ${promised}, actual ${JSON.stringify(actual)}`,
          pointer: at,
          expected: promised,
          actual,
          source: `${schema}/x-volatile`,
          saidBy: [reading.response.evidence],
        }),
      ]
    },
  )
}

/** Within a minute of the answer's `Date`; without one, within ten of our own clock, which the target need not share. */
function isNow(actual: Json | undefined, { response, exchange }: Matched): boolean {
  const time = typeof actual === 'string' ? Date.parse(actual) : Number.NaN
  // A broken form is the schema's to tell.
  if (Number.isNaN(time)) return true
  const date = Date.parse(response.headers.date ?? '')
  return Number.isNaN(date) ? Math.abs(time - exchange.startedAt) <= 10 * minute : Math.abs(time - date) <= minute
}
