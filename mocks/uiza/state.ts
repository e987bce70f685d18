import type { Examples, operations } from '#openapi/uiza'
import type { OperationOf } from '../handlers/api.ts'

/** What is told of an account, and its password, which never is. */
export type User = operations['retrieveUser']['responses'][200]['content']['application/json']['data'] & {
  readonly password: string
}

/** A key that may be sent as credential. */
export interface Key {
  readonly key: string
  /** Whose it is; absent for the key of an Admin. */
  readonly userId?: string
}

/** Everything the mocked Uiza remembers. */
export interface UizaState {
  readonly users: readonly User[]
  readonly keys: readonly Key[]
}

/** An operation of the document, by its id. The caller is the key that was sent. */
export type Operation<Id extends keyof Examples & keyof operations> = OperationOf<operations[Id], Examples[Id], UizaState, Key>
