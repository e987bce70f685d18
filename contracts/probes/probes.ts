import type { Document, Operation } from '#openapi'
import type { Probe } from './probe.ts'
import { requestProbes } from './request-probes.ts'
import { valueProbes } from './value-probes.ts'

const known = new WeakMap<Operation, readonly Probe[]>()

/** Lists every probe of an operation; each is one case, of the kind `auth` where it is about a credential, else `rules`. Two of the same name are one. */
export function probesOf(document: Document, operation: Operation): readonly Probe[] {
  const made = known.get(operation) ?? distinct([...valueProbes(document, operation), ...requestProbes(document, operation)])
  known.set(operation, made)
  return made
}

function distinct(probes: readonly Probe[]): readonly Probe[] {
  return [...new Map(probes.map((probe) => [probe.name, probe])).values()]
}
