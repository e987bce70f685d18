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
  judgeBy(root, findValue(root, schema), value, 0)

function judgeBy(root: JsonObject, schema: Json | undefined, value: unknown, depth: number): Verdict {
  if (typeof schema === 'boolean') return schema
  if (!isObject(schema) || depth > deepest || isUnusual(value)) return undefined
  const follow = (inner: Json | undefined, one: unknown): Verdict => judgeBy(root, inner, one, depth + 1)
  const refer = (reference: Json): Verdict =>
    typeof reference === 'string' ? follow(findValue(root, reference), value) : undefined
  const keywords = Object.keys(schema)
  // What such a rule says may change what another one means.
  if (keywords.some((keyword) => leftToAjv.has(keyword) || (keyword.startsWith('$') && !known.has(keyword)))) return undefined
  return all(keywords, (keyword) => {
    const rule = rules.get(keyword)
    return rule ? rule({ schema, expected: schema[keyword] ?? null, value, follow, refer }) : true
  })
}

const rules: ReadonlyMap<string, Rule> = new Map([...valueRules, ...schemaRules])

const known: ReadonlySet<string> = new Set(['$ref', '$defs', '$comment'])

/** A schema may lead to itself by a `$ref`, and a value nest as deep as its writer likes. */
const deepest = 200

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
