import type { Document, Operation } from '#openapi'
import { createRecent } from '../recent.ts'
import type { Probe } from './probe.ts'
import { requestProbes } from './request-probes.ts'
import { valueProbes } from './value-probes.ts'

/** A run asks the probes of a few operations at a time, and of each several times. */
const recent = createRecent<readonly Probe[]>(4_000, (probes) => probes.length)

/** Lists every probe of an operation; each is one case, of the kind `auth` where it is about a credential, else `rules`. Two of the same name are one. */
export const probesOf = (document: Document, operation: Operation): readonly Probe[] =>
  recent(document, operation, () => distinct([...valueProbes(document, operation), ...requestProbes(document, operation)]))

function distinct(probes: readonly Probe[]): readonly Probe[] {
  return [...new Map(probes.map((probe) => [probe.name, probe])).values()]
}
