import { type Document, isSecretName, type Json, type Operation, propertiesAt, schemaAt, valueAt } from '#openapi'
import { type Collection, sentAt } from '#openapi/effects'
import { type Fields, fieldsIn, isSame } from '../../exchange/same-value.ts'
import type { Differing } from '../differing.ts'

/**
 * The properties of what was sent that a record has to have afterwards: those its schema knows, of which the server does not decide,
 * with a value that a response may have.
 *
 * @param sent Body of the request.
 */
export function keptFields(
  { model, validate }: Document,
  operation: Operation,
  collection: Collection,
  sent: Json | undefined,
): Fields {
  const at = sentAt(model, operation, collection)
  const record = at === undefined ? undefined : fieldsIn(valueAt(sent, at))
  if (!record || collection.item === undefined) return {}
  const properties = propertiesAt(model.root, collection.item)
  return Object.fromEntries(
    Object.entries(record).filter(([name, value]) => {
      const place = properties.get(name)
      const schema = place === undefined ? undefined : schemaAt(model, place)
      // What no response may have cannot be kept: a request may say more than the record, or say it otherwise.
      const faults = place === undefined ? [] : validate(place, value, 'response')
      if (place === undefined || faults.some(({ keyword }) => !isOfMore(value, keyword))) return false
      return schema !== undefined && !schema.readOnly && !schema.writeOnly && schema.format !== 'password' && !isSecretName(name)
    }),
  )
}

/** Whether a rule only asks for more of what was sent: a record shows an object with the id that the server gave it. */
const isOfMore = (value: Json, keyword: string): boolean => typeof value === 'object' && asksForMore.has(keyword)

const asksForMore: ReadonlySet<string> = new Set(['required', 'anyOf', 'oneOf', 'if'])

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
