import type { DocumentApi } from '../document-api.ts'

/** What the module of a document knows of it, as `doublecheck generate` writes it. */
export interface ApiTypes {
  /** {@link OperationTypes} by operation id. */
  readonly operations: object
  /** A record of each collection, by the collection's name. */
  readonly records: object
  /** The same by path template. */
  readonly paths: object
  /** Names of the starting states. */
  readonly scenarios: string
}

/** What is known of an operation. */
export interface OperationTypes {
  readonly path: object
  readonly query: object
  readonly header: object
  readonly cookie: object
  readonly body: unknown
  /** Bodies by status, range of statuses, or `default`. */
  readonly responses: object
  /** Names of its response examples. */
  readonly examples: string
}

/** Holds the types of an API; it is nowhere when the program runs. */
export declare const typesOf: unique symbol

/** An API whose operations, collections and names have types. */
export interface TypedApi<Types extends ApiTypes> extends DocumentApi {
  readonly [typesOf]: Types
}

/** Any other API. */
export interface UntypedApi {
  readonly [typesOf]?: never
}

/** Ids of the operations. */
export type OperationId<Types extends ApiTypes> = keyof Types['operations'] & string

/** The state of a typed mock, by names of collections. */
export type TypedState<Types extends ApiTypes> = {
  readonly [Name in keyof Types['records']]: readonly (Types['records'][Name] & object)[]
}
