import type { Fields } from './exchange.ts'

export type Check = (value: unknown) => boolean

/** What a form says of a property. */
export interface Rule {
  readonly required?: true
  readonly is: Check
}
export type Form = Readonly<Record<string, Rule>>

export const anyText: Check = (value) => typeof value === 'string'
export const aNumber: Check = (value) => typeof value === 'number'
export const listOf =
  (is: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(is)
export const oneOf =
  (...known: readonly string[]): Check =>
  (value) =>
    known.includes(value as string)
export const isEmail: Check = (value) => typeof value === 'string' && /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/.test(value)
export const isUuid: Check = (value) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
export const isDate: Check = (value) => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

export const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Looks for what is wrong with a body by a form. `isChange`: nothing has to be there. */
export function faultIn(form: Form, body: unknown, isChange = false): string | undefined {
  if (!isObject(body)) return 'The body is not an object'
  const broken = Object.entries(form).find(([name, { required, is }]) =>
    body[name] === undefined ? required && !isChange : !is(body[name]),
  )
  return broken && `Look at "${broken[0]}"`
}

/** What a form knows of a body; the rest is passed over. */
export const knownOf = (form: Form, body: unknown): Fields =>
  Object.fromEntries(
    Object.entries(isObject(body) ? body : {}).filter(([name, value]) => Object.hasOwn(form, name) && value !== undefined),
  )

/** Looks for a number of a query that is none, or too low or high. */
export function numberFault(query: URLSearchParams, name: string, least: number, most = Infinity): string | undefined {
  const texts = query.getAll(name)
  const isWhole = (text: string) => /^[+-]?\d+$/.test(text) && Number(text) >= least && Number(text) <= most
  return texts.length === 0 || (texts.length === 1 && texts.every(isWhole)) ? undefined : `Look at "${name}"`
}
