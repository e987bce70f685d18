import type { Document } from '#openapi'
import type { Case } from '../cases/case.ts'
import { extraSecrets, withExtraHeaders } from '../exchange/extra-header.ts'
import { overOutages } from '../exchange/outage.ts'
import { withRetries } from '../exchange/retry.ts'
import { createRedactor, listSecrets, type Redactor } from '../exchange/secret.ts'
import { createRunTokens, type RunTokens } from '../exchange/tokens.ts'
import type { Send } from '../http/exchange.ts'
import { createSend } from '../http/send.ts'
import type { VerifyOptions } from '../options.ts'
import { createJournal, type KeptJournal } from '../undo/journal.ts'
import { createUndoLog, type UndoLog } from '../undo/undo-log.ts'
import { createLook } from '../watch/target-problems.ts'
import { createTargetWatch, type TargetWatch } from '../watch/target-watch.ts'
import { createIds } from './ids.ts'
import { createLimit, type Limit } from './limit.ts'

/** What all documents of a run share. */
export interface Session {
  readonly options: VerifyOptions
  readonly redactor: Redactor
  readonly tokens: RunTokens
  readonly send: Send
  readonly patientSend: Send
  readonly watch: TargetWatch
  readonly limit: Limit
  readonly concurrency: number
  readonly onCase: (one: Case) => void
  /** Aborted by the user, or by the first error of our own. */
  readonly signal: AbortSignal
  readonly abort: () => void
  /** Whether a text has something in it that only this run makes. */
  readonly isOwn: (text: string) => boolean
  /** Gives what gives ids: each one's are its own, whatever the others do. */
  readonly createIds: () => () => string
  readonly journal: KeptJournal
  readonly undoLogOf: (document: Document) => UndoLog
}

/** The longest a target may keep us waiting before a request is sent again, in milliseconds; to put something back, four times that. */
const longestWaitMs = 30_000

/** The longest all its requests may wait for that, in milliseconds; what puts things back has as much for itself. */
const mostWaitingMs = 120_000

/** The longest another run on the same account is waited for, in milliseconds. */
const longestBusyMs = 60_000

/** Creates what a run needs, from what it was asked for. */
export function createSession(options: VerifyOptions, onCase: Session['onCase']): Session {
  const { documents, target, headers = [], timeoutMs, certificate, environment, now, mock, journal: file } = options
  const redactor = createRedactor()
  redactor.note(documents.flatMap(({ model }) => listSecrets(model, options)))
  redactor.note((options.accounts ?? []).map(({ password }) => ({ name: 'PASSWORD', value: password })))
  redactor.note([...extraSecrets(headers), ...(options.secrets ?? [])])
  const failed = new AbortController()
  const signal = AbortSignal.any([failed.signal, ...(options.signal ? [options.signal] : [])])
  const sendWithin = (times: number) =>
    withRetries(withExtraHeaders(createSend({ timeoutMs: timeoutMs * times, certificate, environment }), headers), {
      longestWaitMs: longestWaitMs * times,
      mostWaitingMs,
      now,
      signal,
    })
  const send = sendWithin(1)
  const look = createLook(target, send, timeoutMs)
  const ids = createIds(options.createId, (beginning) => file?.noteId(beginning))
  const concurrency = options.concurrency ?? (mock ? 4 : 1)
  const journal = createJournal(file)
  const patience = { longestMs: options.busyMs ?? longestBusyMs, signal }
  return {
    options,
    redactor,
    tokens: createRunTokens(options.auth, options.renew, redactor.note),
    send,
    watch: createTargetWatch({ target, look, redact: redactor.redact }),
    patientSend: overOutages(sendWithin(4)),
    limit: createLimit(concurrency),
    concurrency,
    onCase,
    signal,
    abort: () => failed.abort(),
    createIds: ids.begin,
    isOwn: ids.isOwn,
    journal,
    undoLogOf: (document) => createUndoLog(document, journal, { isOwn: ids.isOwn, patience }),
  }
}
