import { type Availability, createAvailability } from '../exchange/availability.ts'
import { createNamed, type Named } from '../inventory/named.ts'
import type { Policy } from '../policy.ts'
import type { Note } from '../sequence/note.ts'
import type { Reply, SendStep, Sequence, Step } from '../sequence/step.ts'
import type { UndoLog } from '../undo/undo-log.ts'
import { type Admission, createAdmission } from '../watch/admission.ts'
import { type Conclusion, conclude, type Dispatched, leaveOut } from './conclude.ts'
import { createExchanger, type ExchangerOptions } from './exchanger.ts'
import type { Limit } from './limit.ts'
import { createRefusals, unprovedReason } from './refusals.ts'
import { reasonToStop, type Stopped, takeNote } from './take-note.ts'
import { createTold } from './told.ts'

/** Takes the steps of sequences against one target, for one document. */
export interface Performer {
  /** @param alone Resolves when every sequence before this one has ended. Default: there was none. */
  readonly run: <Result>(sequence: Sequence<Result>, alone?: Promise<unknown>) => Promise<Result>
  readonly availability: Availability
  readonly admission: Admission
  /** Whether any request was sent that may check something. */
  readonly hasSent: () => boolean
  /** What the requests that change something were about. */
  readonly named: Named
  /** What no request could put back, in words. */
  readonly unrestored: readonly string[]
}

export interface PerformerOptions
  extends Omit<ExchangerOptions, 'availability'>,
    Pick<Conclusion, 'recorder' | 'selected' | 'onCase'> {
  /** Knows what the requests owe. */
  readonly undoLog: UndoLog
  readonly policy: Policy
  /** How many requests are under way at once, of all sequences together. */
  readonly limit: Limit
  readonly signal?: AbortSignal | undefined
}

interface Work extends PerformerOptions {
  readonly availability: Availability
  readonly admission: Admission
  readonly sent: { count: number }
  readonly named: Named
  readonly exchange: ReturnType<typeof createExchanger>
  readonly unrestored: string[]
  readonly stopped: Stopped
}

/** What one sequence has of its own while it runs. */
interface Lane extends Work, Pick<Conclusion, 'seen' | 'told' | 'refusals'> {
  readonly alone: Promise<unknown>
  /** Errors of our own; after the first one nothing is sent but what puts things back. */
  readonly errors: unknown[]
}

/** Creates a performer. */
export function createPerformer(options: PerformerOptions): Performer {
  const availability = createAvailability(options.document)
  const work: Work = {
    ...options,
    availability,
    admission: createAdmission(options.document),
    sent: { count: 0 },
    named: createNamed(options.document),
    exchange: createExchanger({ ...options, availability }),
    unrestored: [],
    stopped: {},
  }
  return {
    run: (sequence, alone = Promise.resolve()) =>
      run({ ...work, alone, seen: new Set(), told: createTold(), refusals: createRefusals(), errors: [] }, sequence),
    availability,
    admission: work.admission,
    hasSent: () => work.sent.count > 0,
    named: work.named,
    unrestored: work.unrestored,
  }
}

async function run<Result>(lane: Lane, sequence: Sequence<Result>): Promise<Result> {
  let next = sequence.next([])
  while (!next.done) next = sequence.next(await takeBatch(lane, next.value))
  for (const one of lane.refusals.unproved()) leaveOut(lane, one, unprovedReason)
  if (lane.errors.length > 0) throw lane.errors[0]
  return next.value
}

/** The answers of a batch come in any order, and are judged in the order of its steps: so that each run says the same. */
async function takeBatch(lane: Lane, steps: readonly Step[]): Promise<readonly Reply[]> {
  attempt(lane, () => lane.undoLog.before(steps.filter(isSend)))
  const sent = await Promise.all(steps.map(async (step) => (isSend(step) ? dispatch(lane, step) : undefined)))
  const replies: Reply[] = []
  for (const [index, step] of steps.entries()) {
    const outcome = sent[index]
    const reply = isSend(step) ? outcome && attempt(lane, () => conclude(lane, step, outcome)) : await note(lane, step)
    if (isSend(step)) attempt(lane, () => [lane.undoLog.after, lane.named.note].map((note) => note(step, reply ?? unsent)))
    replies.push(reply ?? unsent)
  }
  return replies
}

function attempt<Value>({ errors }: Lane, act: () => Value): Value | undefined {
  try {
    return act()
  } catch (error) {
    return void errors.push(error)
  }
}

const isSend = (step: Step): step is SendStep => step.kind === 'send'
const unsent: Reply = { outcome: 'unsent' }

async function note(lane: Lane, step: Note): Promise<Reply> {
  try {
    return await takeNote(lane, step)
  } catch (error) {
    lane.errors.push(error)
    return unsent
  }
}

function reasonToSkip(lane: Lane, step: SendStep): string | undefined {
  const { watch, signal, errors, admission, availability, policy, stopped } = lane
  if (watch.isGone()) return 'the target has stopped responding'
  if (step.restores === undefined) {
    if (signal?.aborted || errors.length > 0) return 'the run was interrupted'
    if (admission.isHopeless()) return "the target refuses the run's own credential"
    const reason = reasonToStop(stopped, step)
    if (reason !== undefined) return reason
  }
  return policy.reasonToSkip(step) ?? availability.reasonToSkip(step)
}

function dispatch(lane: Lane, step: SendStep): Promise<Dispatched> {
  return lane.limit(async () => {
    const reason = reasonToSkip(lane, step)
    if (reason !== undefined) return { reason }
    // What the target lists, and what puts things back, checks nothing.
    if (step.restores === undefined) lane.sent.count += 1
    try {
      return { exchange: await lane.exchange(step) }
    } catch (error) {
      lane.errors.push(error)
      return { reason: 'the run was interrupted' }
    }
  })
}
