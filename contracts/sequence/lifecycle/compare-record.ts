import { type Document, isSecretName, type Json, type Operation, propertiesAt, schemaAt, valueAt } from '#openapi'
import { type Collection, sentAt } from '#openapi/effects'
import type { Differing } from '../differing.ts'

/** The properties of a record. */
export type Fields = Readonly<Record<string, Json>>

/**
 * The properties of what was sent that a record has to have afterwards: those its schema knows, of which the server does not decide.
 *
 * @param sent Body of the request.
 */
export function keptFields({ model }: Document, operation: Operation, collection: Collection, sent: Json | undefined): Fields {
  const at = sentAt(model, operation, collection)
  const record = at === undefined ? undefined : fieldsIn(valueAt(sent, at))
  if (!record || collection.item === undefined) return {}
  const properties = propertiesAt(model.root, collection.item)
  return Object.fromEntries(
    Object.entries(record).filter(([name]) => {
      const place = properties.get(name)
      const schema = place === undefined ? undefined : schemaAt(model, place)
      return schema !== undefined && !schema.readOnly && !schema.writeOnly && schema.format !== 'password' && !isSecretName(name)
    }),
  )
}

/**
 * Says where a record differs from what it has to be.
 *
 * @param told Properties that were told before; what is found is added.
 * @param lists Whether a property may be missing: a list often shows less.
 */
export function differenceFrom(
  kept: Fields,
  record: Json | undefined,
  { words, told, lists = false }: { readonly words: string; readonly told: Set<string>; readonly lists?: boolean },
): Differing | undefined {
  const fields = fieldsIn(record)
  if (!fields) return undefined
  const wrong = Object.keys(kept).filter(
    (name) => !told.has(name) && !(lists && fields[name] === undefined) && !isSame(kept[name] ?? null, fields[name]),
  )
  if (wrong.length === 0) return undefined
  for (const name of wrong) told.add(name)
  const pick = (of: Fields) => Object.fromEntries(wrong.map((name) => [name, of[name] ?? null]))
  const shown = wrong.map((name) => `\`${name}\` expected ${JSON.stringify(kept[name])}, actual ${textIn(fields[name])}`)
  const cause = `${words}: ${wrong.join(', ')}`
  return { message: `${words}: ${shown.join(', ')}`, pointer: '', expected: pick(kept), actual: pick(fields), cause }
}

const textIn = (value: Json | undefined): string => (value === undefined ? 'nothing' : JSON.stringify(value))

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
