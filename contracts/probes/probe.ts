import type { Evidence, Json, Pointer } from '#openapi'
import type { Wrong } from '../exchange/wrong-credential.ts'

/** How a value takes part in a change: whom, what is true now, what will be; `plain` in every other operation. */
export type Role = 'reference' | 'claim' | 'set' | 'plain'

/** Something done to a valid request: one rule broken, or one limit touched. */
export interface Probe {
  /** It is about a parameter that may be left out: a server that reads none of its values may pass over this one too. */
  readonly optional?: true
  /** Unique within its operation: `newPassword minLength: 7 characters`. */
  readonly name: string
  /** Name of our rule that is broken when the answer is another: `rule/constraint`. */
  readonly rule: string
  readonly outcome: 'success' | 'failure'
  readonly promise: string
  /** What it means when the answer is another. */
  readonly otherwise: string
  /** Place of the promise. */
  readonly pointer: Pointer
  /** Who has to be believed beside the operation and the place: whatever refers to it. */
  readonly saidBy?: readonly (Evidence | undefined)[]
  readonly role: Role
  readonly touch?: Touch
  readonly whole?: Whole
  /** What of the request is unusual: a server that breaks down over it is told so. */
  readonly over?: string
  /** The same with a part of its value each, to be asked where it is not accepted: which part it is. */
  readonly alone?: readonly Probe[]
  /** Why there is nothing to send: a rule for which no value could be made. */
  readonly impossible?: string
}

/** What a probe promises that has to be refused, in words; the name says what is wrong with the request. */
export const refusalOf = (name: string): Pick<Probe, 'name' | 'outcome' | 'promise' | 'otherwise'> => ({
  name,
  outcome: 'failure',
  promise: `A request with ${name} is refused.`,
  otherwise: `a request with ${name} is accepted`,
})

/** A value put in one place of the request. */
export interface Touch {
  /** `body/newPassword`, `query.page`. */
  readonly field: string
  /** Absent: the field is left out. */
  readonly value?: Json
  /** What is put there in place of `value`: made of what the valid request has there. */
  readonly made?: (valid: Json) => Json
  /** The value has to be new each time, its length kept: its end is replaced, or its letters and digits are others of their kind. */
  readonly fresh?: 'end' | 'letters'
  /** The part that stays as it is all the same. */
  readonly kept?: string
}

/** Something done to the request as a whole. */
export type Whole =
  | { readonly kind: 'text'; readonly change: (valid: string) => string }
  | { readonly kind: 'method'; readonly method: string }
  /** `scheme`: the one it is about; absent: the first of the operation, or where there is none at all, all of them. */
  | { readonly kind: 'credential'; readonly credential: 'none' | Wrong; readonly scheme?: string }
