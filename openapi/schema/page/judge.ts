import type { Violation } from '../../model/document.ts'
import type { Json, JsonObject, Pointer } from '../../model/model.ts'
import { childPointer, findValue, followReference } from '../../model/place.ts'
import type { Check, Checks, Judged } from './scene.ts'

/** The rules a validator knows. */
export interface Vocabulary {
  /** The rules by the type of value they are about; those without a type are about any. */
  readonly groups: readonly { readonly type?: string; readonly checks: Checks }[]
  /** Told of each keyword before its schema is used. */
  readonly meet: (keyword: string, place: Pointer) => void
  /** Whether a value may be null whatever its type. */
  readonly allowsNull?: (schema: JsonObject) => boolean
}

/**
 * Gives the function that judges values by the schemas of a document, without making code.
 *
 * @throws {Error} When used with a place that holds no schema.
 */
export function createJudge(root: JsonObject, vocabulary: Vocabulary): (schema: Pointer, value: unknown) => readonly Violation[] {
  const context = { root, vocabulary }
  return (schema, value) => {
    const found: Violation[] = []
    judge(context, schema, { whole: schema, value, at: '', evaluated: new Set(), found })
    return found
  }
}

interface Context {
  readonly root: JsonObject
  readonly vocabulary: Vocabulary
}

/** Judges a value by the schema at a place, and says whether it keeps every rule. */
function judge(context: Context, place: Pointer, judged: Judged): boolean {
  const { root, vocabulary } = context
  const before = judged.found.length
  const schema = findValue(root, place)
  if (typeof schema === 'boolean') return schema || judged.found.push(forbidden(root, judged)) === 0
  if (typeof schema !== 'object' || schema === null) throw new Error(`There is no schema at ${place}.`)
  const fields = schema as JsonObject
  for (const keyword of Object.keys(fields)) vocabulary.meet(keyword, place)
  for (const [keyword, check] of checksFor(vocabulary, fields, judged.value))
    runCheck(context, check, { place, schema: fields, keyword, judged })
  return judged.found.length === before
}

/** No value keeps the schema `false`. Ajv does not say where it stands, so the whole schema stands for it. */
const forbidden = (root: JsonObject, { whole, at, value }: Judged): Violation => ({
  at,
  keyword: 'false schema',
  rule: followReference(root, whole),
  message: 'boolean schema is false',
  expected: false,
  actual: value,
})

/** Where a `$ref` leads first. */
const targetOf = (root: JsonObject, reference: string): Pointer => followReference(root, reference, () => false)

interface Turn {
  readonly place: Pointer
  readonly schema: JsonObject
  readonly keyword: string
  readonly judged: Judged
}

function runCheck(context: Context, check: Check, { place, schema, keyword, judged }: Turn): void {
  const { root } = context
  const { value, at, found } = judged
  const expected: Json = schema[keyword] ?? null
  const rule = childPointer(place, keyword)
  check({
    ...judged,
    keyword,
    schema,
    expected,
    fail: (message, property) =>
      void found.push({ at, keyword, rule, message, ...(property === undefined ? {} : { property }), expected, actual: value }),
    follow: (keys, next) => judge(context, keys.reduce<Pointer>(childPointer, place), { ...judged, ...next }),
    refer: (reference) => judge(context, targetOf(root, reference), judged),
    exists: (reference) => findValue(root, targetOf(root, reference)) !== undefined,
  })
}

const checkType: Check = ({ value, expected, fail }) => {
  if (!typesIn(expected).some((type) => hasType(value, type))) fail(`must be ${typesIn(expected).join(',')}`)
}

/** The checks a schema has for a value. A wrong type is found where the rules about that type would be, else first. */
function checksFor({ groups, allowsNull }: Vocabulary, schema: JsonObject, value: unknown): Checks {
  const stated = (checks: Checks) => checks.filter(([keyword]) => Object.hasOwn(schema, keyword))
  const types = value === null && allowsNull?.(schema) ? [] : typesIn(schema.type)
  const late = types.length === 1 && groups.some(({ type, checks }) => type === types[0] && stated(checks).length > 0)
  const typeCheck: Checks = types.length > 0 ? [['type', checkType]] : []
  const rules = groups.flatMap(({ type, checks }) => {
    const own = stated(checks)
    if (type === undefined || hasType(value, type)) return own
    return late && type === types[0] ? typeCheck : []
  })
  return late ? rules : [...typeCheck, ...rules]
}

const typesIn = (type: unknown): readonly string[] => [type ?? []].flat().filter((one): one is string => typeof one === 'string')

function hasType(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'number') return Number.isFinite(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'null') return value === null
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === type
}
