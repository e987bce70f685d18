import { type Document, isObject, type Json, type JsonObject } from '#openapi'
import type { Collection } from '#openapi/effects'
import type { JsonRecord } from '../store/json-record.ts'
import { keyText } from '../store/unique-key.ts'
import type { Act } from './decision.ts'
import type { Layout, Layouts } from './layout.ts'
import { describeMissing } from './owner.ts'

/** Statuses that say that what a request refers to is not there, the best first. */
export const referenceStatuses = [422, 400, 404, 409] as const

/** Whether the document has a failure for a reference to nothing. */
export const canRefuseReference = ({ operation }: Pick<Act, 'operation'>): boolean =>
  operation.responses.some(({ status }) => status === '4XX' || referenceStatuses.some((one) => one === status))

/**
 * Finds a record that what was sent refers to and that is not there: an order for a customer nobody knows.
 *
 * @returns What is missing, in words; undefined too where the document has no failure for it.
 */
export function missingReference(act: Act, of: Collection, sent: JsonObject): string | undefined {
  if (of.references.size === 0 || !canRefuseReference(act)) return undefined
  for (const [property, other] of of.references) {
    const key = referredKey(sent[property], other)
    const shelf = key === undefined ? undefined : act.shelf(other)
    if (shelf && !shelf.find(key)) return `"${property}": ${describeMissing(other, key)}`
  }
  return undefined
}

/** The key a property refers by: its value, or that of the record it holds. */
export function referredKey(value: Json | undefined, { key }: Collection): Json | undefined {
  const own = isObject(value) && key?.property !== undefined ? value[key.property] : value
  return keyText(own) === undefined ? undefined : own
}

/** Lets records that were made up refer to such as there are. */
export function referring(
  document: Document,
  layouts: Layouts,
  { of }: Layout,
  record: JsonRecord,
  recordsOf: (layout: Layout) => readonly JsonRecord[],
): JsonRecord {
  let current = record
  for (const [property, other] of of.references) {
    const field = other.key?.property
    const records = field === undefined ? [] : recordsOf(layouts.of(other))
    const [first] = records
    const before = current[property]
    const key = referredKey(before, other)
    if (field === undefined || !first || key === undefined || records.some((one) => keyText(one[field]) === keyText(key)))
      continue
    const value = isObject(before) ? { ...before, [field]: first[field] ?? null } : (first[field] ?? null)
    const next = { ...current, [property]: value } as JsonRecord
    if (of.item === undefined || document.validate(of.item, next, 'response').length === 0) current = next
  }
  return current
}
