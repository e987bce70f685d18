import { type Document, type Json, type JsonObject, propertiesAt, schemaAt } from '#openapi'
import { leadsThrough } from '#openapi/effects'
import { valueFor } from '#openapi/values'
import { keyText } from '../store/unique-key.ts'
import type { Layout } from './layout.ts'

/** What a new key is made of. */
export interface KeySource {
  readonly document: Document
  readonly layout: Layout
  /** Keys of the newest records: a new one looks like them. */
  readonly recent: readonly Json[]
  readonly isTaken: (key: Json) => boolean
  readonly createId: () => string
  /** The record it is for, as far as it is known. */
  readonly record: JsonObject
}

/** Makes a key that no record has: it fits the schema, and looks like those there are. */
export function nextKey(source: KeySource): Json {
  const { document, layout, isTaken } = source
  const schema = keySchema(document, layout)
  const isFree = (key: Json) => keyText(key) !== undefined && !isTaken(key)
  const fits = (key: Json) => schema === undefined || document.validate(schema, key).length === 0
  const ways = [numberKey, uuidKey, namedKey, alikeKey, plainKey]
  for (const way of ways) {
    const key = way(source, schema)
    if (key !== undefined && isFree(key) && fits(key)) return key
  }
  const id = source.createId()
  for (let attempt = 0; attempt < 200 && schema !== undefined; attempt += 1) {
    // A seed that was used before would give a key that is taken. The example of a key is that of the record which is shown.
    const seed = `key ${id} ${attempt}`
    const made = valueFor(document, schema, { direction: 'response', seed, name: layout.key, examples: false })
    if ('value' in made && isFree(made.value)) return made.value
  }
  return id
}

/** The place of the schema of a collection's keys. */
export function keySchema({ model }: Document, { of, key }: Layout): string | undefined {
  const property = of.item === undefined || key === undefined ? undefined : propertiesAt(model.root, of.item).get(key)
  if (property !== undefined) return property
  const parameters = model.operations.filter(({ path }) => leadsThrough(of, path)).flatMap((operation) => operation.parameters)
  return parameters.find(({ in: place, name }) => place === 'path' && name === of.key?.parameter)?.schema
}

type Way = (source: KeySource, schema: string | undefined) => Json | undefined

const typesOf = ({ model }: Document, schema: string | undefined): readonly unknown[] =>
  schema === undefined ? [] : [schemaAt(model, schema)?.type].flat()

/** One more than the largest: of numbers, and of texts that are all numbers. */
const numberKey: Way = ({ document, recent, isTaken }, schema) => {
  const types = typesOf(document, schema)
  const isNumber = types.includes('integer') || types.includes('number')
  const numbers = recent.map((key) => (/^\d{1,15}$/.test(keyText(key) ?? '') ? Number(key) : Number.NaN)).filter(Number.isFinite)
  if (!isNumber && (numbers.length === 0 || numbers.length < recent.length)) return undefined
  const { minimum } = (schema === undefined ? undefined : schemaAt(document.model, schema)) ?? {}
  let next = Math.max(typeof minimum === 'number' ? minimum : 1, ...numbers.map((number) => number + 1))
  while (isTaken(next)) next += 1
  return isNumber ? next : String(next)
}

const uuidForm = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

const uuidKey: Way = ({ document, recent, createId }, schema) => {
  const { format } = (schema === undefined ? undefined : schemaAt(document.model, schema)) ?? {}
  const alike = recent.length > 0 && recent.every((key) => uuidForm.test(keyText(key) ?? ''))
  return format === 'uuid' || alike ? createId() : undefined
}

/** A name in an address: made of the title. */
const namedKey: Way = ({ layout, record, isTaken }) => {
  if (!/slug|handle|permalink/i.test(layout.key ?? '')) return undefined
  const title = ['title', 'name', 'displayName', 'label'].map((name) => record[name]).find((value) => typeof value === 'string')
  const slug =
    typeof title === 'string'
      ? title
          .toLowerCase()
          // An address has no accents: `crème` is `creme`.
          .normalize('NFD')
          .replaceAll(/\p{M}/gu, '')
          .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
          .replaceAll(/^-|-$/g, '')
      : ''
  if (slug === '' || !isTaken(slug)) return slug === '' ? undefined : slug
  let count = 2
  while (isTaken(`${slug}-${count}`)) count += 1
  return `${slug}-${count}`
}

/** `cus_9s6XKzkNRiz8i3` begins with `cus_`, and so does the next one. */
const alikeKey: Way = ({ recent, createId }) => {
  const texts = recent.filter((key) => typeof key === 'string')
  const [, prefix = '', rest = ''] = /^([A-Za-z]+[_-])([\dA-Za-z]+)$/.exec(texts[0] ?? '') ?? []
  if (prefix === '' || !texts.every((text) => text.startsWith(prefix))) return undefined
  return `${prefix}${createId().replaceAll('-', '').slice(0, Math.max(8, rest.length))}`
}

const plainKey: Way = ({ createId }) => createId()
