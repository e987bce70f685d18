import type { Document, Link, Operation, RequestExample } from '#openapi'
import { effectsOf } from '#openapi/effects'
import type { Case } from '../cases/case.ts'
import type { Given } from '../exchange/credential.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'

/** An account the run was given to work on, where it cannot create one. */
export interface Account {
  /** What requests refer to it by: its name, or its id. */
  readonly name: string
  readonly password: string
}

/** What a sequence may know about the run. Where it was given a credential, a request without it, or with a wrong one, has to be refused. */
export interface Facts extends Given {
  readonly document: Document
  /** Gives a short text nobody has seen before in this run or any other: `k3f9`. */
  readonly createId: () => string
  /** Whether a text holds an id of this run. */
  readonly isOwn?: (text: string) => boolean
  /** Whether accounts the run did not create may be changed and put back: on the mock and on loopback only. */
  readonly mayUseDocumentedAccounts: boolean
  /** Accounts given with `--account`; the first is changed and put back, the second has to stay as it is. */
  readonly accounts: readonly Account[]
  /** Whether even what the run did not create may be dropped: on the mock the run started itself. */
  readonly mayDropAnything: boolean
  /** Whether what the target lists may be changed, and what nothing removes may be left, where a request was made from the schemas. */
  readonly allowsAll?: boolean
  /** Whether a case is asked for; the others are sent only where one of those needs them. */
  readonly wants: (one: Case) => boolean
  /** Operations whose undo was only concluded, and seen to work. */
  readonly proved?: ReadonlySet<Operation>
  /** What was found out on the way and holds for the whole run. */
  readonly learned: {
    asksForNothing?: boolean
    servesAnybody?: boolean
    notations?: readonly number[]
    /** What signs the run in since its own credential does not any more, without the scheme's prefix. */
    credential?: { readonly value: string } | undefined
  }
}

/** A request to an operation, in the notation the target serves and with the run's credential. */
export function plan({ document, learned }: Facts, operation: Operation, values: RequestExample): PlannedRequest {
  const notation = document.model.notations[learned.notations?.[0] ?? 0] ?? ''
  return { operation, values, notation, credential: learned.credential ?? 'own' }
}

/** The request that removes what an operation created: as the document says, or as it was seen to work. */
export const undoOf = ({ document, proved }: Facts, operation: Operation): Link | undefined =>
  operation.undo ?? (proved?.has(operation) ? effectsOf(document).undoOf(operation)?.value : undefined)

/** Finds an operation by id; documents are checked when they are loaded, so a Link always leads to one. */
export function operationOf({ document }: Pick<Facts, 'document'>, id: string): Operation {
  const operation = document.model.operations.find((one) => one.id === id)
  if (!operation) throw new Error(`${document.file} has no operation "${id}".`)
  return operation
}
