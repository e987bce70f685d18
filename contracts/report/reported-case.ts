import type { Pointer } from '#openapi'
import type { Case } from '../cases/case.ts'
import type { Kind } from '../cases/kind.ts'
import type { Finding } from '../match/finding.ts'

/** What became of a case. */
export interface ReportedCase {
  readonly id: string
  readonly api: string
  readonly operation: string
  readonly kind: Kind
  readonly name: string
  /** The document as named on the command line or in the project. */
  readonly file: string
  readonly promise: Case['promise']
  /** The operation that changed something just before it: what comes then shows whether that was carried out. */
  readonly follows?: string
  readonly status: 'passed' | 'failed' | 'warned' | 'skipped'
  readonly httpStatus?: number
  readonly durationMs: number
  /** Why it was skipped. */
  readonly reason?: string
  readonly findings: readonly ReportedFinding[]
  /** A line that sends the request again; absent where nothing was sent. */
  readonly reproduce?: string
  /** What the variables of that line have to hold. */
  readonly variables?: readonly Variable[]
  /** What was sent and what came, for a case with findings. */
  readonly exchange?: ReportedExchange
}

/** A secret that a line for the shell has by name only: `NEW_PASSWORD`, and in words what it was. */
export interface Variable {
  readonly name: string
  readonly holds: string
}

/** A request and its answer with secrets masked; a long body is cut. */
export interface ReportedExchange {
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
  }
  readonly response?: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  /** Why nothing (complete) came back. */
  readonly failure?: string
}

export interface ReportedFinding extends Omit<Finding, 'source' | 'cause'> {
  /** Whose promise it is; a case may ask more than one operation. */
  readonly operation: string
  /** Place of the promise: `openapi/milvus.yaml:42:9`. */
  readonly source: string
  /** The same place as JSON Pointer: it stays when lines move. */
  readonly place: Pointer
  /** Which side has to change, and how. */
  readonly advice: string
  /** With operation, rule and pointer it makes the finding's key. */
  readonly cause: string
  /** Its number in the common list of faults (Web Fuzzing Commons): 100 for a server error. */
  readonly code?: number
  /** It is in the baseline: known, and so no error. */
  readonly accepted?: true
}
