import { keysOf } from '../model/pointer.ts'
import type { Check } from './check.ts'
import type { Visited } from './visit.ts'

/**
 * Everything an API promises says who says so: operations, examples, and the shared schemas and responses. A response written
 * inside an operation has the operation's evidence where it says nothing else. Of a document that says it nowhere it is said once.
 */
export const checkEvidence: Check = ({ locate }, visited) => {
  const promises = visited.filter(isPromise)
  const silent = promises.filter((place) => place.fields['x-evidence'] === undefined)
  if (silent.length === promises.length && silent.length > 1) return [unmarked(silent.length, locate('#'))]
  return silent.map(({ pointer }) => ({
    what: `\`${keysOf(pointer).at(-1)}\` has no \`x-evidence\`.`,
    where: locate(pointer),
    next: "Add `x-evidence: { documented: '…' }` or `x-evidence: { observed: '…' }` with the source.",
  }))
}

const unmarked = (count: number, where: string) => ({
  what: `None of the ${count} operations, schemas and examples has \`x-evidence\`, so all of them count as documented.`,
  where,
  next: "Mark behaviour that was only observed: `x-evidence: { observed: '…' }`.",
})

function isPromise({ pointer, kinds }: Visited): boolean {
  if (kinds.has('reference')) return false
  if (/^#\/components\/(schemas|responses)\/[^/]+$/.test(pointer)) return true
  return ['operation', 'example', 'requestExample', 'responseExample'].some((kind) => kinds.has(kind as never))
}
