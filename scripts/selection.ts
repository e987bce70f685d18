import { kindsOf, kindWords, type Selection } from '../contracts/index.ts'
import type { Document } from '../openapi/index.ts'
import { unknownName } from './unknown-name.ts'
import type { VerifyFlags } from './verify-flags.ts'

/**
 * Reads which cases are asked.
 *
 * @throws {ContractError} with exit code 2 for an operation that no document has, and a kind of case that does not exist.
 */
export function readSelection(documents: readonly Document[], flags: VerifyFlags): Selection {
  const { operation, exclude, case: text, only, shard } = flags
  const operations = [...new Set(documents.flatMap(({ model }) => model.operations.map(({ id }) => id)))]
  const stranger = [...(operation ?? []), ...(exclude ?? [])].find((id) => !operations.includes(id))
  if (stranger !== undefined) throw unknownName('operation', stranger, operations)
  const unknown = only?.find((word) => kindsOf(word).length === 0)
  if (unknown !== undefined) throw unknownName('kind of case', unknown, kindWords)
  return { operation, exclude, case: text, only: only?.flatMap(kindsOf), shard }
}
