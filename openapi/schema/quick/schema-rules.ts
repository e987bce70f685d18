import type { Json } from '../../model/model.ts'
import { about, all, atLeast, atMost, isList, isRecord, isText, type Rule, type Scene, type Verdict } from './rule.ts'

type Fields = Readonly<Record<string, unknown>>

const checkRequired = (value: Fields, { expected }: Scene): Verdict =>
  isList(expected) && expected.every(isText) ? expected.every((name) => value[name] !== undefined) : undefined

const checkProperties = (value: Fields, { expected, follow }: Scene): Verdict => {
  // Ajv passes over this one.
  if (!isRecord(expected) || Object.hasOwn(expected, '__proto__')) return undefined
  return all(Object.keys(expected), (name) => value[name] === undefined || follow(expected[name] as Json, value[name]))
}

const checkAdditional = (value: Fields, { schema, expected, follow }: Scene): Verdict => {
  const known = isRecord(schema.properties) ? schema.properties : {}
  const others = Object.keys(value).filter((name) => !Object.hasOwn(known, name))
  return all(others, (name) => follow(expected, value[name]))
}

/** A rule whose keyword has a list of schemas for the same value. */
const branches =
  (verdictOf: (verdicts: readonly Verdict[]) => Verdict): Rule =>
  ({ expected, value, follow }) =>
    Array.isArray(expected) ? verdictOf((expected as readonly Json[]).map((branch) => follow(branch, value))) : undefined

const one = (verdicts: readonly Verdict[]): Verdict => {
  const kept = verdicts.filter((verdict) => verdict === true).length
  if (kept > 1) return false
  return verdicts.includes(undefined) ? undefined : kept === 1
}

const any = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes(true) || (verdicts.includes(undefined) ? undefined : false)

const not = (verdict: Verdict): Verdict => (verdict === undefined ? undefined : !verdict)

/** Rules that hand a value, or what is in it, on to other schemas. */
export const schemaRules: readonly (readonly [keyword: string, rule: Rule])[] = [
  ['$ref', ({ expected, refer }) => refer(expected)],
  ['allOf', branches((verdicts) => all(verdicts, (verdict) => verdict))],
  ['anyOf', branches(any)],
  ['oneOf', branches(one)],
  ['not', ({ expected, value, follow }) => not(follow(expected, value))],
  ['maxItems', about(isList, (list, scene) => atMost(list.length, scene))],
  ['minItems', about(isList, (list, scene) => atLeast(list.length, scene))],
  ['items', about(isList, (list, { expected, follow }) => all(list, (item) => follow(expected, item)))],
  ['maxProperties', about(isRecord, (value, scene) => atMost(Object.keys(value).length, scene))],
  ['minProperties', about(isRecord, (value, scene) => atLeast(Object.keys(value).length, scene))],
  ['required', about(isRecord, checkRequired)],
  ['properties', about(isRecord, checkProperties)],
  ['additionalProperties', about(isRecord, checkAdditional)],
]
