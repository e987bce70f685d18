import type { Examples, operations } from '#openapi/milvus'
import type { OperationOf } from '../handlers/api.ts'

/** An account. */
export interface User {
  readonly userName: string
  readonly password: string
}

/** Everything the mocked Milvus remembers. */
export interface MilvusState {
  readonly users: readonly User[]
}

/** An operation of the document, by its id. The caller is the user whose credential was sent. */
export type Operation<Id extends keyof Examples & keyof operations> = OperationOf<operations[Id], Examples[Id], MilvusState, User>
