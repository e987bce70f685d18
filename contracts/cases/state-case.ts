import type { Document, Link, Operation } from '#openapi'
import { type Case, caseOf, type SaidBy } from './case.ts'
import { type NearMiss, occasions } from './near-miss.ts'

/** The checks of what a change leaves behind. */
const stateChecks = {
  stale: 'After the change, the previous value is refused.',
  'links early': 'Before the change, the Link does not work with the new value.',
  'links new': 'After the change, the Link works with the new value.',
  'links old': 'After the change, the Link no longer works with the old value.',
  unchanged: 'A refused change changes nothing: the current value stays the same.',
  lasts: 'The latest value is still current after everything in between.',
  others: 'Another account is unchanged.',
  'links others': 'The Link still works for another record as it did before.',
} as const

/** The case of a value that is nearly the current one. */
export function nearMissCase(document: Document, operation: Operation, { how, occasion }: NearMiss, link: Link): Case {
  return caseOf(
    document,
    operation,
    {
      kind: 'change',
      name: `${how}${occasions[occasion].of}`,
      pointer: link.pointer,
      promise: 'Values are compared in full: one that almost matches is refused.',
    },
    saidBy(link),
  )
}

/** The case of one check of the state; the checks of Links name the Link. */
export function stateCase(document: Document, operation: Operation, check: keyof typeof stateChecks, link: Link): Case {
  return caseOf(
    document,
    operation,
    {
      kind: 'change',
      name: check.startsWith('links') ? `${link.name} ${check.slice('links '.length)}` : check,
      pointer: link.pointer,
      promise: stateChecks[check],
    },
    saidBy(link),
  )
}

/** A Link that was only concluded binds less than one that is stated. */
const saidBy = ({ inferred }: Link): SaidBy => (inferred === undefined ? [] : [{ level: 'inferred', source: inferred }])
