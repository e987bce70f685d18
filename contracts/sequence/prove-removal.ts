import type { Operation } from '#openapi'
import { livesOf } from '../cases/lifecycle.ts'
import { type LifecycleCheck, lifecycleChecks } from '../cases/lifecycle-checks.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import type { Facts } from './facts.ts'
import { caseIn } from './lifecycle/living.ts'
import { isListed } from './listed-record.ts'
import { lose, type Sequence, tell } from './step.ts'

/** Where nothing reads a record, its list tells: it was there, and is not any more. */
export function* whyListed(
  facts: Facts,
  creator: Operation,
  removal: PlannedRequest,
  wasListed: boolean | undefined,
): Sequence<string | undefined> {
  if (wasListed === undefined) return 'no operation reads it afterwards'
  const life = livesOf(facts.document).find((one) => one.creator === creator)
  if (!wasListed) {
    const list = life?.list
    if (list)
      yield* tellOf(facts, creator, { check: 'listed', operation: list, message: 'the created record is not in the list' })
    return 'no operation shows it before its removal'
  }
  const is = yield* isListed(facts, removal)
  if (is === false) return undefined
  yield* lose(describe(removal))
  if (is)
    yield* tellOf(facts, creator, {
      check: 'unlisted',
      operation: removal.operation,
      message: 'the removed record is still in the list',
    })
  return is ? 'it is still listed afterwards' : 'the list could not be read afterwards'
}

/** That the undo does not remove is a broken promise of the operation it leads to. */
export const tellKept = (facts: Facts, creator: Operation, { operation }: PlannedRequest): Sequence =>
  tellOf(facts, creator, { check: 'gone', operation, message: 'the removed record can still be read' })

/** Nothing shows what a success made: it is not in its list, and cannot be removed. */
export const tellLost = (facts: Facts, creator: Operation): Sequence =>
  tellOf(facts, creator, {
    check: 'listed',
    message: 'the created record is not there: no list has it, and it cannot be removed',
  })

/** Whatever is asked for, a server does not break down over what is gone. */
export const tellBroken = (facts: Facts, creator: Operation, { operation }: PlannedRequest, status: number): Sequence =>
  tellOf(facts, creator, {
    check: 'gone',
    operation,
    message: `reading the removed record causes a server error: status ${status}`,
  })

interface Seen {
  readonly check: LifecycleCheck
  /** Absent: what lists the collection. */
  readonly operation?: Operation
  readonly message: string
}

function* tellOf(facts: Facts, creator: Operation, { check, operation: about, message }: Seen): Sequence {
  const life = livesOf(facts.document).find((one) => one.creator === creator)
  const operation = about ?? life?.list
  if (!life || !operation) return
  const [expected, actual] = check === 'listed' ? ['success', 'failure'] : ['failure', 'success']
  yield* tell({
    case: caseIn({ facts, life }, { check, operation }),
    operation,
    rule: lifecycleChecks[check].rule,
    message,
    expected,
    actual,
  })
}

/** Says what a removal is about: `DELETE /users/"k3f9"`. */
export const describe = ({ operation, values }: PlannedRequest): string =>
  `${operation.method} ${operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) => JSON.stringify(values.parameters[`path.${name}`]))}`
