import { escapeKey, type PatchStep } from './patch-step.ts'

/** A record of a collection. */
export type CollectionRecord = Readonly<Record<string, unknown>>

/** What stands where a secret is. */
export const hidden = '(hidden)'

/** What is known of one property of a record. */
export interface RecordField {
  readonly name: string
  readonly type: string
  readonly limits: readonly string[]
  readonly required: boolean
  readonly description: string
  /** `text` is kept as it is written, `choice` is one of `values`, `json` anything else. */
  readonly kind: 'text' | 'choice' | 'json'
  /** Each as JSON. */
  readonly values: readonly string[]
  readonly secret: boolean
}

/** The texts of a form, by property. An empty one is left out of the record, or stays what it is where it is a secret. */
export type RecordDraft = Readonly<Record<string, string>>

/** Lists the fields of a form: those of the document, then what the record has besides. */
export function fieldsFor(fields: readonly RecordField[], record: CollectionRecord): readonly RecordField[] {
  const known = new Set(fields.map(({ name }) => name))
  const others = Object.entries(record).filter(([name]) => !known.has(name))
  return [...fields, ...others.map(([name, value]) => fieldOf(name, value))]
}

const fieldOf = (name: string, value: unknown): RecordField => ({
  name,
  type: '',
  limits: [],
  required: false,
  description: '',
  kind: typeof value === 'string' ? 'text' : 'json',
  values: [],
  secret: value === hidden,
})

/** Writes a record into the fields of a form. */
export const draftOf = (fields: readonly RecordField[], record: CollectionRecord): RecordDraft =>
  Object.fromEntries(fields.map((field) => [field.name, write(field, record[field.name])]))

function write({ kind }: RecordField, value: unknown): string {
  if (value === undefined || value === hidden) return ''
  if (kind === 'text' && typeof value === 'string' && value !== '') return value
  return JSON.stringify(value, undefined, typeof value === 'object' ? 2 : undefined)
}

/** Reads a field of a form; undefined where the property is left out. What is not JSON is a text, and the document says whether it may be one. */
function read({ kind }: RecordField, text: string): unknown {
  if (text === '') return undefined
  if (kind === 'text' && text !== '""') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Makes a record of a form. */
export function recordOf(fields: readonly RecordField[], draft: RecordDraft): CollectionRecord {
  const entries = fields.map((field) => [field.name, read(field, draft[field.name] ?? '')] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** Makes the steps that turn a record into what stands in a form; none where nothing was changed. */
export function changesOf(fields: readonly RecordField[], record: CollectionRecord, draft: RecordDraft): readonly PatchStep[] {
  const begun = draftOf(fields, record)
  const changes = fields.flatMap((field): readonly PatchStep[] => {
    const { name } = field
    if (draft[name] === begun[name]) return []
    const value = read(field, draft[name] ?? '')
    const path = `/${escapeKey(name)}`
    return [value === undefined ? { op: 'remove', path } : { op: 'add', path, value }]
  })
  return changes.length === 0 ? [] : [...sameAs(record), ...changes]
}

/** Makes the steps that hold only where a record is still what is shown of it. */
export const sameAs = (record: CollectionRecord): readonly PatchStep[] =>
  Object.entries(record)
    .filter(([, value]) => !JSON.stringify(value).includes(hidden))
    .map(([name, value]) => ({ op: 'test', path: `/${escapeKey(name)}`, value }))
