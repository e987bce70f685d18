import type { Shard } from '../contracts/index.ts'
import type { DocumentFlags } from './documents.ts'
import type { LiveFlags } from './live.ts'
import type { OutputFlags } from './outputs.ts'

/** Options of the command, as commander gives them. Seconds for the time-out. */
export interface VerifyFlags extends OutputFlags, LiveFlags, DocumentFlags {
  readonly operation?: readonly string[]
  readonly exclude?: readonly string[]
  readonly case?: string
  readonly only?: readonly string[]
  readonly timeout: number
  readonly list?: boolean
  readonly shard?: Shard
  /** Digits. */
  readonly seed?: string
  /** `NAME=VALUE`, in the order given. */
  readonly value?: readonly string[]
  readonly config?: string
}
