import { escapeKey, followReference, isObject, type Json, type JsonObject, valueAt } from '#openapi'
import { type Drift, type Edit, set } from './drift.ts'
import { loosenType, withMember } from './schema-edit.ts'

/** Lets a value be missing, null or empty. The case says which: `newPassword missing`. */
export const relaxRequired: Edit = (drift) => {
  const [, field = '', how] = /^(.*) (missing|null|empty)$/s.exec(drift.caseName) ?? []
  if (how === 'missing') return allowAbsence(drift, field)
  return how === undefined ? undefined : allowValue(drift, field, how === 'null' ? null : '')
}

const holderOf = (place: string): string => place.replace(/\/required$/, '')

/** Takes a name out of `required`, or the mark from a parameter. An earlier edit may have done so. */
function allowAbsence({ root, finding: { place } }: Drift, field: string): JsonObject | undefined {
  const holder = holderOf(place)
  const owner = valueAt(root, holder)
  if (!isObject(owner)) return undefined
  const { required, ...rest } = owner
  if (required === undefined) return root
  if (!Array.isArray(required)) return owner.in === 'path' ? undefined : set(root, holder, rest)
  const name = nameIn(required, field)
  const left = required.filter((one) => one !== name)
  return set(root, holder, left.length === 0 ? rest : { ...rest, required: left })
}

/** A field is told with those around it: `user.name`, of which names that end alike the longest is meant. */
function nameIn(names: readonly Json[], field: string): string | undefined {
  const own = names.filter((name) => typeof name === 'string').filter((name) => field === name || /[./]$/.test(cut(field, name)))
  return own.toSorted((one, other) => other.length - one.length)[0]
}

const cut = (field: string, name: string): string => (field.endsWith(name) ? field.slice(0, -name.length) : '')

/** Takes away what null, or a text without a character, breaks. */
function allowValue({ document, root, finding: { place } }: Drift, field: string, value: null | ''): JsonObject | undefined {
  const owner = valueAt(root, holderOf(place))
  const name = isObject(owner) && isObject(owner.properties) ? nameIn(Object.keys(owner.properties), field) : undefined
  const own = name === undefined ? '/schema' : `/properties/${encodeURIComponent(escapeKey(name))}`
  const at = followReference(root, `${holderOf(place)}${own}`)
  const schema = valueAt(root, at)
  if (!isObject(schema)) return undefined
  if (value === null) return set(root, at, loosenType({ document, schema, actual: null }))
  const loose = withoutLength(schema)
  return set(root, at, Array.isArray(schema.enum) ? { ...loose, enum: withMember(schema.enum, value) } : loose)
}

const withoutLength = (schema: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(schema).filter(([keyword]) => !['minLength', 'pattern', 'format'].includes(keyword)))
