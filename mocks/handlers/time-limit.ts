import { type Answer, type Model, type Operation, schemaAt } from '#openapi'
import type { RequestParts } from './message.ts'

/** How long an operation may take. */
export interface TimeLimit {
  /** Header, in lower case, in which a request says how many seconds. */
  readonly header: string | undefined
  /** Seconds where it says nothing that can be read. */
  readonly defaultSeconds: number
  /** What a request gets that takes longer. */
  readonly answer: Answer
}

/** Reads from `x-rejections` how long an operation may take. */
export function readTimeLimit(model: Model, { rejections, parameters }: Operation): TimeLimit | undefined {
  const { timedOut: answer, timeLimitHeader } = rejections
  if (!answer) return undefined
  const header = timeLimitHeader?.toLowerCase()
  const parameter = parameters.find((one) => one.in === 'header' && one.name.toLowerCase() === header)
  const seconds = parameter && schemaAt(model, parameter.schema)?.default
  return { header, defaultSeconds: typeof seconds === 'number' ? seconds : Number.POSITIVE_INFINITY, answer }
}

/** What a delay means for a request: how long it is held back, and whether its time is over then. */
export interface Patience {
  readonly holdMs: number
  readonly expired: boolean
}

/**
 * Compares a delay with the time a request has. No time at all (0 or less) is over at once, also without a delay.
 *
 * @param delayMs Milliseconds every answer is held back.
 */
export function patienceOf(limit: TimeLimit | undefined, { header }: Pick<RequestParts, 'header'>, delayMs: number): Patience {
  if (!limit) return { holdMs: delayMs, expired: false }
  const text = limit.header === undefined ? undefined : header(limit.header)
  // Whole numbers in decimal, as Go reads them.
  const seconds = text !== undefined && /^[+-]?\d+$/.test(text) ? Number(text) : limit.defaultSeconds
  const expired = seconds <= 0 || delayMs > seconds * 1_000
  return { holdMs: expired ? Math.max(0, seconds * 1_000) : delayMs, expired }
}
