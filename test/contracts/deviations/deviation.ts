import type { VerifyOptions } from '#contracts'
import type { Layers } from './server.ts'

export type ApiName = 'milvus' | 'uiza'

/** The kinds of promises, in the order of the table that is printed. */
export const families = [
  'shape',
  'transport',
  'state',
  'validation',
  'auth',
  'values',
  'headers',
  'notation',
  'robustness',
] as const
export type Family = (typeof families)[number]

/** How a run against a server differs from an ordinary one. */
export type Asked = Partial<Pick<VerifyOptions, 'token' | 'timeoutMs' | 'selection' | 'allow' | 'documents' | 'now'>>

/** Why a run against a server leaves what its report does not name. The server is dumped before and after every run. */
export interface Leaves {
  /**
   * `unnamed`: the report says that something is left, and cannot say whose it is. `unknowable`: nothing the server says would
   * show it. `untrue`: nothing is left, and the server says that something is.
   */
  readonly how: 'unnamed' | 'unknowable' | 'untrue'
  readonly why: string
}

/** A server that breaks one promise. */
export interface Deviation {
  /** What it does wrong, in words. */
  readonly name: string
  readonly api: ApiName
  readonly family: Family
  /** A finding of one of these says what is wrong; no other does. */
  readonly rules: readonly string[]
  /** What that finding says: its cause by name. */
  readonly says?: RegExp
  /** Absent: an error. A promise that was only observed is broken with a warning. */
  readonly severity?: 'warning'
  readonly asked?: Asked
  /** Absent: it is as it was found, and what is not is in the report by name. */
  readonly leaves?: Leaves
  /** What lies around the mock. Called once for each server, so that none remembers what another one did. */
  readonly break: () => Layers
}

/** A server that differs only where the document leaves it free. */
export interface Variant {
  readonly name: string
  readonly api: ApiName
  /** Rules of promises that were only observed, and that it does not keep: a warning, and an error where `--strict` asks for these too. */
  readonly unkept?: { readonly rules: readonly string[]; readonly why: string }
  readonly asked?: Asked
  readonly vary: () => Layers
}

/** The deviations of one family of one API: what they all share is said once. */
export const deviationsOf =
  (api: ApiName, family: Family) =>
  (...rows: readonly Omit<Deviation, 'api' | 'family'>[]): readonly Deviation[] =>
    rows.map((row) => ({ api, family, ...row }))
