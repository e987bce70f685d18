import type { MatcherState, SyncMatcherResult } from 'vitest'
import type { CollectionsOf, OperationsOf } from '../../typed/mock.ts'
import { type Contract, documentOf, findOperation, listBroken } from './contract.ts'
import { hideSecrets, type Secretive, show } from './hidden.ts'
import type { Observation, ReceivedRequest } from './observed-mock.ts'
import { listFaults } from './problems.ts'

interface DoublecheckMatchers<R, T> {
  /**
   * A response is what the document promises: status, content type, headers, and the schema of its body.
   *
   * @param contract The API, or the mock that answered.
   * @param operationId Default: the operation at the response's URL.
   */
  toKeepContract: (contract: Contract, operationId?: string) => Promise<void>
  /** A mock was asked for an operation, with at least these values in body, query and path. */
  toHaveReceived: (operationId: OperationsOf<T>, values?: object) => R
  /** A mock was asked what the document does not allow. A request that is expected so does not fail the test. */
  toHaveRefused: (operationId?: OperationsOf<T>, values?: object) => R
  /** A collection of a mock has a record with at least these values. */
  toHaveRecord: (collection: CollectionsOf<T>, values: object) => R
}

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends DoublecheckMatchers<R, T> {}
}

/** For `expect.extend`; `mockTest` has done that already. */
export const matchers = { toKeepContract, toHaveReceived, toHaveRefused, toHaveRecord }

async function toKeepContract(received: Response, contract: Contract, operationId?: string): Promise<SyncMatcherResult> {
  const operation = findOperation(contract, received, operationId)
  if (typeof operation === 'string') throw new Error(operation)
  const broken = await listBroken(documentOf(contract), operation, received)
  return {
    pass: broken.length === 0,
    message: () =>
      broken.length === 0
        ? `expected the response of ${operation.id} to break its contract, but it keeps it`
        : `the response of ${operation.id} breaks its contract:\n${broken.map((one) => `  ${one}`).join('\n')}`,
  }
}

function toHaveReceived(this: MatcherState, mock: Observation, operationId: string, values: object = {}): SyncMatcherResult {
  requireOperation(mock, operationId)
  const found = mock.requests.filter((one) => one.operationId === operationId && hasValues(this, valuesOf(one), values))
  return {
    pass: found.length > 0,
    message: () => `expected ${described(this, operationId, mock, values)}\n${listReceived(mock)}`,
  }
}

function toHaveRefused(this: MatcherState, mock: Observation, operationId?: string, values: object = {}): SyncMatcherResult {
  if (operationId !== undefined) requireOperation(mock, operationId)
  const refused = mock.requests.filter(({ faults }) => faults.length > 0)
  const found = refused.filter((one) => one.operationId === operationId && hasValues(this, valuesOf(one), values))
  for (const one of found) mock.expectRefusal(one)
  const asked = described(this, operationId ?? 'a request that matches no operation', mock, values)
  const listed = refused.length > 0 ? refused.flatMap(listFaults).join('\n') : '  none'
  return { pass: found.length > 0, message: () => `expected, and refused, ${asked}\nrefused:\n${listed}` }
}

function toHaveRecord(this: MatcherState, mock: Secretive, collection: string, values: object): SyncMatcherResult {
  const records = recordsOf(mock, collection)
  const found = records.some((record) => hasValues(this, record, values))
  const listed = records.map((record) => `  ${show(hideSecrets(mock, record))}`).join('\n')
  const wanted = show(hideSecrets(mock, values))
  return {
    pass: found,
    message: () =>
      `expected ${this.isNot ? 'no record' : 'a record'} of ${collection} with ${wanted}\nrecords:\n${listed || '  none'}`,
  }
}

/** @throws {Error} When there is none; a test that asks for a wrong name with `not` would pass for ever. */
function requireOperation({ document }: Observation, operationId: string): void {
  const ids = document.model.operations.map(({ id }) => id)
  if (!ids.includes(operationId))
    throw new Error(`${document.file} has no operation "${operationId}". It has: ${ids.join(', ')}.`)
}

function recordsOf(mock: object, name: string): readonly object[] {
  const collection: unknown = (mock as Readonly<Record<string, unknown>>)[name]
  if (typeof collection === 'object' && collection !== null && 'all' in collection && typeof collection.all === 'function')
    return collection.all() as readonly object[]
  throw new Error(`This mock has no collection "${name}".`)
}

const hasValues = ({ equals, utils, customTesters }: MatcherState, actual: object, values: object): boolean =>
  equals(actual, values, [...customTesters, utils.iterableEquality, utils.subsetEquality])

const valuesOf = ({ body, parameters }: ReceivedRequest): object =>
  typeof body === 'object' && body !== null ? { ...parameters, ...body } : { ...parameters }

function described({ isNot }: MatcherState, operationId: string, mock: Observation, values: object): string {
  const asked = `${isNot ? 'no request' : 'a request'} for ${operationId}`
  return Object.keys(values).length === 0 ? asked : `${asked} with ${show(hideSecrets(mock, values))}`
}

function listReceived(mock: Observation): string {
  const lines = mock.requests.map(
    (one) => `  ${one.operationId ?? `${one.method} ${one.path}`} ${show(hideSecrets(mock, valuesOf(one)))}`,
  )
  return `received:\n${lines.join('\n') || '  none'}`
}
