import type { Observation, ReceivedRequest } from './observed-mock.ts'

/** Says which requests the document does not allow, and what to do about it. */
export function describeRefusals(name: string, mock: Observation): readonly string[] {
  const refused = mock.unexpectedRefusals()
  const [first] = refused
  if (!first) return []
  const argument = first.operationId === undefined ? '' : `'${first.operationId}'`
  return [
    `${name} received requests that ${mock.document.file} does not allow:`,
    ...refused.flatMap(listFaults),
    `If the test expects this, say so: expect(${name}).toHaveRefused(${argument})`,
  ]
}

/** Says what is broken about a request, one line for each rule. */
export function listFaults({ method, path, operationId, faults }: ReceivedRequest): readonly string[] {
  const asked = `  ${method} ${path}${operationId === undefined ? '' : ` (${operationId})`}`
  return [asked, ...faults.map((fault) => `    ${fault}`)]
}

/**
 * Says which requests nobody answered.
 *
 * @param requests Method and URL of each. What follows a `?` is left out: a secret could be in it.
 */
export function describeUnhandled(requests: readonly string[]): readonly string[] {
  if (requests.length === 0) return []
  return [
    'No mock handles:',
    ...requests.map((request) => `  ${request.replace(/\?\S*/, '')}`),
    'Add its API to mockTest({ … }), add a handler with server.use(…), or let it through: { unhandled: "bypass" }.',
  ]
}
