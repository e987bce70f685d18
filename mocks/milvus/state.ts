import type { Examples, operations } from '#openapi/milvus'
import type { OperationOf } from '../handlers/api.ts'
import type { MilvusOptions } from './options.ts'

/** An account. */
export interface User {
  readonly userName: string
  readonly password: string
  /** Names of the roles it holds; absent: none. `public`, which everybody has, is here only where it was granted. */
  readonly roles?: readonly string[]
}

/** A privilege of a role, as it is told. */
export type Grant = Extract<
  operations['describeRole']['responses'][200]['content']['application/json'],
  { data: unknown }
>['data'][number]

/** What users may be allowed together. */
export interface Role {
  readonly roleName: string
  /** Absent: none. */
  readonly privileges?: readonly Grant[]
}

/** Everything the mocked Milvus remembers. */
export interface MilvusState {
  readonly users: readonly User[]
  readonly roles: readonly Role[]
}

/** An operation of the document, by its id. The caller is the user whose credential was sent. */
export type Operation<Id extends keyof Examples & keyof operations> = OperationOf<
  operations[Id],
  Examples[Id],
  MilvusState,
  User,
  MilvusOptions
>
