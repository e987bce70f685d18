import type { Document } from '#openapi'
import type { Given } from './exchange/credential.ts'
import type { ExtraHeader } from './exchange/extra-header.ts'
import type { Renew } from './exchange/obtain-tokens.ts'
import type { Secret } from './exchange/secret.ts'
import type { ProxyEnvironment } from './http/route.ts'
import type { Allow } from './policy.ts'
import type { ReportedCase } from './report/report.ts'
import type { Selection } from './select.ts'
import type { Account } from './sequence/facts.ts'
import type { JournalFile } from './undo/journal-file.ts'

/** What a run is asked for. Without a credential it signs in with the documented one. */
export interface VerifyOptions extends Given {
  readonly documents: readonly Document[]
  /** Base URL: `http://localhost:19530`. */
  readonly target: string
  /** Whether the target is a mock that nobody else uses: then even the documented accounts may be changed and dropped. */
  readonly mock: boolean
  /** What may be sent. Default: everything to the mock; to loopback, and where the document says how it is undone, what can be undone; else only what looks. */
  readonly allow?: Allow | undefined
  /** Sent with every request, and shown nowhere. */
  readonly headers?: readonly ExtraHeader[] | undefined
  /** Gets another access token where one has ended. */
  readonly renew?: Renew | undefined
  /** What else nobody may read in a report. */
  readonly secrets?: readonly Secret[] | undefined
  /** Accounts to work on where none can be created; the second has to stay as it is. */
  readonly accounts?: readonly Account[] | undefined
  readonly selection: Selection
  readonly timeoutMs: number
  /** How many requests may be under way at once. Default: 4 on the mock, 1 elsewhere. */
  readonly concurrency?: number | undefined
  /** Certificate of a private authority, as PEM. */
  readonly certificate?: string | undefined
  /** Where proxies are named. Default: none are. */
  readonly environment?: ProxyEnvironment | undefined
  /** Where it is written down what has to be put back. Without one, a crash leaves things changed. */
  readonly journal?: JournalFile | undefined
  /** How long to wait, in milliseconds, for another run that has an account this one is to work on. Default: a minute. */
  readonly busyMs?: number | undefined
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Gives a short text of letters and digits that no other run gives. */
  readonly createId: () => string
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** Told what became of the cases of an operation, when all of them are concluded. At the end of a run that may look different. */
  readonly onOperation?: ((cases: readonly ReportedCase[]) => void) | undefined
  /** Aborted: what was begun is put back, the rest is left out. */
  readonly signal?: AbortSignal | undefined
}

/** How far a run is. */
export interface Progress {
  /** Id of the operation whose case was concluded last. */
  readonly operation: string
  /** Cases that were concluded, of how many. */
  readonly done: number
  readonly total: number
  /** Different findings so far. */
  readonly findings: number
}
