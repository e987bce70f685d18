import type { Rejections } from '#openapi'
import { NoRejectionError } from './judge.ts'
import type { ResponseParts } from './message.ts'
import { BrokenAnswerError, type Responder } from './respond.ts'

/** Creates the answer to an error: as the document says; in plain words where it says nothing, or is itself what is broken. */
export function createFailure({ broken }: Rejections, responder: Responder) {
  return (error: unknown, operationId: string | undefined): ResponseParts => {
    const inPlainWords = () => responder.fail(describeError(error, operationId))
    if (!broken || isAboutDocument(error)) return inPlainWords()
    try {
      return responder.respond(broken)
    } catch {
      // A clock or a source of ids that throws breaks this answer too.
      return inPlainWords()
    }
  }
}

const isAboutDocument = (error: unknown): error is Error =>
  error instanceof BrokenAnswerError || error instanceof NoRejectionError

/** Says what went wrong. The words of a foreign error are left out: a secret could be in them. */
function describeError(error: unknown, operationId: string | undefined): string {
  if (isAboutDocument(error)) return error.message
  const kind = error instanceof Error ? error.name : typeof error
  return `doublecheck mock: the operation "${operationId ?? 'unknown'}" failed with ${kind}.`
}
