import type { AnyApi } from '../handlers/api.ts'
import type { Outcome } from '../handlers/outcome.ts'
import type { OwnOperations, OwnRequest, Reply } from '../handlers/own-operation.ts'
import type { Collections } from '../store/sandbox.ts'
import type { UniqueCollection } from '../store/unique-collection.ts'
import type { ApiTypes, OperationTypes, TypedApi, TypedState, UntypedApi } from './api.ts'

/** The values of a request for an operation, and the collections by their names. */
export type TypedRequest<Types extends ApiTypes, One extends OperationTypes> = Omit<
  Collections<TypedState<Types>>,
  keyof OwnRequest
> &
  Omit<OwnRequest, 'path' | 'query' | 'header' | 'cookie' | 'body' | 'collections'> &
  Pick<One, 'path' | 'query' | 'header' | 'cookie' | 'body'> & {
    readonly collections: { readonly [Path in keyof Types['paths']]: UniqueCollection<Types['paths'][Path] & object> }
  }

/** The documented responses of an operation. */
export type TypedReply<One extends OperationTypes> = {
  [Status in keyof One['responses']]: {
    readonly status: Status extends number ? Status : number
    readonly headers?: Readonly<Record<string, string>>
  } & BodyOf<One['responses'][Status]>
}[keyof One['responses']]

type BodyOf<Body> = [Body] extends [undefined] ? { readonly body?: undefined } : { readonly body: Body }

/** An operation of one's own. `next` gives what happens without it. */
export type TypedOperation<Types extends ApiTypes, One extends OperationTypes> = (
  request: TypedRequest<Types, One>,
  next: () => Promise<TypedReply<One>>,
) => Answered<One> | Promise<Answered<One>>

type Answered<One extends OperationTypes> = TypedReply<One> | Outcome<One['examples']>

/** Operations of one's own, by operation id. */
export type TypedOperations<Types extends ApiTypes> = {
  readonly [Id in keyof Types['operations']]?: Types['operations'][Id] extends OperationTypes
    ? TypedOperation<Types, Types['operations'][Id]>
    : never
}

/** An operation of one's own for an API whose names are not known. */
export type PlainOperation = (
  request: OwnRequest & { readonly collections: Readonly<Record<string, UniqueCollection<Record<string, unknown>>>> },
  next: () => Promise<Reply>,
) => Reply | Outcome | Promise<Reply | Outcome>

/**
 * Says what single operations do, in the place of what the document lets one conclude, or around it.
 *
 * @param api The API, as `doublecheck generate` or `openapi` gives it.
 * @param operations By operation id: each gets the values of the request and the collections, and `next`, which does what happens without it.
 * @returns The operations: for the option `operations` of `createMock`, which looks whether the document has each, and for `doublecheck mock FILE` as the export `operations` of `FILE.operations.ts`.
 * @example
 * export const operations = defineOperations(pets, {
 *   adoptPet: ({ path, pets }, next) => (pets.find(path.petId)?.adopted ? answer('alreadyAdopted') : next()),
 * })
 */
export function defineOperations<Types extends ApiTypes>(
  api: TypedApi<Types>,
  operations: TypedOperations<Types>,
): TypedOperations<Types>
export function defineOperations(api: AnyApi & UntypedApi, operations: Readonly<Record<string, PlainOperation>>): OwnOperations
export function defineOperations(_api: AnyApi, operations: object): unknown {
  return operations
}
