import type { Document, Link } from '#openapi'
import type { Case } from '../cases/case.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { renderCurl } from '../exchange/reproduce.ts'
import type { Redactor } from '../exchange/secret.ts'
import type { Exchange } from '../http/exchange.ts'
import type { Finding } from '../match/finding.ts'
import { adviceOf } from './advice.ts'
import { type CaseLog, createCaseLog } from './case-log.ts'
import { causeOf } from './cause.ts'
import { createCreations, type Made } from './creations.ts'
import { showExchange } from './exchange.ts'
import { faultCodeOf } from './fault-code.ts'
import { keyOf, keyText, statusOf } from './finding-groups.ts'
import type { ReportedCase, ReportedFinding } from './report.ts'
import { shownValue } from './shown-value.ts'
import { listVariables } from './variables.ts'

/** Takes down what became of each case. */
export interface Recorder {
  /**
   * An exchange was matched; without findings the case has passed. A case may take several: what one of them finds stays.
   *
   * @param anew It was refused before, perhaps for another reason: which failure that was is forgotten, and nothing else.
   */
  readonly asked: (one: Case, planned: PlannedRequest, exchange: Exchange, findings: readonly Finding[], anew?: boolean) => void
  /** A request created something that is removed again. */
  readonly created: (planned: PlannedRequest, exchange: Exchange, undo: Link) => void
  readonly skipped: (one: Case, reason: string) => void
  /** A finding that no single exchange shows. */
  readonly failed: (one: Case, finding: Finding) => void
  /** What became of the cases, by operation. */
  readonly log: Pick<CaseLog, 'of' | 'countOf' | 'size' | 'isNotable'>
  /** How many different findings were taken down. */
  readonly found: () => number
}

/**
 * Creates the recorder of one document. Whatever goes in is shown without secrets.
 *
 * @param idsOf Ids of the cases of an operation, in their order.
 */
export function createRecorder(
  document: Document,
  redactor: Redactor,
  idsOf: (operation: string) => readonly string[],
): Recorder {
  const log = createCaseLog({ idsOf })
  const found = new Set<string>()
  const creations = createCreations()
  const record = (one: Case, rest: Pick<ReportedCase, 'status' | 'durationMs' | 'findings'> & Partial<ReportedCase>) => {
    const { id, api, operation, kind, name, promise, follows } = one
    const now = { id, api, operation, kind, name, file: document.file, promise, ...(follows && { follows }), ...rest }
    log.set(withEarlier(now, log.get(one)))
    for (const finding of rest.findings) found.add(keyText(keyOf(now, finding)))
  }
  const shown = (finding: Finding, one: Case, asked = one.operation) =>
    showFinding(document, redactor, finding, { one, operation: ownerOf(document, finding, one, asked) })
  return {
    asked(one, planned, exchange, findings, anew = false) {
      if (anew) forget(log, one, ofFailure)
      const asked = { planned, sent: exchange.request }
      const made = findings.length > 0 ? [...creations.before(planned), asked] : [asked]
      record(one, {
        status: statusOf(findings),
        durationMs: exchange.durationMs,
        findings: findings.map((finding) => shown(finding, one, planned.operation.id)),
        reproduce: redactor.redact(made.map((each) => renderCurl(document.model, each.planned, each.sent)).join(' && ')),
        ...(exchange.response ? { httpStatus: exchange.response.status } : {}),
        ...(findings.length > 0 ? detailsOf(document, redactor, made, exchange) : {}),
      })
    },
    created: (planned, exchange, undo) => creations.note({ planned, sent: exchange.request }, undo),
    skipped: (one, reason) => record(one, { status: 'skipped', durationMs: 0, findings: [], reason: redactor.redact(reason) }),
    failed: (one, finding) => record(one, { status: statusOf([finding]), durationMs: 0, findings: [shown(finding, one)] }),
    log,
    found: () => found.size,
  }
}

/** Which failure it is depends on all that is wrong with a request. Whatever else is found is true however often it is asked. */
const ofFailure: readonly string[] = ['status', 'value']

function forget(log: CaseLog, one: Case, rules: readonly string[]): void {
  const earlier = log.get(one)
  const findings = earlier?.findings.filter(({ rule }) => !rules.includes(rule)) ?? []
  if (earlier && findings.length > 0) log.set({ ...earlier, findings, status: statusOf(findings) })
  else log.delete(one)
}

/** Shows the first exchange with findings, and the findings of all. */
function withEarlier(now: ReportedCase, earlier: ReportedCase | undefined): ReportedCase {
  if (!earlier || earlier.findings.length === 0) return now
  const known = new Set(earlier.findings.map((finding) => keyText(keyOf(earlier, finding))))
  const findings = [...earlier.findings, ...now.findings.filter((finding) => !known.has(keyText(keyOf(now, finding))))]
  return { ...earlier, findings, status: statusOf(findings) }
}

// What these rules are about is the case's own operation, whichever one is asked to prove it.
const ownRules = /^(state|lifecycle|example|rule)\/|^restored$/

/** Another notation of an operation breaks the same promise. */
function ownerOf({ model }: Document, { rule }: Finding, one: Case, asked: string): string {
  const id = ownRules.test(rule) ? one.operation : asked
  return model.operations.find((operation) => operation.id === id)?.alternativeOf ?? id
}

interface Shown {
  readonly one: Case
  /** Whose promise is broken. */
  readonly operation: string
}

function showFinding(document: Document, redactor: Redactor, finding: Finding, { one, operation }: Shown): ReportedFinding {
  const { source: place, ...rest } = finding
  const source = document.locate(place)
  const code = faultCodeOf(document, finding, one)
  return {
    ...rest,
    operation,
    message: redactor.redact(finding.message),
    expected: shownValue(finding.expected, redactor),
    actual: shownValue(finding.actual, redactor),
    source,
    place,
    advice: adviceOf({ rule: finding.rule, evidence: finding.evidence, source }),
    cause: redactor.redact(causeOf(finding)),
    ...(code === undefined ? {} : { code }),
  }
}

/** @param made The requests of the line that reproduces it, its own the last. */
function detailsOf(document: Document, redactor: Redactor, made: readonly Made[], exchange: Exchange): Partial<ReportedCase> {
  const own = made.at(-1)
  const variables = made.toReversed().flatMap(({ planned, sent }) => listVariables(document, planned, sent))
  const distinct = variables.filter(({ name }, index) => variables.findIndex((one) => one.name === name) === index)
  return {
    ...(distinct.length > 0 ? { variables: distinct } : {}),
    ...(own ? { exchange: showExchange(document.model, own.planned, exchange, redactor) } : {}),
  }
}
