import type { Document, Operation, Parameter, Response } from '#openapi'
import { effectsOf } from '#openapi/effects'
import { type Case, caseOf } from './case.ts'

/** A header by which a request says which version of a record it means, and the documented response if that is not the one it is for. */
export interface Conditional {
  readonly operation: Operation
  /** Gives the version: `ETag`. */
  readonly read: Operation
  readonly header: Parameter
  readonly response: Response
  /** Whether it is for the current version, or for another. */
  readonly cases: { readonly current: Case; readonly other: Case }
}

/**
 * Reads what an operation promises of versions: a `GET` with `If-None-Match` and 304, an update or a removal with `If-Match` and 412.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-13.1 RFC 9110, Preconditions}
 */
export function conditionalOf(document: Document, operation: Operation): Conditional | undefined {
  const [name, status] = operation.method === 'GET' ? (['if-none-match', 304] as const) : (['if-match', 412] as const)
  const header = operation.parameters.find((one) => one.in === 'header' && one.name.toLowerCase() === name)
  const response = operation.responses.find((one) => one.status === status)
  const read = operation.method === 'GET' ? operation : readerOf(document, operation)
  if (!header || !response || !read || operation.pairs.length === 0) return undefined
  const of = (version: string, promise: string) =>
    caseOf(document, operation, { kind: 'transport', name: `${header.name} of ${version}`, pointer: response.pointer, promise }, [
      header.evidence,
      response.evidence,
    ])
  const cases =
    status === 304
      ? {
          current: of('the current version', 'A version that the client has is not sent again.'),
          other: of('another version', 'A version that the client does not have is sent.'),
        }
      : {
          current: of('the current version', 'A change of the version that it names is carried out.'),
          other: of('another version', 'A change of another version than the current one is refused.'),
        }
  return { operation, read, header, response, cases }
}

/** What reads the record that an operation changes. */
function readerOf(document: Document, { path }: Operation): Operation | undefined {
  const { of } = effectsOf(document)
  return document.model.operations.find((one) => one.method === 'GET' && one.path === path && of(one).value.kind === 'read')
}

/** Lists the cases of the versions that a request may name. */
export function conditionalCases(document: Document, operation: Operation): readonly Case[] {
  const conditional = conditionalOf(document, operation)
  return conditional ? [conditional.cases.current, conditional.cases.other] : []
}
