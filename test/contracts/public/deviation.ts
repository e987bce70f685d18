import type { VerifyOptions } from '#contracts'
import type { Answer, Asked, Fields } from './exchange.ts'

/** A server that breaks one promise of its document. */
export interface PublicDeviation<Habits> {
  readonly name: string
  /** A finding of one of these says what is wrong. */
  readonly rules: readonly string[]
  /** Made anew for each run: some remember. */
  readonly habits: () => Partial<Habits>
  readonly options: Partial<VerifyOptions>
  /** It harms what the run did not make, or what no request takes away: that is told. */
  readonly spoils?: true
  /** What it is asked for stays, as everything is allowed: nothing removes tickets and users. */
  readonly lasts?: true
  /** Why it is not found. */
  readonly unseen?: string
  /** How many findings tell of it. Default: one. */
  readonly shows?: number
}

type Rules = string | readonly string[]

/** Writes the rows of a document: by the operation, or the stories of records, in which each is seen. */
export const rowsOf = <Habits>() => {
  type Row = PublicDeviation<Habits>
  return {
    /** Seen in one operation. */
    at: (operation: string, name: string, rules: Rules, habits: Row['habits'], more: Partial<Row> = {}): Row => ({
      name,
      rules: [rules].flat(),
      habits,
      options: { selection: { operation } },
      ...more,
    }),
    /** Seen in the stories of records. */
    life: (name: string, rules: Rules, habits: Row['habits'], more: Partial<Row> = {}): Row => ({
      name,
      rules: [rules].flat().map((one) => (one === 'status' ? one : `lifecycle/${one}`)),
      habits,
      options: { selection: { only: ['lifecycle'] } },
      ...more,
    }),
  }
}

export const edits =
  (matches: (asked: Asked) => boolean, change: (answer: Answer) => Answer, least = 200, most = 299) =>
  () => ({
    edit: (answer: Answer, asked: Asked) =>
      matches(asked) && answer.status >= least && answer.status <= most ? change(answer) : answer,
  })

/** An answer without its media type. */
export const untyped = (answer: Answer): Answer =>
  Object.fromEntries(Object.entries(answer).filter(([key]) => key !== 'type')) as unknown as Answer

export const on =
  (method: string, path: RegExp) =>
  (asked: Asked): boolean =>
    asked.method === method && path.test(asked.path)

export const withBody =
  (change: (body: never) => unknown) =>
  (answer: Answer): Answer => ({ ...answer, body: change(answer.body as never) })

export const without =
  (name: string) =>
  (fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))
