import type { Document, Violation } from '../../model/document.ts'
import type { JsonObject, Pointer } from '../../model/model.ts'
import { childPointer, findValue, followReference } from '../../model/place.ts'
import type { Check, Checks, Judged, Scene } from './scene.ts'
import { arrayChecks, objectChecks, schemaChecks } from './schema-checks.ts'
import { constantChecks, numberChecks, stringChecks } from './value-checks.ts'

/**
 * Gives the function that judges values by the schemas of a document, without Ajv: for a page, where no code may be made at run
 * time (Content-Security-Policy) and kilobytes count. It finds the same violations as Ajv, in the same order and words.
 *
 * @throws {Error} When used with a place that holds no schema, or with a keyword it does not know.
 */
export function createValidator(root: JsonObject): Pick<Document, 'validate' | 'brokenSchema'> {
  const validate: Document['validate'] = (schema, value) => {
    const found: Violation[] = []
    judge(root, schema, { whole: schema, value, at: '', evaluated: new Set(), found })
    return found
  }
  return { validate, brokenSchema: () => undefined }
}

/** Judges a value by the schema at a place, and says whether it keeps every rule. */
function judge(root: JsonObject, place: Pointer, judged: Judged): boolean {
  const before = judged.found.length
  const schema = findValue(root, place)
  if (typeof schema === 'boolean') return schema || judged.found.push(forbidden(root, judged)) === 0
  if (typeof schema !== 'object' || schema === null) throw new Error(`There is no schema at ${place}.`)
  const fields = schema as JsonObject
  for (const keyword of Object.keys(fields))
    if (!known.has(keyword)) throw new Error(`The rule ${place}/${keyword} is not known here.`)
  for (const [keyword, check] of checksFor(fields, judged.value)) check(setScene(root, place, fields, keyword, judged))
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

function setScene(root: JsonObject, place: Pointer, schema: JsonObject, keyword: string, judged: Judged): Scene {
  const { value, at, found } = judged
  const expected = schema[keyword] ?? null
  const rule = childPointer(place, keyword)
  return {
    ...judged,
    keyword,
    schema,
    expected,
    fail: (message, property) =>
      void found.push({ at, keyword, rule, message, ...(property === undefined ? {} : { property }), expected, actual: value }),
    follow: (keys, next) => judge(root, keys.reduce<Pointer>(childPointer, place), { ...judged, ...next }),
    refer: (reference) =>
      judge(
        root,
        followReference(root, reference, () => false),
        judged,
      ),
  }
}

const checkReference: Check = ({ expected, refer }) => void refer(expected as string)

const checkType: Check = ({ value, expected, fail }) => {
  if (!typesIn(expected).some((type) => hasType(value, type))) fail(`must be ${typesIn(expected).join(',')}`)
}

/** The rules by the type of value they are about; the others are about any. */
const groups: readonly { readonly type?: string; readonly checks: Checks }[] = [
  { checks: [['$ref', checkReference], ...constantChecks, ...schemaChecks] },
  { type: 'number', checks: numberChecks },
  { type: 'string', checks: stringChecks },
  { type: 'array', checks: arrayChecks },
  { type: 'object', checks: objectChecks },
]

/** Keywords that say something about a value and are no rule, and those another one looks after. */
const silent = [
  'type',
  'then',
  'else',
  'title',
  'description',
  'default',
  'example',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
]
const own = ['x-identity', 'x-volatile', 'x-evidence', 'x-profiles']
const known = new Set([...silent, ...own, ...groups.flatMap(({ checks }) => checks.map(([keyword]) => keyword))])

/** The checks a schema has for a value. A wrong type is found where the rules about that type would be, else first. */
function checksFor(schema: JsonObject, value: unknown): Checks {
  const stated = (checks: Checks) => checks.filter(([keyword]) => Object.hasOwn(schema, keyword))
  const types = typesIn(schema.type)
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
