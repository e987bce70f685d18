import type { AnyMock, Entrances, Host, MockOptions } from '../mock.ts'
import type { Fault, Faults } from '../sandboxes/faults.ts'
import type { Journal } from '../sandboxes/journal.ts'
import type { JournalEntry, JournalQuery } from '../sandboxes/journal-entry.ts'
import type { Steering } from '../steering.ts'
import type { Collections } from '../store/sandbox.ts'
import type { UniqueCollection } from '../store/unique-collection.ts'
import type { ApiTypes, OperationId, TypedState } from './api.ts'
import type { TypedOperations } from './operations.ts'

/** Options of a typed mock. */
export type TypedOptions<Types extends ApiTypes> = Omit<MockOptions<TypedState<Types>>, 'scenario' | 'operations'> & {
  /** Name of a starting state, or one's own records; what those leave out is as in `empty`. Default: `documented`. */
  readonly scenario?: Types['scenarios'] | Partial<TypedState<Types>>
  /** Operations of one's own, as `defineOperations` gives them. */
  readonly operations?: TypedOperations<Types>
}

// Methods, not properties: any mock may stand where a host asks for one whose names it does not know.
/** The journal of a typed mock. */
export interface TypedJournal<Id extends string> extends Omit<Journal, 'list'> {
  list(query?: Omit<JournalQuery, 'operation'> & { readonly operation?: Id | undefined }): readonly JournalEntry[]
}

type TypedFault<Id extends string> = Fault & { readonly operation?: Id }

/** The faults of a typed mock. */
export interface TypedFaults<Id extends string> extends Omit<Faults, 'add' | 'set'> {
  add(fault: TypedFault<Id>): void
  set(faults: readonly TypedFault<Id>[]): void
}

interface TypedActions<Types extends ApiTypes> extends Entrances {
  /** All collections by their path templates: two of one name have different ones. */
  readonly collections: { readonly [Path in keyof Types['paths']]: UniqueCollection<Types['paths'][Path] & object> }
  readonly journal: TypedJournal<OperationId<Types>>
  readonly faults: TypedFaults<OperationId<Types>>
  /** Brings back the state it began with, or another scenario, and takes its faults away. */
  reset(scenario?: Types['scenarios']): Promise<void>
  reset(state: Partial<TypedState<Types>>): Promise<void>
  /** Gives a copy of every record. */
  snapshot(): Promise<TypedState<Types>>
  /** Replaces every record by those of a state; a collection it does not name becomes empty. */
  restore(state: Partial<TypedState<Types>>): Promise<void>
}

type Reserved = keyof AnyMock

/** One sandbox of a typed mock. A collection with a name the mock has already is in `collections` only. */
export type TypedSandbox<Types extends ApiTypes> = Omit<Collections<TypedState<Types>>, Reserved> & TypedActions<Types>

/** A mock whose operations, collections and names have types. */
export type TypedMock<Types extends ApiTypes> = TypedSandbox<Types> &
  Host &
  Steering & {
    /** Gives a sandbox by its name, made when it is first used: the one requests with the header `Doublecheck-Sandbox` meet. */
    readonly sandbox: (name: string) => TypedSandbox<Types>
    readonly [mocked]: Types
  }

/** Holds the types of the API of a mock; it is nowhere when the program runs. */
export declare const mocked: unique symbol

/** The operations one can ask a mock about. */
export type OperationsOf<Given> = Given extends { readonly [mocked]: infer Types extends ApiTypes } ? OperationId<Types> : string

/** The collections one can ask a mock about, and the fields of their records. */
export type CollectionsOf<Given> = Given extends { readonly [mocked]: infer Types extends ApiTypes }
  ? keyof Types['records'] & string
  : string
