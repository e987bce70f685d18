import type { Json, JsonObject } from '../../model/model.ts'

/** What a value does to a rule: keeps it, breaks it, or `undefined` where only Ajv can tell. */
export type Verdict = boolean | undefined

/** What a rule works with. */
export interface Scene {
  readonly schema: JsonObject
  /** The keyword's own value. */
  readonly expected: Json
  readonly value: unknown
  /** Judges by a schema below this one. */
  readonly follow: (schema: Json | undefined, value: unknown) => Verdict
  /** Judges the same value by the schema a `$ref` leads to. */
  readonly refer: (reference: Json) => Verdict
}

/** Tells whether a value keeps the rule of one keyword. */
export type Rule = (scene: Scene) => Verdict

/** Broken where one is, else unknown where one is, else kept. */
export function all<T>(items: Iterable<T>, judge: (item: T) => Verdict): Verdict {
  let verdict: Verdict = true
  for (const item of items) {
    const one = judge(item)
    if (one === false) return false
    if (one === undefined) verdict = undefined
  }
  return verdict
}

/** A rule about values of one type; those of any other keep it. */
export const about =
  <T>(isOf: (value: unknown) => value is T, rule: (value: T, scene: Scene) => Verdict): Rule =>
  (scene) =>
    isOf(scene.value) ? rule(scene.value, scene) : true

export const isText = (value: unknown): value is string => typeof value === 'string'
export const isNumber = (value: unknown): value is number => typeof value === 'number'
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A size that is no more than the keyword says. */
export const atMost = (size: number, { expected }: Scene): Verdict => (isNumber(expected) ? size <= expected : undefined)

/** A size that is no less than the keyword says. */
export const atLeast = (size: number, { expected }: Scene): Verdict => (isNumber(expected) ? size >= expected : undefined)
