import { askVariants, type Settled, settledBy, type Writing } from './ask-variants.ts'
import { changeOnce, ordinaryChange, recover, type Work } from './change-work.ts'
import type { Sequence } from './step.ts'

/** Writes an ordinary change in every way that means the same; that it was served is proved by the next one. */
export const checkVariants = (work: Work): Sequence<boolean> =>
  askVariants(work.facts, work.operation, (writing) => changeAs(work, writing))

function* changeAs(work: Work, { write, kept, ...step }: Writing): Sequence<Settled> {
  const reply = yield* changeOnce(work, step, write)
  const served = reply.outcome === 'success'
  const used = served && step.case ? yield* ordinaryChange(work, step.case, kept) : yield* ordinaryChange(work)
  if (used !== 'success' && !(yield* recover(work, []))) return 'stuck'
  return served && used !== 'success' ? 'broken' : settledBy(reply)
}
