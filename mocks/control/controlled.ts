import type { AnyMock, ReloadProblem } from '../mock.ts'
import type { Fault } from '../sandboxes/faults.ts'
import type { Journal } from '../sandboxes/journal.ts'
import type { Revise } from '../store/sandbox.ts'
import type { Waits } from './waits.ts'

/** What control routes work with. */
export interface Controlled {
  readonly mocks: readonly AnyMock[]
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** What has to be sent as `Authorization: Bearer`; undefined: nothing, and only this machine may ask. */
  readonly token: string | undefined
  /** Those who wait for a request. */
  readonly waits: Waits
}

/** A fault of one of several APIs. */
export type ServerFault = Fault & {
  /** Only this API; absent: each that has the operation. */
  readonly api?: string
}

/** The faults of several mocks. */
export interface ServerFaults {
  readonly list: () => readonly (ServerFault & { readonly api: string; readonly hits: number })[]
  /**
   * Adds one behind the others.
   *
   * @throws {StoreError} `unknown-operation` or `unknown-answer`.
   */
  readonly add: (fault: ServerFault) => void
  /** Replaces all; throws as `add` does, and replaces none then. */
  readonly set: (faults: readonly ServerFault[]) => void
  readonly clear: () => void
}

/** One sandbox over several mocks. */
export interface ServerSandbox {
  readonly journal: Journal
  readonly faults: ServerFaults
  /**
   * Brings back the states they began with, or another scenario, and takes the faults away.
   *
   * @throws {StoreError} `unknown-scenario` where one of them does not have it; nothing is changed then.
   */
  readonly reset: (scenario?: string) => Promise<void>
  /** Gives a copy of every record, secrets too, by API and collection. */
  readonly snapshot: () => Promise<ServerState>
  /**
   * Replaces the records of the APIs a state names.
   *
   * @throws {StoreError} When two records have the same key, or one has none; nothing is replaced then.
   */
  readonly restore: (state: ServerState) => Promise<void>
  /**
   * Makes the next records of an API of the present ones, with no operation in between.
   *
   * @param revise Gives the next ones by collection; undefined: they stay.
   * @throws {StoreError} As `restore` does.
   */
  readonly revise: (api: string, revise: Revise<ServerState[string]>) => Promise<void>
}

/** Records by API and collection. */
export type ServerState = Readonly<Record<string, Readonly<Record<string, readonly object[]>>>>

/** What is wrong with an edition of a document, and with which. */
export type ServerProblem = ReloadProblem & { readonly api: string }
