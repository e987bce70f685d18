import { answer } from '../handlers/outcome.ts'
import { describeAnswers } from '../sandboxes/prefer.ts'
import { StoreError } from '../store/error.ts'
import type { Controlled, ServerFault } from './controlled.ts'
import { meantBy, type Operation } from './operation.ts'

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
    try {
      actions.faults.set(faults)
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      return refusalOf(controlled, faults, error)
    }
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

function refusalOf({ mocks }: Controlled, faults: readonly ServerFault[], { code }: StoreError) {
  const operations = mocks.flatMap(({ document }) => document.model.operations)
  const known = new Set(operations.map(({ id }) => id))
  const stranger = faults.find(({ operation }) => operation !== undefined && !known.has(operation))
  if (code === 'unknown-operation')
    return answer('unknownOperation', {
      operation: stranger?.operation ?? faults[0]?.operation ?? '',
      operations: [...known].join(', '),
    })
  const refused = faults.find((fault) => fault.kind === 'status' && fault.example !== undefined)
  const operation = operations.find(({ id }) => id === refused?.operation)
  return answer('unknownExample', {
    operation: operation?.id ?? '',
    answers: operation ? describeAnswers(operation) : '',
  })
}
