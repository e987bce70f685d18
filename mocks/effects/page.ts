import { type Field, type Json, type JsonObject, schemaAt } from '#openapi'
import { firstPageOf, type Paging } from '#openapi/effects'
import { keyText } from '../store/unique-key.ts'
import type { Act, ListPart } from './decision.ts'
import type { Layout } from './layout.ts'

/** Takes the part of a list that a request asks for. */
export function pageOf(records: readonly JsonObject[], layout: Layout, paging: Paging = {}, act: Act): ListPart {
  const limit = Math.max(0, numberOf(act, paging.limit) ?? records.length)
  const end = indexOf(records, layout, act, paging.before)
  const offset = end === undefined ? offsetOf(records, layout, paging, act, limit) : Math.max(0, end - limit)
  const shown = records.slice(offset, Math.min(offset + limit, end ?? records.length))
  const last = shown.at(-1)
  const cursor = offset + shown.length < records.length && layout.key !== undefined ? last?.[layout.key] : undefined
  const start = layout.key === undefined ? undefined : shown[0]?.[layout.key]
  return {
    records: shown,
    total: records.length,
    limit,
    offset,
    ...(cursor === undefined ? {} : { cursor }),
    ...(start === undefined ? {} : { start }),
  }
}

/** Where the record is that a cursor names; undefined where it names none. */
function indexOf(records: readonly JsonObject[], { key }: Layout, act: Act, field: Field | undefined): number | undefined {
  const cursor = field === undefined ? undefined : act.inputs[field]
  const index =
    cursor === undefined || key === undefined ? -1 : records.findIndex((record) => keyText(record[key]) === keyText(cursor))
  return index < 0 ? undefined : index
}

function offsetOf(records: readonly JsonObject[], layout: Layout, paging: Paging, act: Act, limit: number): number {
  const seen = indexOf(records, layout, act, paging.cursor)
  if (seen !== undefined) return seen + 1
  const page = numberOf(act, paging.page)
  if (page !== undefined && paging.limit !== undefined)
    return Math.max(0, page - firstPageOf(act.document.model, act.operation, paging.page)) * limit
  return Math.max(0, numberOf(act, paging.offset) ?? 0)
}

function numberOf({ document, operation, inputs }: Act, field: Field | undefined): number | undefined {
  if (field === undefined) return undefined
  const schema = operation.parameters.find((one) => `${one.in}.${one.name}` === field)?.schema
  const given: Json | undefined = inputs[field] ?? (schema === undefined ? undefined : schemaAt(document.model, schema)?.default)
  const number = Number(given)
  return given === undefined || given === null || !Number.isFinite(number) ? undefined : Math.floor(number)
}
