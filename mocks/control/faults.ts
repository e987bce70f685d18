import type { Operation as Documented } from '#openapi'
import { answer } from '../handlers/outcome.ts'
import type { AnyMock } from '../mock.ts'
import { describeAnswers, findAnswer } from '../sandboxes/prefer.ts'
import type { Controlled, ServerFault } from './controlled.ts'
import { meantBy, type Operation } from './operation.ts'
import { isFor } from './server-sandbox.ts'

/** Lists what goes wrong on purpose. */
export const listFaults =
  (controlled: Controlled): Operation<'listFaults'> =>
  ({ header }) => {
    const { sandbox, actions } = meantBy(controlled, header)
    return answer('faults', { sandbox, faults: actions.faults.list() })
  }

/** Replaces what goes wrong on purpose. */
export const setFaults =
  (controlled: Controlled): Operation<'setFaults'> =>
  ({ body, header }) => {
    const { sandbox, actions } = meantBy(controlled, header)
    const faults = (body.faults as readonly ServerFault[]).map(withoutHits)
    const refused = refusalOf(controlled, faults)
    if (refused) return refused
    actions.faults.set(faults)
    return answer('set', { sandbox, faults: actions.faults.list() })
  }

/** A list that was given before may be sent again: how often each had hit is not looked at. */
const withoutHits = (fault: ServerFault): ServerFault =>
  Object.fromEntries(Object.entries(fault).filter(([name]) => name !== 'hits')) as unknown as ServerFault

/** Lets everything go right again. */
export const clearFaults =
  (controlled: Controlled): Operation<'clearFaults'> =>
  ({ header }) => {
    meantBy(controlled, header).actions.faults.clear()
    return answer('204')
  }

function refusalOf({ mocks }: Controlled, faults: readonly ServerFault[]) {
  const operations = mocks.flatMap(({ document }) => document.model.operations)
  const served = (fault: ServerFault) => mocks.filter((mock) => isFor(fault, mock)).flatMap((mock) => operationsOf(mock, fault))
  const stranger = faults.find((fault) => served(fault).length === 0)
  if (stranger)
    return answer('unknownOperation', {
      operation: stranger.operation ?? stranger.api ?? '',
      operations: [...new Set(operations.map(({ id }) => id))].join(', '),
    })
  const unanswered = faults.find((fault) => !served(fault).some((operation) => hasAnswer(operation, fault)))
  if (!unanswered) return undefined
  const answers = served(unanswered).flatMap((operation) => describeAnswers(operation).split(', '))
  return answer('unknownExample', { operation: unanswered.operation ?? '*', answers: [...new Set(answers)].join(', ') })
}

const operationsOf = ({ document }: AnyMock, { operation }: ServerFault): readonly Documented[] =>
  document.model.operations.filter(({ id }) => operation === undefined || id === operation)

const hasAnswer = (operation: Documented, fault: ServerFault): boolean =>
  fault.kind !== 'status' ||
  fault.example === undefined ||
  findAnswer(operation, { code: fault.status, example: fault.example }) !== undefined
