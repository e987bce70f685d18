import { holdsAny } from '../cases/lists.ts'
import type { Availability } from '../exchange/availability.ts'
import type { Exchange } from '../http/exchange.ts'
import type { SendStep } from '../sequence/step.ts'
import type { Admission } from '../watch/admission.ts'

/** Why an answer proves nothing, whatever it is. */
export function whyUnproved(
  { admission, availability }: { readonly admission: Admission; readonly availability: Availability },
  { expected, request }: SendStep,
  exchange: Exchange,
): string | undefined {
  const { response, reused } = exchange
  if (!response || !expected) return undefined
  const { mayRefuse, mayBeRefused, mayBeMissing, refersElsewhere, overUsed, alone, listed } = expected
  if (listed?.present && listed.paged && !holdsAny(response.json, listed.identity))
    return 'it is not on the first page of the list, but may be on another'
  if (mayRefuse?.includes(response.status)) return `the target refuses it with status ${response.status}, as HTTP allows`
  if (mayBeRefused && response.status === 401 && admission.isLetIn())
    return 'the target refuses the credential with status 401, which it accepted before: if it has expired, pass another'
  if (mayBeRefused && response.status >= 400 && response.status < 500)
    return `the target refuses this generated request with status ${response.status}: add an example to the operation`
  if (expected.rule === 'rule/accept' && response.status === 409)
    return 'the target refuses it with status 409: it conflicts with another record'
  if (mayBeMissing && response.status === 404)
    return 'the target has no record for the path of the example: pass another value with --value'
  if (refersElsewhere && [400, 404, 409, 410, 422].includes(response.status))
    return 'the target may not have the record that the body of the example names, and none could be created'
  // Of an operation that a target may lack, nothing is expected of another method either.
  if (alone && alone.status !== response.status && !availability.isServed(request.operation))
    return `nothing shows that the target has ${request.operation.id}`
  return overUsed && !reused ? 'its connection had ended before' : undefined
}
