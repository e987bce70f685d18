import type { Examples, operations } from '#openapi/uiza'
import type { OperationOf } from '../handlers/api.ts'

type Update = operations['updateUser']

/** What is told of an account. */
export type PublicUser = NonNullable<Update['responses'][200]['content']['application/json']['data']>

/** An account: what is told of it, and what never is. */
export type User = PublicUser &
  Readonly<Pick<Update['requestBody']['content']['application/json'], 'dob' | 'gender'>> & { readonly password: string }

/** A key that may be sent as credential. */
export interface Key {
  readonly key: string
  /** Whose it is; absent for the key of an Admin that belongs to no account. */
  readonly userId?: string
  /** Until when it serves, in milliseconds since 1970; absent: for ever. */
  readonly expiresAt?: number
}

/** Everything the mocked Uiza remembers. */
export interface UizaState {
  readonly users: readonly User[]
  readonly keys: readonly Key[]
}

/** Whose request it is: the key that was sent, and the account it belongs to. */
export interface Caller {
  readonly key: Key
  readonly user: User | undefined
}

/** An operation of the document, by its id. */
export type Operation<Id extends keyof Examples & keyof operations> = OperationOf<operations[Id], Examples[Id], UizaState, Caller>
