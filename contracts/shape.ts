import { isObject } from '#openapi'

/** Says whether a value that was read from a file has the form it should have. */
export type Shape = (value: unknown) => boolean

export const text: Shape = (value) => typeof value === 'string'
export const flag: Shape = (value) => typeof value === 'boolean'
export const count: Shape = (value) => typeof value === 'number' && value >= 0
export const whole: Shape = (value) => Number.isSafeInteger(value) && Number(value) > 0
export const list: Shape = (value) => Array.isArray(value)

/** A list of values of one form. */
export const listOf =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape)

/** A table of texts by their names. */
export const texts: Shape = (value) => isObject(value) && Object.values(value).every(text)

/** A property that may be absent. */
export const maybe =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined || shape(value)

/** An object with at least these properties. */
export const fields =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    isObject(value) && Object.entries(shapes).every(([name, shape]) => shape(value[name]))

/** One of these texts. */
export const oneOf =
  (...known: readonly string[]): Shape =>
  (value) =>
    typeof value === 'string' && known.includes(value)
