import { printable, type Rejections } from '#openapi'
import { StoreError } from '../store/error.ts'
import { NoRejectionError } from './judge.ts'
import type { ResponseParts } from './message.ts'
import { problem } from './problem.ts'
import { BrokenAnswerError, type Responder } from './respond.ts'

/**
 * Told about every error inside an operation, with the operation's id.
 *
 * @param reason The same in a sentence, without secrets.
 */
export type OnError = (error: unknown, operationId: string | undefined, reason: string) => void

/** Tells the developer: on stderr, or in the page's console. */
export const printReason: OnError = (_error, _operationId, reason) => console.error(reason)

/**
 * Creates the response to an error: as the document says; in plain words where it says nothing, or is itself what is broken.
 *
 * @param reason What went wrong, without secrets.
 */
export function createFailure({ broken }: Rejections, responder: Responder) {
  return (error: unknown, reason: string): ResponseParts => {
    const inPlainWords = () => ({ ...responder.fail(reason), failure: reason })
    if (!broken || isAboutDocument(error)) return inPlainWords()
    try {
      return { ...responder.respond(broken), failure: reason }
    } catch {
      // A clock or a source of ids that throws breaks this answer too.
      return inPlainWords()
    }
  }
}

const isAboutDocument = (error: unknown): error is Error =>
  error instanceof BrokenAnswerError || error instanceof NoRejectionError

/** Gives the response to a request that there was no room for; undefined for any other error. */
export function noRoomFor(error: unknown): ResponseParts | undefined {
  if (!(error instanceof StoreError) || error.code !== 'full') return undefined
  return { ...problem(507, 'Insufficient Storage', `doublecheck mock: ${error.message}`), failure: error.message }
}

/** The longest message of an error that is told, in characters. */
const longestMessage = 500

/**
 * Says what went wrong in an operation.
 *
 * @param hide Hides secrets: an error may quote what it was given.
 */
export function describeError(error: unknown, operationId: string | undefined, hide: (text: string) => string): string {
  if (isAboutDocument(error)) return error.message
  const text =
    error instanceof Error
      ? `${error.name}: ${error.message}`
      : `it threw ${typeof error === 'string' ? `"${error}"` : typeof error}`
  const shown = printable(hide(text)).replaceAll(/\s+/g, ' ')
  const cut = shown.length > longestMessage ? `${shown.slice(0, longestMessage)}…` : shown
  return `doublecheck mock: the operation "${operationId ?? 'unknown'}" failed: ${cut}`
}
