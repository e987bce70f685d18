import type { Json } from '#openapi'
import type { Differing } from './differing.ts'

/** That a number is another than it has to be. */
export const differing = (message: string, expected: Json, actual: Json, cause = message): Differing => ({
  message: `${message}: expected ${JSON.stringify(expected)}, actual ${JSON.stringify(actual)}`,
  pointer: '',
  expected,
  actual,
  cause,
})

/** That a page of one has more. */
export function tooMany(count: number): Differing | undefined {
  const message = `a page of 1 record was requested, but ${count} were returned`
  return count > 1 ? { message, pointer: '', expected: 1, actual: count, cause: 'more than requested' } : undefined
}

/** That a page begins with another record than the one that follows. */
export function skipped(key: string, keys: readonly string[]): Differing {
  const message = 'the next page does not start where the first one ends'
  return { message, pointer: '', expected: key, actual: keys[0] ?? 'nothing', cause: message }
}

/** That a page has what the one before had. */
export function repeated(keys: readonly string[]): Differing {
  const message = 'the next page repeats the records of the first'
  return { message, pointer: '', expected: `records other than ${keys.join(', ')}`, actual: keys.join(', '), cause: message }
}

/** That a page says it is the last. */
export function ended(key: string): Differing {
  const message = 'a page says that none follows, but there are more records'
  return { message, pointer: '', expected: key, actual: 'nothing', cause: message }
}
