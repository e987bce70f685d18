import { createPolicy, type Selection, selectCases } from '../contracts/index.ts'
import { type Document, printable } from '../openapi/index.ts'
import type { VerifyFlags } from './verify-flags.ts'

/** Shows each case with its promise, and why it would not be sent; what turns out only in a run is not known here. */
export function listCases(documents: readonly Document[], selection: Selection, { target, allow }: VerifyFlags): 0 {
  const cases = documents.flatMap((document) => {
    const options = { target: target ?? 'http://127.0.0.1', mock: target === undefined, allow, accounts: [], isOwn: () => false }
    const policy = createPolicy(document, options)
    const reasons = new Map(document.model.operations.map((operation) => [operation.id, policy.reasonToSkipAll(operation)]))
    return selectCases(document, selection).map((one) => ({ ...one, reason: reasons.get(one.operation) }))
  })
  for (const { id, promise, reason } of cases)
    process.stdout.write(printable(`${id}\n    ${promise}\n${reason === undefined ? '' : `    not sent: ${reason}\n`}`))
  const sent = cases.filter(({ reason }) => reason === undefined).length
  process.stdout.write(`${cases.length} cases${sent === cases.length ? '' : `, ${cases.length - sent} of them not sent`}\n`)
  return 0
}
