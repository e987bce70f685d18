import { changeOf, type Document } from '#openapi'
import type { Kind } from './collect/case.ts'
import { casesOf, collectCases } from './collect/collect.ts'
import { ContractError } from './error.ts'
import { isLoopback } from './exchange/route.ts'
import { createRedactor, listSecrets } from './exchange/secret.ts'
import { createSend } from './exchange/send.ts'
import { createPerformer, type Performer, type PerformerOptions } from './perform.ts'
import { distinctFindings, summarise } from './report/distinct.ts'
import { notServed } from './report/not-served.ts'
import { createRecorder } from './report/recorder.ts'
import type { Report, ReportedCase } from './report/report.ts'
import { changeSequence } from './sequence/change-sequence.ts'
import type { Facts } from './sequence/facts.ts'
import { pairSequence } from './sequence/pair-sequence.ts'
import { ruleSequence } from './sequence/rule-sequence.ts'

/** Which cases are asked. Every given wish has to be met; a text is looked for in the case's id. */
export interface Selection {
  readonly operation?: string | undefined
  readonly case?: string | undefined
  readonly only?: readonly Kind[] | undefined
}

export interface VerifyOptions {
  readonly documents: readonly Document[]
  /** Base URL: `http://localhost:19530`. */
  readonly target: string
  /** Whether the target is a mock that nobody else uses: then even the documented accounts may be changed and dropped. */
  readonly mock: boolean
  /** The credential as it is sent, without a scheme; absent: the documented one. */
  readonly token?: string | undefined
  readonly selection: Selection
  readonly timeoutMs: number
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Gives a short text of letters and digits that no other run gives. */
  readonly createId: () => string
  readonly onProgress?: ((done: number, total: number) => void) | undefined
  /** Aborted: what was begun is put back, the rest is left out. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Asks every selected case of the documents and reports what was promised and not kept.
 *
 * @throws {ContractError} with exit code 2 when the selection fits no case, 3 when the target does not answer or serves nothing
 *   of the documents.
 */
export async function verify(options: VerifyOptions): Promise<Report> {
  const startedAt = options.now()
  const total = options.documents.flatMap((document) => selectCases(document, options.selection)).length
  if (total === 0) throw new ContractError(2, { what: 'No case fits the selection.', next: 'See the cases with --list.' })
  let done = 0
  const redactor = createRedactor()
  redactor.note(options.documents.flatMap(({ model }) => listSecrets(model, options.token)))
  const shared = {
    ...options,
    redactor,
    send: createSend({ timeoutMs: options.timeoutMs }),
    patientSend: createSend({ timeoutMs: options.timeoutMs * 5 }),
    onCase: () => options.onProgress?.(++done, total),
  }
  const runs: DocumentRun[] = []
  for (const document of options.documents) runs.push(await runDocument(document, shared))
  const served = runs.some(({ performer }) => performer.availability.servesAnything())
  if (!served && !options.signal?.aborted) throw nothingServed(options)
  return reportOf(options, runs, startedAt)
}

interface DocumentRun {
  readonly performer: Performer
  readonly cases: readonly ReportedCase[]
}

type Shared = VerifyOptions & Pick<PerformerOptions, 'redactor' | 'send' | 'patientSend' | 'onCase'>

async function runDocument(document: Document, shared: Shared): Promise<DocumentRun> {
  const recorder = createRecorder(document, shared.redactor)
  const selected = new Set(selectCases(document, shared.selection).map(({ id }) => id))
  const performer = createPerformer({ ...shared, document, recorder, selected })
  const facts = factsOf(document, shared, selected)
  for (const operation of document.model.operations) {
    if (!casesOf(document, operation).some(({ id }) => selected.has(id))) continue
    const change = changeOf(operation)
    await performer.run(change ? changeSequence(facts, operation, change) : pairSequence(facts, operation))
    if (!change) await performer.run(ruleSequence(facts, operation))
  }
  for (const operation of performer.availability.unserved())
    notServed(document, operation, performer.availability, recorder, selected)
  return { performer, cases: inOrder(document, recorder.cases()) }
}

function factsOf(document: Document, { target, mock, token, createId }: VerifyOptions, selected: ReadonlySet<string>): Facts {
  return {
    document,
    createId,
    mayUseDocumentedAccounts: mock || isLoopback(target),
    mayDropAnything: mock,
    hasToken: token !== undefined,
    wants: ({ id }) => selected.has(id),
    learned: {},
  }
}

/** Lists the cases of a document that are asked. */
export function selectCases(document: Document, { operation, case: text, only }: Selection) {
  return collectCases(document).filter(
    (one) =>
      (operation === undefined || one.operation === operation) &&
      (text === undefined || one.id.includes(text)) &&
      (only === undefined || only.includes(one.kind)),
  )
}

function nothingServed({ target, documents }: VerifyOptions): ContractError {
  return new ContractError(3, {
    what: `${target} serves none of the operations of ${documents.map(({ file }) => file).join(' and ')}.`,
    next: `Give the URL that stands before "${documents[0]?.model.operations[0]?.path}".`,
  })
}

/** Cases in the order of the document, however they were asked. */
function inOrder(document: Document, cases: readonly ReportedCase[]): readonly ReportedCase[] {
  const order = new Map(collectCases(document).map(({ id }, index) => [id, index]))
  return cases.toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0))
}

function reportOf({ target, mock, now, documents }: VerifyOptions, runs: readonly DocumentRun[], startedAt: number): Report {
  const cases = runs.flatMap((run) => run.cases)
  return {
    target,
    mock,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: now() - startedAt,
    documents: documents.map(({ file }) => file),
    summary: summarise(cases),
    findings: distinctFindings(cases),
    unrestored: runs.flatMap(({ performer }) => performer.unrestored),
    cases,
  }
}
