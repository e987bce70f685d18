import { isSecretName, type Json, type JsonObject, responseFor } from '#openapi'
import { plainName } from '#openapi/effects'
import { keyText } from '../store/unique-key.ts'
import type { Act, Decision } from './decision.ts'
import type { Shelf } from './shelf.ts'

/** Whether the document has a failure for what is there already. What nobody can be told is not refused. */
export const documentsConflict = ({ operation }: Act): boolean => responseFor(operation, 409)?.status === 409

export const duplicate = (name: string, field: string, value: Json): Decision => ({
  kind: 'refused',
  fault: 'duplicate',
  detail: `There is a record of "${name}" already whose ${field} is ${JSON.stringify(value)}.`,
})

/**
 * Refuses what another record has already, where the document has a 409 for it: the properties that its 409 names, else those no two
 * people share.
 *
 * @param own The record that is changed.
 */
export function refuseDuplicate(act: Act, { layout, all }: Shelf, sent: JsonObject, own?: JsonObject): Decision | undefined {
  if (!documentsConflict(act)) return undefined
  const unique = uniqueProperties(act, Object.keys(sent))
  for (const record of unique.length === 0 ? [] : all()) {
    if (record === own) continue
    const field = unique.find((name) => keyText(sent[name]) !== undefined && keyText(sent[name]) === keyText(record[name]))
    if (field !== undefined) return duplicate(layout.of.name, field, sent[field] ?? null)
  }
  return undefined
}

const personal = /^(e?mail(address)?|username|login|slug|handle|sku|isbn|barcode)$/

function uniqueProperties({ operation }: Act, names: readonly string[]): readonly string[] {
  const conflict = responseFor(operation, 409)
  const said = [conflict?.description ?? '', JSON.stringify((conflict?.contents ?? []).map(({ example }) => example ?? ''))]
  const words = new Set([...said, JSON.stringify(conflict?.examples.map(({ value }) => value ?? ''))].flatMap(wordsOf))
  const named = names.filter((name) => words.has(plainName(name)) && !isSecretName(name))
  return named.length > 0 ? named : names.filter((name) => personal.test(plainName(name)))
}

const wordsOf = (text: string): readonly string[] => text.split(/[^\w-]+/).map(plainName)
