import type { Answer, Asked, Station } from './parcel.ts'

/** A station that breaks one promise. */
export interface StationDeviation {
  readonly name: string
  /** A finding of one of these says what is wrong. */
  readonly rules: readonly string[]
  /** What that finding says. */
  readonly says?: RegExp
  readonly break: () => { readonly station: Station; readonly edit?: (answer: Answer, asked: Asked) => Answer }
}
