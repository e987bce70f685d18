import { changeOf } from '#openapi'
import { createFinding } from '../match/finding.ts'
import type { Note, TellStep } from '../sequence/note.ts'
import type { Reply, SendStep } from '../sequence/step.ts'
import type { UndoLog } from '../undo/undo-log.ts'
import { type Conclusion, leaveOut, takeDown } from './conclude.ts'

/** What is not sent any more, and why. */
export interface Stopped {
  now?: TellStep['stops']
}

/** What the notes of a sequence go to. */
export interface NoteTaker extends Conclusion {
  readonly undoLog: UndoLog
  /** Resolves when every sequence before this one has ended. */
  readonly alone: Promise<unknown>
  readonly unrestored: string[]
  readonly stopped: Stopped
}

const noted: Reply = { outcome: 'unsent' }
const refused: Reply = { outcome: 'failure' }

/** Takes a step that sends nothing. Only to hold something can be refused. */
export async function takeNote(taker: NoteTaker, step: Note): Promise<Reply> {
  const { undoLog, unrestored, redactor } = taker
  switch (step.kind) {
    case 'skip':
      leaveOut(taker, step.case, step.reason)
      break
    case 'hold':
      await taker.alone
      return step.found && (taker.stopped.now || !(await undoLog.hold(step.operation, step.found))) ? refused : noted
    case 'let-go':
      undoLog.letGo(step.operation, step.found)
      break
    case 'guard':
      undoLog.guard(step.operation, step.remembered)
      break
    case 'proved':
      undoLog.proved(step.operation)
      break
    case 'lost':
      unrestored.push(redactor.redact(step.what))
      break
    case 'tell':
      tellFinding(taker, step)
      break
    default:
      return step satisfies never
  }
  return noted
}

function tellFinding(taker: NoteTaker, { case: one, operation, stops, rule, message, expected, actual }: TellStep): void {
  const { document, stopped } = taker
  stopped.now = stops ?? stopped.now
  const broken = { rule, message, expected, actual, pointer: '', source: one.pointer, promise: one }
  takeDown(taker, one, (recorder, wanted) => recorder.failed(wanted, createFinding({ document, planned: { operation } }, broken)))
}

/** Why a request is not sent any more. */
export function reasonToStop({ now }: Stopped, { request: { operation } }: SendStep): string | undefined {
  return now && (now.what === 'everything' || changeOf(operation)) ? now.reason : undefined
}
