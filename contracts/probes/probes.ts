import type { Document, Operation } from '#openapi'
import type { Probe } from './probe.ts'
import { requestProbes } from './request-probes.ts'
import { valueProbes } from './value-probes.ts'

/** Of how many operations the probes are kept: a run asks those of a few at a time, and of each several times. */
const mostKept = 32

const kept = new WeakMap<Document, Map<Operation, readonly Probe[]>>()

/** Lists every probe of an operation; each is one case, of the kind `auth` where it is about a credential, else `rules`. Two of the same name are one. */
export function probesOf(document: Document, operation: Operation): readonly Probe[] {
  const known = kept.get(document) ?? new Map<Operation, readonly Probe[]>()
  kept.set(document, known)
  const probes = known.get(operation) ?? distinct([...valueProbes(document, operation), ...requestProbes(document, operation)])
  // The one that was asked for last comes last, and the first goes.
  known.delete(operation)
  known.set(operation, probes)
  const [oldest] = known.size > mostKept ? known.keys() : []
  if (oldest) known.delete(oldest)
  return probes
}

function distinct(probes: readonly Probe[]): readonly Probe[] {
  return [...new Map(probes.map((probe) => [probe.name, probe])).values()]
}
