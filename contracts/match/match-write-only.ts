import { annotationsOf, type Json, type Pointer, valueAt } from '#openapi'
import { createFinding, type Finding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** What a document marks as `writeOnly` does not come back. One finding for each such property, wherever in the body it is. */
export const matchWriteOnly: Matcher = (matched) => {
  const { document, reading, response } = matched
  const { schema } = reading ?? {}
  if (!reading || schema === undefined || response.json === undefined || response.jsonProblem !== undefined) return []
  const found = new Map<Pointer, Finding>()
  for (const { at, value, schema: place } of annotationsOf(document.model, schema, 'writeOnly', response.json)) {
    // Of two branches it may be the other one that is meant.
    const isSure = value === true && !/\/(oneOf|anyOf)\/\d/.test(place)
    if (!isSure || found.has(place) || isLeftOut(valueAt(response.json, at))) continue
    found.set(
      place,
      createFinding(matched, {
        rule: 'schema',
        message: `${at || 'the body'} must not be in a response: the document marks it as writeOnly`,
        pointer: at,
        expected: 'no value',
        // It is most likely a secret.
        actual: 'a value',
        source: place,
        saidBy: [reading.response.evidence],
      }),
    )
  }
  return [...found.values()]
}

/** Nothing, or stars in its place. */
const isLeftOut = (value: Json | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'string' && /^(\p{P}|\p{S}|x|\s)*$/iu.test(value))
