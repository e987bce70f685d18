import type { Sandbox, State } from '../store/sandbox.ts'
import type { OpenFaults } from './faults.ts'
import type { OpenJournal } from './journal.ts'

/** A sandbox with all that is its own. */
export interface Unit<Records extends State<Records>> {
  /** Null for the one without a name. */
  readonly name: string | null
  readonly store: Sandbox<Records>
  readonly journal: OpenJournal
  readonly faults: OpenFaults
  /** Requests so far. */
  requests: number
  /** It was dropped and reset, and nobody has been told yet. */
  untold: boolean
}

/** Says of an answer that its sandbox was dropped before. */
export const resetHeaders = { 'Doublecheck-Sandbox-Reset': 'least-recently-used' } as const

/** Says the same in the journal. */
export const resetNote = 'the sandbox was dropped as the least recently used, and reset'
