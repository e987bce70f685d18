import type { Json, JsonObject } from './model.ts'

/** Whether a value is an object of JSON (no list, not null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Gives the value itself where it is an object, else an empty one. */
export const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})

/** Gives the value itself where it is a list, else an empty one. */
export const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : [])

/** Finds what a table has under a name that a document gives: a word such as `constructor` is in no table. */
export const lookUp = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined

type Optional<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** Leaves out the properties that are undefined: an absent property of the model is not there at all. */
export function present<T extends object>(properties: T): Optional<T> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as Optional<T>
}
