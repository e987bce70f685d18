import type { PlannedRequest } from '../exchange/planned-request.ts'
import type { Names } from './names.ts'

/** What a case works on. */
export interface Subject {
  /** Made by the run itself; given with `--account`; spoken of by the document; or the pair needs none (it asks for a list, or for nobody). */
  readonly origin: 'created' | 'account' | 'documented' | 'needless'
  readonly names: Names
  /** Requests that remove what was created for it, the last created first. */
  readonly undo: readonly PlannedRequest[]
  /** Why nothing was created, where it was found. */
  readonly why?: string
}

/** Why there is no subject, and what was created before that was known. */
export interface NoSubject {
  readonly origin: 'none'
  readonly reason: string
  readonly undo: readonly PlannedRequest[]
}

/** Whether a subject was there before the run, and so has to be put back. */
export const isFound = ({ origin }: Subject): boolean => origin === 'account' || origin === 'documented'
