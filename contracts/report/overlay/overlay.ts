import { type Document, lookUp, type Operation, type Pair } from '#openapi'
import { createFindingIndex, keyOf, keyText } from '../finding-groups.ts'
import type { Report, ReportedCase, ReportedFinding } from '../report.ts'
import type { Action } from './action.ts'
import { answerOf, parse, withoutFreshNames } from './answer.ts'
import { isContradicted } from './contradicted.ts'
import { createDraft } from './draft.ts'
import type { Drift } from './drift.ts'
import { edits } from './edits.ts'
import { isSentBack } from './schema-edit.ts'

/**
 * An OpenAPI Overlay.
 *
 * @see {@link https://spec.openapis.org/overlay/v1.1.0.html Overlay 1.1.0}
 */
export interface Overlay {
  readonly overlay: '1.1.0'
  readonly info: { readonly title: string; readonly version: string }
  readonly extends: string
  /** What no document can say, or only its author. */
  readonly 'x-unsaid'?: readonly string[]
  readonly actions: readonly Action[]
}

/**
 * Says what would bring a document in line with what a run found: each action changes it. What no document can say, or only its author,
 * is told beside them.
 *
 * @param from URI of the document, as seen from the overlay.
 */
export function createOverlay(document: Document, report: Report, from: string): Overlay {
  const { model, file } = document
  const cases = report.cases.filter((one) => one.file === file)
  const draft = createDraft(document)
  const distinct = createFindingIndex(report)
  const told = new Map<unknown, string>()
  const seen = cases.flatMap((one) => one.findings.map((finding) => ({ one, finding })))
  const back = seen.filter(({ one, finding }) => isSentBack(finding, parse(one.exchange?.request.body ?? '')))
  const sentBack = new Set(back.map(({ finding }) => keyOfPlace(finding)))
  const settle = ({ one, finding }: Seen): boolean => {
    const edited = isContradicted(document, cases, finding)
      ? undefined
      : editOf({ document, cases, sentBack }, draft.root, one, finding)
    return edited !== undefined && draft.edit(edited, describe(one, finding))
  }
  // What is left over an edit of another may have settled.
  for (const { one, finding } of seen.filter((each) => !settle(each)).filter((each) => !settle(each))) {
    const key = distinct(one, finding) ?? keyText(keyOf(one, finding))
    if (!told.has(key)) told.set(key, `${describe(one, finding)}. ${whyUnsaid(document, finding)}`)
  }
  const actions = draft.actions()
  return {
    overlay: '1.1.0',
    info: { title: `Where ${report.target} differs from ${model.title}`, version: report.startedAt.slice(0, 10) },
    extends: from,
    ...(told.size > 0 ? { 'x-unsaid': [...told.values()] } : {}),
    // An overlay has one action at least.
    actions: actions.length > 0 ? actions : [{ target: '$.info', description: 'Nothing to change.', update: {} }],
  }
}

const keyOfPlace = ({ place, pointer }: ReportedFinding): string => `${place} ${pointer.slice(pointer.lastIndexOf('/'))}`

interface Seen {
  readonly one: ReportedCase
  readonly finding: ReportedFinding
}

/** What else can be done: a place that is in another file no overlay of this one reaches. */
function whyUnsaid({ file }: Document, { rule, source, advice }: ReportedFinding): string {
  const isElsewhere = lookUp(edits, rule) !== undefined && !source.startsWith(`${file}:`)
  return isElsewhere ? `${advice} An overlay of ${file} does not reach other files.` : advice
}

interface Run {
  /** Places of what came back otherwise than it was sent. */
  readonly sentBack: ReadonlySet<string>
  readonly document: Document
  readonly cases: readonly ReportedCase[]
}

function editOf(
  { document, cases, sentBack }: Run,
  root: Drift['root'],
  one: ReportedCase,
  finding: ReportedFinding,
): Drift['root'] | undefined {
  const operation = operationOf(document, one, finding)
  const edit = lookUp(edits, finding.rule)
  const answer = answerOf(one)
  if (!operation || !edit || (answer.masked && ofResponses.has(finding.rule))) return undefined
  const pair = pairOf(operation, one)
  return edit({
    document,
    root,
    finding,
    operation,
    pair,
    status: one.httpStatus,
    caseName: one.name,
    refusesStrangers: cases.some(({ name, status }) => status === 'passed' && /\bno credential$/.test(name)),
    contentType: one.exchange?.response?.headers['content-type'],
    isServers: (about) => sentBack.has(keyOfPlace(about)),
    body: withoutFreshNames(answer.body, one, pair),
  })
}

/** Rules whose drift is told by what came. */
const ofResponses: ReadonlySet<string> = new Set(['value', 'schema', 'status', 'content-type'])

/** The operation that was asked: a finding names the main one of two notations. */
function operationOf(
  { model }: Document,
  { operation: own }: ReportedCase,
  { operation }: ReportedFinding,
): Operation | undefined {
  const asked = model.operations.find(({ id, alternativeOf }) => id === own && (id === operation || alternativeOf === operation))
  return asked ?? model.operations.find(({ id }) => id === operation)
}

const pairOf = (operation: Operation, { kind, name, operation: id }: ReportedCase): Pair | undefined =>
  kind === 'examples' && id === operation.id ? operation.pairs.find((pair) => pair.name === name) : undefined

const describe = ({ id }: ReportedCase, { rule, message }: ReportedFinding): string => `${rule}: ${message} (${id})`
