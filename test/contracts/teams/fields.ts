import type { Answer, Fields } from '../public/exchange.ts'

export const isText = (one: unknown): one is string => typeof one === 'string' && one !== ''
export const isCount = (one: unknown): boolean => Number.isInteger(one) && Number(one) > 0
export const isAny = (one: unknown): boolean => typeof one === 'string'
export const isOneOf = (one: string, ...known: readonly string[]): boolean => known.includes(one)

/** What is known of a body; undefined where it breaks a rule. */
export function record(
  body: unknown,
  rules: Readonly<Record<string, (one: unknown) => boolean>>,
  required: readonly string[],
): Fields | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined
  const fields = Object.fromEntries(Object.entries(body).filter(([name]) => name in rules))
  const isSound = required.every((name) => name in fields) && Object.entries(fields).every(([name, one]) => rules[name]?.(one))
  return isSound ? fields : undefined
}

export const json = (status: number, body: unknown): Answer => ({ status, type: 'application/json', body })
