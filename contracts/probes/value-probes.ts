import { changeOf, type Document, linkFields, type Operation, producersOf } from '#openapi'
import { referencesIn } from '../reach/placeholder.ts'
import { acceptances } from './acceptance.ts'
import { absences, breaches } from './breaches.ts'
import { judgedValues } from './judged.ts'
import { partProbes } from './part-probes.ts'
import type { Probe, Role } from './probe.ts'
import type { ProbedValue } from './probed-value.ts'

/** Lists what can be done to the values of a request's body: each rule broken once, each limit touched from inside. */
export function valueProbes(document: Document, operation: Operation): readonly Probe[] {
  const request = operation.pairs[0]?.request
  if (request?.body === undefined || !operation.requestBody) return []
  const own = judgedValues(document, operation, request.body).flatMap((judged) => {
    const field = `body${judged.at}`
    const probed = { document, operation, request, judged, field, role: roleOf(document, operation, field) }
    return [...absences(probed), ...breaches(probed), ...(mayAccept(probed) ? acceptances(probed) : [])]
  })
  return changeOf(operation) ? own : [...own, ...partProbes(document, operation, request)]
}

function roleOf(document: Document, operation: Operation, field: string): Role {
  const change = changeOf(operation)
  if (!change) {
    const isFed = producersOf(operation, document.model).some(({ link }) => linkFields(link).has(field))
    return isFed || refersToRecord(document, operation, field) ? 'reference' : 'plain'
  }
  if (change.references.includes(field)) return 'reference'
  if (change.claims.some(({ claim }) => claim === field)) return 'claim'
  return change.claims.some(({ set }) => set === field) ? 'set' : 'plain'
}

/** Whether a value names a record of another collection, which has to be there. */
const refersToRecord = (document: Document, operation: Operation, field: string): boolean =>
  operation.pairs.slice(0, 1).some(({ request }) => referencesIn(document, operation, request).some((one) => one.field === field))

/** A claim is accepted only if it is true, a reference only if it exists, and what merely looks accepts little worth asking. */
const mayAccept = ({ role, operation }: ProbedValue): boolean =>
  role === 'set' || (role === 'plain' && operation.undo !== undefined && changeOf(operation) === undefined)
