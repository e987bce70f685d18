import { keysOf } from '../model/pointer.ts'
import type { Check } from './check.ts'
import type { Visited } from './visit.ts'

/**
 * Everything an API promises says who says so: operations, examples, and the shared schemas and responses. A response written
 * inside an operation has the operation's evidence where it says nothing else.
 */
export const checkEvidence: Check = ({ locate }, visited) =>
  visited
    .filter((place) => isPromise(place) && place.fields['x-evidence'] === undefined)
    .map(({ pointer }) => ({
      what: `\`${keysOf(pointer).at(-1)}\` has no \`x-evidence\`.`,
      where: locate(pointer),
      next: "Add `x-evidence: { documented: '…' }` or `x-evidence: { observed: '…' }` with the source.",
    }))

function isPromise({ pointer, kinds }: Visited): boolean {
  if (kinds.has('reference')) return false
  if (/^#\/components\/(schemas|responses)\/[^/]+$/.test(pointer)) return true
  return ['operation', 'example', 'requestExample', 'responseExample'].some((kind) => kinds.has(kind as never))
}
