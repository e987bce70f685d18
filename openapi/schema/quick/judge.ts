import type { Json, JsonObject, Pointer } from '../../model/model.ts'
import { findValue } from '../../model/place.ts'
import { isObject } from '../../model/plain.ts'
import { all, type Rule, type Verdict } from './rule.ts'
import { schemaRules } from './schema-rules.ts'
import { valueRules } from './value-rules.ts'

/**
 * Says whether a value keeps a schema, without compiling it: to compile one takes a thousand times as long as to judge a value. Where
 * it says yes or no, Ajv says the same; which rule is broken is Ajv's to say.
 *
 * @returns undefined where only Ajv can tell.
 */
export const judge = (root: JsonObject, schema: Pointer, value: unknown): Verdict =>
  judgeBy({ root, left: mostSteps }, findValue(root, schema), value, 0)

/** Lists the keywords of a schema whose rule a value breaks, or may break; undefined where only Ajv can tell. */
export function listBrokenRules(root: JsonObject, schema: JsonObject, value: unknown): readonly string[] | undefined {
  if (hasRareRule(schema)) return undefined
  const attempt = { root, left: mostSteps }
  return Object.keys(schema).filter((keyword) => judgeRule(attempt, schema, keyword, value, 0) !== true)
}

interface Attempt {
  readonly root: JsonObject
  /** How many more schemas may be looked at. */
  left: number
}

function judgeBy(attempt: Attempt, schema: Json | undefined, value: unknown, depth: number): Verdict {
  if (typeof schema === 'boolean') return schema
  attempt.left -= 1
  if (!isObject(schema) || attempt.left < 0 || depth > deepest || isUnusual(value) || hasRareRule(schema)) return undefined
  return all(Object.keys(schema), (keyword) => judgeRule(attempt, schema, keyword, value, depth))
}

function judgeRule(attempt: Attempt, schema: JsonObject, keyword: string, value: unknown, depth: number): Verdict {
  const rule = rules.get(keyword)
  if (!rule) return true
  const follow = (inner: Json | undefined, one: unknown): Verdict => judgeBy(attempt, inner, one, depth + 1)
  const refer = (reference: Json): Verdict =>
    typeof reference === 'string' ? follow(findValue(attempt.root, reference), value) : undefined
  return rule({ schema, expected: schema[keyword] ?? null, value, follow, refer })
}

/** What such a rule says may change what another one means. */
const hasRareRule = (schema: JsonObject): boolean =>
  Object.keys(schema).some((keyword) => leftToAjv.has(keyword) || (keyword.startsWith('$') && !known.has(keyword)))

const rules: ReadonlyMap<string, Rule> = new Map([...valueRules, ...schemaRules])

const known: ReadonlySet<string> = new Set(['$ref', '$defs', '$comment'])

/** A schema may lead to itself by a `$ref`, and a value nest as deep as its writer likes. */
const deepest = 200

/** Each of two branches may lead back to both. The largest public example measured takes 2,300. */
const mostSteps = 100_000

/** Nothing that JSON could say. */
const isUnusual = (value: unknown): boolean => value === undefined || (typeof value === 'number' && !Number.isFinite(value))

/** Rules that few schemas have. Any other keyword is none. */
const leftToAjv: ReadonlySet<string> = new Set([
  'exclusiveMaximum',
  'exclusiveMinimum',
  'multipleOf',
  'formatMaximum',
  'formatMinimum',
  'formatExclusiveMaximum',
  'formatExclusiveMinimum',
  'uniqueItems',
  'prefixItems',
  'additionalItems',
  'contains',
  'maxContains',
  'minContains',
  'patternProperties',
  'propertyNames',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedItems',
  'unevaluatedProperties',
  'if',
  'then',
  'else',
  'x-min-bytes',
  'x-max-bytes',
])
