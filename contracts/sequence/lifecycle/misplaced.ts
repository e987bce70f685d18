import type { Json } from '#openapi'
import { otherLocatedKey } from '../../exchange/location-key.ts'
import type { Headers } from '../../reach/total.ts'
import type { Differing } from '../differing.ts'
import type { Living } from './living.ts'

/** Where a creation says that the record is, is the record. */
export function misplaced(
  { facts: { document }, life }: Living,
  body: Json | undefined,
  headers: Headers = {},
): Differing | undefined {
  const other = otherLocatedKey(document, life.creator, body, headers.location)
  if (!other) return undefined
  const message = 'the `Location` of a created record is that of another'
  return { message, pointer: '', expected: other.said, actual: other.located, cause: message }
}
