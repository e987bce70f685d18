import { askVariants, type Settled, settledBy, type Writing } from './ask-variants.ts'
import { changeOnce, ordinaryChange, recover, type Work } from './change-work.ts'
import type { Sequence } from './step.ts'

/** Writes an ordinary change in every way that means the same; that it was served is proved by the next one. */
export const checkVariants = (work: Work): Sequence<boolean> =>
  askVariants(work.facts, work.operation, (writing) => changeAs(work, writing))

function* changeAs(work: Work, { cases, write, expected, kept }: Writing): Sequence<Settled> {
  const reply = yield* changeOnce(work, { ...cases, expected }, write)
  const served = reply.outcome === 'success'
  const used = served && cases.case ? yield* ordinaryChange(work, cases.case, kept) : yield* ordinaryChange(work)
  if (used !== 'success' && !(yield* recover(work, []))) return 'stuck'
  return served && used !== 'success' ? 'broken' : settledBy(reply)
}
