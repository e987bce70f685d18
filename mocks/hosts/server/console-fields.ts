import {
  followReference,
  itemsAt,
  type Json,
  type JsonObject,
  type Model,
  type Operation,
  type Pointer,
  propertiesAt,
  requiredAt,
  schemaAt,
} from '#openapi'

/** What a table says of one input of an operation. */
export interface FieldRow {
  /** Of a body, the path: `address.city`, `tags[]`. */
  readonly name: string
  readonly in: string
  readonly type: string
  /** In words: `at least 1 character`. */
  readonly limits: readonly string[]
  readonly required: boolean
  readonly description: string
}

/** What a form asks for one property of a record. */
export interface RecordField extends Omit<FieldRow, 'in'> {
  /** `text` is kept as it is written, `choice` is one of `values`, `json` anything else. */
  readonly kind: 'text' | 'choice' | 'json'
  /** Each as JSON. */
  readonly values: readonly string[]
}

/** Lists the properties of a record, those too that only the server sets. */
export function listRecordFields(model: Model, schema: Pointer): readonly RecordField[] {
  const required = requiredAt(model.root, schema)
  return [...propertiesAt(model.root, schema)].map(([name, at]) => {
    const { in: _, ...row } = rowOf(model, at, { name, in: '', required: required.has(name) })
    const { type, enum: values } = schemaAt(model, resolved(model, at)) ?? {}
    if (Array.isArray(values)) return { ...row, kind: 'choice', values: values.map((one) => JSON.stringify(one)) }
    if (type === 'boolean') return { ...row, kind: 'choice', values: ['true', 'false'] }
    return { ...row, kind: type === 'string' ? 'text' : 'json', values: [] }
  })
}

/** The most a table shows: some bodies have thousands, and some contain themselves. */
const most = { depth: 3, rows: 150 }

/** Lists the inputs of an operation: parameters, then the fields of the body. What is `readOnly` is not sent, and not listed. */
export function listFields(model: Model, { parameters, requestBody }: Operation): readonly FieldRow[] {
  const rows = parameters.map(({ name, in: place, required, schema, pointer }) => {
    const described = rowOf(model, schema, { name, in: place, required })
    return { ...described, description: textOf(schemaAt(model, pointer)?.description) || described.description }
  })
  if (!requestBody) return rows
  const { schema, required } = requestBody
  const below = listBelow(model, schema, { name: '', depth: 0 })
  const body = below.length > 0 ? below : [rowOf(model, schema, { name: 'body', in: 'body', required })]
  return [...rows, ...body].slice(0, most.rows)
}

interface Level {
  readonly name: string
  readonly depth: number
}

function listBelow(model: Model, schema: Pointer, { name, depth }: Level): readonly FieldRow[] {
  if (depth === most.depth) return []
  const required = requiredAt(model.root, schema)
  return [...propertiesAt(model.root, schema)].flatMap(([key, at]) => {
    if (schemaAt(model, resolved(model, at))?.readOnly === true) return []
    const path = name === '' ? key : `${name}.${key}`
    const items = itemsAt(model.root, at)
    const row = rowOf(model, at, { name: path, in: 'body', required: required.has(key) })
    const level = items === undefined ? { name: path, depth: depth + 1 } : { name: `${path}[]`, depth: depth + 1 }
    return [row, ...listBelow(model, items ?? at, level)]
  })
}

function rowOf(model: Model, at: Pointer, row: Pick<FieldRow, 'name' | 'in' | 'required'>): FieldRow {
  const schema = schemaAt(model, resolved(model, at)) ?? {}
  return { ...row, type: typeOf(model, at), limits: limitsOf(schema), description: textOf(schema.description) }
}

function typeOf(model: Model, at: Pointer): string {
  const { type, format, allOf, oneOf, anyOf } = schemaAt(model, resolved(model, at)) ?? {}
  const items = itemsAt(model.root, at)
  if (items !== undefined) return `array of ${typeOf(model, items)}`
  const format_ = typeof format === 'string' ? ` (${format})` : ''
  if (type !== undefined) return `${Array.isArray(type) ? type.join(' or ') : textOf(type)}${format_}`
  if (propertiesAt(model.root, at).size > 0 || allOf !== undefined) return 'object'
  return oneOf === undefined && anyOf === undefined ? 'any' : 'one of several'
}

/** By keyword, what it asks for; the value is given as JSON, a text as it is. */
const words: Readonly<Record<string, (value: string) => string>> = {
  enum: (value) => `one of ${value.slice(1, -1).replaceAll('","', '", "')}`,
  const: (value) => `always ${value}`,
  minLength: (value) => `at least ${counted(value, 'character')}`,
  maxLength: (value) => `at most ${counted(value, 'character')}`,
  pattern: (value) => `matches ${value}`,
  minimum: (value) => `≥ ${value}`,
  exclusiveMinimum: (value) => `> ${value}`,
  maximum: (value) => `≤ ${value}`,
  exclusiveMaximum: (value) => `< ${value}`,
  multipleOf: (value) => `a multiple of ${value}`,
  minItems: (value) => `at least ${counted(value, 'item')}`,
  maxItems: (value) => `at most ${counted(value, 'item')}`,
  uniqueItems: (value) => (value === 'true' ? 'each once' : ''),
  default: (value) => `default ${value}`,
  writeOnly: (value) => (value === 'true' ? 'never shown' : ''),
  deprecated: (value) => (value === 'true' ? 'deprecated' : ''),
}

const counted = (value: string, noun: string): string => `${value} ${noun}${value === '1' ? '' : 's'}`

const limitsOf = (schema: JsonObject): readonly string[] =>
  Object.entries(words)
    .flatMap(([keyword, say]) => (schema[keyword] === undefined ? [] : say(shown(schema[keyword]))))
    .filter((text) => text !== '')

const shown = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

const resolved = ({ root }: Model, at: Pointer): Pointer => followReference(root, at)

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
