import type { Json } from '#openapi'

/** The properties of a record. */
export type Fields = Readonly<Record<string, Json>>

/** The properties of an object; undefined for anything else. */
export const fieldsIn = (value: Json | undefined): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined

/** The same time or number written otherwise is the same, as is what says no more than `null`; of an object what was sent has to be there. */
export function isSame(expected: Json, actual: Json | undefined): boolean {
  if (Object.is(expected, actual)) return true
  if (expected === null) return actual === undefined
  if (typeof expected === 'string' && typeof actual === 'string') return isSameText(expected, actual)
  if (typeof expected === 'number' || typeof expected === 'string') return isScalar(actual) && String(expected) === String(actual)
  if (Array.isArray(expected))
    return (
      Array.isArray(actual) && expected.length === actual.length && expected.every((one, index) => isSame(one, actual[index]))
    )
  const [fields, others] = [fieldsIn(expected), fieldsIn(actual)]
  return fields !== undefined && others !== undefined && Object.entries(fields).every(([name, one]) => isSame(one, others[name]))
}

const isScalar = (value: Json | undefined): value is string | number => typeof value === 'string' || typeof value === 'number'

function isSameText(one: string, other: string): boolean {
  if (one.trim() === other.trim()) return true
  const isTime = (text: string) => /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text))
  if (isTime(one) && isTime(other)) return Math.abs(Date.parse(one) - Date.parse(other)) < 1_000
  // The case of an address, and of an id in hexadecimal, counts for nothing; the root of a URL may be written with a slash.
  const isLoose = one.includes('@') || /^[0-9a-f-]{36}$/i.test(one) || /^[a-z]+:\/\//i.test(one)
  return isLoose && one.toLowerCase().replace(/\/$/, '') === other.toLowerCase().replace(/\/$/, '')
}
