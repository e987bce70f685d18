import { followReference, isObject, type Json, type JsonObject, objectOf, type Pointer } from '../../openapi/index.ts'
import { intersectionOf, listOf, literal, objectType, propertyName, unionOf } from './text.ts'

/** What types are written with. */
export interface SchemaTypes {
  readonly root: JsonObject
  /** The type of a schema with a name. */
  readonly nameOf: (name: string) => string
  /** Properties with this keyword need not be there: they do not travel this way. */
  readonly optional?: 'readOnly'
  /** The names whose types are being written without an object between them: a type must not be itself. */
  readonly open?: ReadonlySet<string>
}

/**
 * Writes the type of a schema in TypeScript: what its values look like. Rules a type cannot say (patterns, limits, `not`, `if`) are left
 * out.
 */
export function typeOf(types: SchemaTypes, schema: Json | undefined): string {
  if (schema === false) return 'never'
  if (!isObject(schema)) return 'unknown'
  const { $ref, allOf, anyOf, oneOf } = schema
  const branches = [anyOf, oneOf].filter((list) => Array.isArray(list)) as (readonly Json[])[]
  const parts = [
    ...(typeof $ref === 'string' ? [referredType(types, $ref)] : []),
    ownType(types, schema),
    ...(Array.isArray(allOf) ? allOf.map((part) => typeOf(types, part as Json)) : []),
    ...branches.map((list) => unionOf(list.map((branch) => typeOf(types, branch)))),
  ]
  // Of several parts each says which properties there are; that it is an object says nothing more.
  const whole = intersectionOf(parts.length > 1 ? parts.filter((part) => part !== anyObject) : parts)
  return schema.nullable === true && whole !== 'unknown' ? unionOf([whole, 'null']) : whole
}

/** The name of the schema a reference leads to, where it has one. */
export const schemaName = (reference: Pointer): string | undefined => {
  const name = /^#\/components\/schemas\/([^/]+)$/.exec(reference)?.[1]
  return name === undefined ? undefined : decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~')
}

function referredType(types: SchemaTypes, reference: string): string {
  const open = types.open ?? new Set()
  const name = schemaName(reference)
  if (name !== undefined && Object.hasOwn(schemasOf(types.root), name))
    return open.has(name) || leadsTo(types.root, name, open) ? 'unknown' : types.nameOf(name)
  if (open.has(reference)) return 'unknown'
  const target = valueAtPlace(types.root, followReference(types.root, reference))
  return typeOf({ ...types, open: new Set([...open, reference]) }, target)
}

/** The schemas with a name. */
export const schemasOf = (root: JsonObject): JsonObject => objectOf(objectOf(root.components).schemas)

/** Whether a named schema leads to an open one, with no object between them. */
function leadsTo(root: JsonObject, name: string, open: ReadonlySet<string>, seen = new Set<string>()): boolean {
  if (open.size === 0 || seen.has(name)) return false
  seen.add(name)
  return namesIn(schemasOf(root)[name]).some((next) => open.has(next) || leadsTo(root, next, open, seen))
}

/** The named schemas a schema is made of, with no object between them. */
function namesIn(schema: Json | undefined): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap((one) => namesIn(one as Json))
  if (!isObject(schema)) return []
  const own = typeof schema.$ref === 'string' ? schemaName(schema.$ref) : undefined
  const parts = ['allOf', 'anyOf', 'oneOf', 'items', 'prefixItems'].flatMap((keyword) => namesIn(schema[keyword]))
  return own === undefined ? parts : [own, ...parts]
}

/** The value at a pointer that leads through no reference. */
export function valueAtPlace(root: JsonObject, pointer: Pointer): Json | undefined {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'))
  return keys.reduce<Json | undefined>(
    (value, key) => (Array.isArray(value) ? (value[Number(key)] as Json | undefined) : objectOf(value)[key]),
    root,
  )
}

/** The type a schema states by itself: its constants, else its `type`, else what its rules are about. */
function ownType(types: SchemaTypes, schema: JsonObject): string {
  if (schema.const !== undefined) return valueType(schema.const)
  if (Array.isArray(schema.enum)) return unionOf(schema.enum.map((one) => valueType(one as Json)))
  const named = [schema.type ?? []].flat().filter((type) => typeof type === 'string')
  if (named.length > 0) return unionOf(named.map((type) => typeNamed(types, schema, type)))
  if (['properties', 'required', 'additionalProperties'].some((keyword) => schema[keyword] !== undefined))
    return recordType(types, schema)
  return schema.items === undefined && schema.prefixItems === undefined ? 'unknown' : arrayType(types, schema)
}

function typeNamed(types: SchemaTypes, schema: JsonObject, type: string): string {
  if (type === 'object') return recordType(types, schema)
  if (type === 'array') return arrayType(types, schema)
  return { string: 'string', number: 'number', integer: 'number', boolean: 'boolean', null: 'null' }[type] ?? 'unknown'
}

function arrayType(types: SchemaTypes, { items, prefixItems }: JsonObject): string {
  if (!Array.isArray(prefixItems)) return listOf(typeOf(types, items))
  const first = prefixItems.map((item) => `${typeOf(types, item as Json)}?`.replace(/^(.*\|.*)\?$/s, '($1)?'))
  return `[${[...first, ...(items === false ? [] : [`...${listOf(typeOf(types, items))}`])].join(', ')}]`
}

/** The members of an object are written when they are asked for: inside, a type may be itself. */
function recordType(types: SchemaTypes, schema: JsonObject): string {
  const inner = { ...types, open: new Set<string>() }
  const { additionalProperties: others } = schema
  const properties = objectOf(schema.properties)
  const required = new Set(Array.isArray(schema.required) ? schema.required : [])
  const names = [...new Set([...Object.keys(properties), ...[...required].filter((name) => typeof name === 'string')])]
  const entries = names.map((name) => {
    const property = properties[name]
    const isRequired = required.has(name) && !(types.optional && isMarked(types.root, property, types.optional))
    return `${propertyName(name)}${isRequired ? '' : '?'}: ${typeOf(inner, property)}`
  })
  if (entries.length === 0)
    return others === false
      ? 'Record<string, never>'
      : `{ [name: string]: ${isObject(others) ? typeOf(inner, others) : 'unknown'} }`
  return objectType([...entries, ...(others === undefined || others === false ? [] : ['[name: string]: unknown'])])
}

const anyObject = '{ [name: string]: unknown }'

const isMarked = (root: JsonObject, property: Json | undefined, keyword: string): boolean => {
  const { $ref, [keyword]: marked } = objectOf(property)
  if (marked === true || typeof $ref !== 'string') return marked === true
  return objectOf(valueAtPlace(root, followReference(root, $ref)))[keyword] === true
}

/** The type of nothing but this value. */
function valueType(value: Json): string {
  if (typeof value === 'string') return literal(value)
  if (Array.isArray(value)) return `[${value.map((item) => valueType(item as Json)).join(', ')}]`
  if (!isObject(value)) return JSON.stringify(value)
  return objectType(Object.entries(value).map(([name, child]) => `${propertyName(name)}: ${valueType(child)}`))
}
