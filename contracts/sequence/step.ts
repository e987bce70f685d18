import type { Answer, ExchangeValues, Json, Link, Operation, Outcome, RequestExample } from '#openapi'
import type { Case } from '../cases/case.ts'
import type { Listed } from '../cases/lists.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import type { Differing } from './differing.ts'
import type { Note, TellStep } from './note.ts'

/** One request to send; a step without a case is there for the sake of others and is not reported. */
export interface SendStep {
  readonly kind: 'send'
  readonly case?: Case
  /** Cases that are proved all at once, if nothing is wrong with the answer; else nothing is recorded, and each is to be asked alone. */
  readonly together?: readonly Case[]
  readonly request: PlannedRequest
  /** What must be true of the answer; absent: anything goes. */
  readonly expected?: Expected
  /** Says that the request puts something back, and what: `the user milvusAdmin_k3f9`. It is sent whatever happens to the run. */
  readonly restores?: string
  /** It may well fail: another way to put the same back follows, or perhaps nothing is there. Nobody waits long for it. */
  readonly mayFail?: true
  /** Its case was refused before, perhaps for another reason: which failure that was is forgotten. */
  readonly anew?: true
  /** It creates something to see whether it can be removed again: the first of its kind. */
  readonly proves?: true
  /** It creates something, though its operation alone does not say so: what removes that. */
  readonly makes?: Link
  /** The case that tells where a success is not as documented: perhaps it is the last one. */
  readonly ifBroken?: Case
  /** Its answer says nothing of whether the operation is served: the path or the method is another one. */
  readonly trial?: true
}

/** What a sequence has to say to whoever takes its steps. */
export type Step = SendStep | Note

/** What a case expects of its answer. */
export interface Expected {
  readonly outcome: Exclude<Outcome, 'unclear'>
  /** The documented answer, its values already those of this run. */
  readonly answer?: Answer
  /** Name of the rule that is broken when the outcome is another. */
  readonly rule: string
  /** Who promises the outcome, where it is not the operation that is asked: a rule, or the change whose Link leads there. */
  readonly promise?: Pick<Case, 'pointer' | 'evidence'>
  /** Nothing but the outcome is promised: a request that is for no operation has no documented answer. */
  readonly outcomeOnly?: true
  /** What it means when the outcome is another: `the password just replaced still works`. */
  readonly otherwise: string
  /** What tells this apart from other broken promises of its rule, wherever it is broken. Absent: the place of the promise. */
  readonly cause?: string
  /** Statuses by which HTTP lets a server refuse the request, whatever is documented: nothing is proved then. */
  readonly mayRefuse?: readonly number[]
  /** No example shows it: a server may have its reasons to refuse it. Or just this: it has no such record, or none that the body names. */
  readonly mayBeRefused?: true
  readonly mayBeMissing?: true
  readonly refersElsewhere?: true
  /** The documented answer of a request that is for no operation: nothing else is compared. */
  readonly alone?: Answer
  /** It is a HEAD, and this is what the same GET was answered with: nothing else is compared. */
  readonly asGet?: Pick<ExchangeValues['response'], 'status' | 'headers'>
  /** What of the request is unusual. */
  readonly over?: string
  /** What a list has to have, or must not have any more. */
  readonly listed?: Listed
  /** What else has to be true of a success; undefined where it is. Names of headers are in lower case. */
  readonly holds?: (body: Json | undefined, headers?: Readonly<Record<string, string>>) => Differing | undefined
  /** It proves something only where its connection has carried a request before. */
  readonly overUsed?: boolean
}

/** What a sequence is told about a step. */
export interface Reply {
  /** `unserved`: the target does not have the operation. `unanswered`: nothing (complete) came back. `unsent`: it was left out. */
  readonly outcome: Outcome | 'unserved' | 'unanswered' | 'unsent'
  /** Something is wrong with the answer, whatever its outcome. */
  readonly broken?: true
  /** What Links can be followed over. */
  readonly values?: ExchangeValues
  /** Why it was not sent. */
  readonly why?: string
  /** Absent: perhaps. Without a connection nothing was carried out. */
  readonly reached?: false
}

/** Whether a request may have been carried out although its answer does not say so. */
export const isDoubtful = ({ outcome, values, reached }: Reply): boolean =>
  reached !== false && (outcome === 'unanswered' || outcome === 'unclear' || (values?.response.status ?? 0) >= 500)

const words: Readonly<Record<Reply['outcome'], string>> = {
  success: 'served',
  failure: 'refused',
  unclear: 'given an undocumented response',
  unserved: 'not served',
  unanswered: 'given no response',
  unsent: 'not sent',
}

/** Says what became of a request: `createUser was refused`. */
export const describeReply = (subject: string, { outcome }: Reply): string => `${subject} was ${words[outcome]}`

/** Steps to take, in batches that may go out together, each answered by one reply per step. Pure: it only says what is next. */
export type Sequence<Result = void> = Generator<readonly Step[], Result, readonly Reply[]>

/** Every case a step is for. */
export const casesOfStep = (step: Step): readonly Case[] =>
  step.kind === 'send' ? [step.case ?? [], step.together ?? []].flat() : step.kind === 'skip' ? [step.case] : []

/** Takes one step. */
export function* send(step: Omit<SendStep, 'kind'>): Sequence<Reply> {
  const [reply] = yield [{ kind: 'send', ...step }]
  return reply ?? { outcome: 'unsent' }
}

/** Leaves cases out, with the reason. */
export function* skip(cases: readonly Case[], reason: string): Sequence {
  if (cases.length > 0) yield cases.map((one) => ({ kind: 'skip', case: one, reason }))
}

/** Waits until the sequence has something found to itself. Gives whether it may be changed: what could not be put back before may not. */
export function* hold(operation: Operation, found?: RequestExample): Sequence<boolean> {
  const [reply] = yield [{ kind: 'hold', operation, ...(found ? { found } : {}) }]
  return reply?.outcome !== 'failure'
}

/** Says that something held is as it was found. */
export function* letGo(operation: Operation, found: RequestExample): Sequence {
  yield [{ kind: 'let-go', operation, found }]
}

/** Says that something is left behind for good. */
export function* lose(what: string): Sequence {
  yield [{ kind: 'lost', what }]
}

/** Tells a finding that no single exchange shows. */
export function* tell(finding: Omit<TellStep, 'kind'>): Sequence {
  yield [{ kind: 'tell', ...finding }]
}

/** Before a change is sent that may also change the run's own credential. */
export function* guard(operation: Operation, remembered: readonly Json[] = []): Sequence {
  yield [{ kind: 'guard', operation, remembered }]
}

/** The run's own credential is as it was. */
export function* proved(operation: Operation): Sequence {
  yield [{ kind: 'proved', operation }]
}
