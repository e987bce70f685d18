import { isEqual, isSecretName, type Json, type JsonObject, responseFor } from '#openapi'
import { plainName } from '#openapi/effects'
import { requestOf } from '#openapi/values'
import type { JsonRecord } from '../store/json-record.ts'
import { keyText } from '../store/unique-key.ts'
import type { Act, Decision } from './decision.ts'
import { seedRecords } from './seed.ts'
import type { Shelf } from './shelf.ts'

/** Whether the document has a failure for what is there already. What nobody can be told is not refused. */
export const documentsConflict = ({ operation }: Act): boolean => responseFor(operation, 409)?.status === 409

export const duplicate = (name: string, field: string, value: Json): Decision => ({
  kind: 'refused',
  fault: 'duplicate',
  detail: `"${name}" already has a record whose ${field} is ${JSON.stringify(value)}.`,
})

/**
 * Refuses what another record has already, where the document has a 409 for it: the properties that its 409 names, else those no two
 * people share. The document's own example conflicts with nothing the mock began with.
 *
 * @param own The record that is changed.
 */
export function refuseDuplicate(act: Act, { layout, all }: Shelf, sent: JsonObject, own?: JsonObject): Decision | undefined {
  if (!documentsConflict(act)) return undefined
  const unique = uniqueProperties(act, Object.keys(sent))
  for (const record of unique.length === 0 ? [] : all()) {
    if (record === own) continue
    const fields = unique.find((names) => names.every((name) => isAlike(sent[name], record[name])))
    const [field] = fields ?? []
    if (field !== undefined && !isExampleBesideSeed(act, layout.name, record))
      return duplicate(layout.of.name, field, sent[field] ?? null)
  }
  return undefined
}

const isAlike = (one: Json | undefined, other: Json | undefined): boolean =>
  keyText(one) !== undefined && keyText(one) === keyText(other)

/** What the document shows is a good request, although the mock begins with a record that was made of the same example. */
function isExampleBesideSeed({ document, operation, body, seed }: Act, name: string, record: JsonRecord): boolean {
  const shown = requestOf(document, operation)
  if (!('request' in shown) || shown.request.body === undefined || !isEqual(shown.request.body, body)) return false
  return (seedRecords(document, seed)[name] ?? []).some((one) => isEqual(one, { ...record }))
}

const personal = /^(e?mail(address)?|username|login|slug|handle|sku|isbn|barcode)$/

/** The properties of which no two records have the same, each alone or several together. */
function uniqueProperties({ operation }: Act, names: readonly string[]): readonly (readonly string[])[] {
  const conflict = responseFor(operation, 409)
  const said = [conflict?.description ?? '', JSON.stringify((conflict?.contents ?? []).map(({ example }) => example ?? ''))]
  const words = new Set([...said, JSON.stringify(conflict?.examples.map(({ value }) => value ?? ''))].flatMap(wordsOf))
  const named = names.filter((name) => words.has(plainName(name)) && !isSecretName(name))
  if (named.length > 1 && meansAll(conflict?.description ?? '')) return [named]
  return (named.length > 0 ? named : names.filter((name) => personal.test(plainName(name)))).map((name) => [name])
}

/** "This combination of `folder` and `template` already exists" is about both at once; "a username or an email" is not. */
const meansAll = (text: string): boolean =>
  /\b(combination|together|pair)\b/i.test(text) || (/\band\b/i.test(text) && !/\b(or|each|unique)\b|\w\/\w/i.test(text))

const wordsOf = (text: string): readonly string[] => text.split(/[^\w-]+/).map(plainName)
