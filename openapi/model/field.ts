import type { Json, RequestExample } from './model.ts'
import { escapeKey, keysOf, withValueAt } from './pointer.ts'

/** One value of a request, by where it travels: `body/userName`, `query.id`. */
export type Field = string

/** Lists the values of a request by field; objects and lists inside the body are gone through. */
export function fieldsOf(request: Pick<RequestExample, 'parameters' | 'body'>): ReadonlyMap<Field, Json> {
  const fields = new Map<Field, Json>(Object.entries(request.parameters))
  if (request.body !== undefined) collect(request.body, 'body', fields)
  return fields
}

function collect(value: Json, at: Field, fields: Map<Field, Json>): void {
  if (typeof value !== 'object' || value === null) {
    fields.set(at, value)
    return
  }
  for (const [key, item] of Object.entries(value)) collect(item, `${at}/${escapeKey(key)}`, fields)
}

/** Gives a copy of a request with another value in one field; `undefined` leaves the field out. */
export function withField(request: RequestExample, field: Field, value: Json | undefined): RequestExample {
  if (field.startsWith('body')) {
    const { body, ...rest } = request
    const changed = withValueAt(body, field.slice('body'.length), value)
    return changed === undefined ? rest : { ...rest, body: changed }
  }
  const { [field]: _, ...others } = request.parameters
  return { ...request, parameters: value === undefined ? others : { ...others, [field]: value } }
}

/** Gives the value of one field. */
export const fieldValue = (request: RequestExample, field: Field): Json | undefined => fieldsOf(request).get(field)

/** The last key of a field, to speak of it: `body/newPassword` → `newPassword`. */
export const fieldName = (field: Field): string =>
  field.startsWith('body') ? (keysOf(field.slice('body'.length)).at(-1) ?? 'body') : field.slice(field.indexOf('.') + 1)
