import type { Document, Outcome, Reading } from '#openapi'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import type { Exchange, ReceivedResponse } from '../http/exchange.ts'
import type { Expected } from '../sequence/step.ts'
import type { Finding } from './finding.ts'

/** An exchange beside its promise: what each matcher looks at. */
export interface Matched {
  readonly document: Document
  readonly planned: PlannedRequest
  readonly expected: Expected
  readonly exchange: Exchange
  readonly response: ReceivedResponse
  /** The documented answer this one is read as. */
  readonly reading: Reading | undefined
  readonly outcome: Outcome
  /** Remembers values that have to be new each time. */
  readonly seen: Set<unknown>
}

/** Compares one aspect of an answer with its promise. */
export type Matcher = (matched: Matched) => readonly Finding[]

/** What is needed to compare an exchange with its promise. */
export type ToMatch = Omit<Matched, 'response' | 'reading' | 'outcome'>
