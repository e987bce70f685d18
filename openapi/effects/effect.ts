import type { Field } from '../model/field.ts'
import type { Evidence, Link, Operation, Pointer } from '../model/model.ts'
import { lastWord, plainName, singularOf } from './path-template.ts'

/** The records of one kind that operations work on. */
export interface Collection {
  /** Full path template: `/users/{userId}/posts`. Two collections never have the same. */
  readonly path: string
  /** Path template of one of its records: `/users/{userId}/posts/{postId}`, or `/silence/{id}` of `/silences`. */
  readonly itemPath?: string
  /** Its last fixed segment in camel case: `orderItems`. */
  readonly name: string
  /** The collection its records belong to: those of `/users/{userId}/posts` to `/users`. */
  readonly parent?: Collection
  /** Path parameters around it: a record is listed under the values it was created under. */
  readonly within: readonly string[]
  /** What tells its records apart; absent: there is one record (a singleton), or none can be asked for. */
  readonly key?: Key
  /** There is one record: `GET|PUT /settings`. */
  readonly singleton?: true
  /** Place of the schema of a record, behind its envelope. */
  readonly item?: Pointer
  /** Properties that name a record of another collection, by property. */
  readonly references: ReadonlyMap<string, Collection>
}

/** Whether a path is that of one of its records, or goes on below it. */
export const leadsThrough = (of: Collection, other: string): boolean => parameterIn(of, other) !== undefined

/**
 * The path parameter that has the key of one of its records in a path that leads through it: `id` in `/things/{id}`, and perhaps `thing_id`
 * or `owner_id` in `/things/{thing_id}/parts`; undefined where the path does not.
 */
export function parameterIn({ path, name, itemPath, key }: Collection, other: string): string | undefined {
  if (key === undefined) return undefined
  const own = itemPath ?? `${path}/{${key.parameter}}`
  if (other.startsWith(own)) return key.parameter
  const above = own.slice(0, own.lastIndexOf('/') + 1)
  const [, found] = (other.startsWith(above) && /^\{([^{}]+)\}(?=\/)/.exec(other.slice(above.length))) || []
  return found !== undefined && isSameKey({ name, key }, found) ? found : undefined
}

/** Whether two parameters say the same of a record: `{name}` is another way to ask for one than `{id}`. */
const isSameKey = ({ name, key }: Pick<Collection, 'name'> & { readonly key: Key }, other: string): boolean =>
  plainName(other) === plainName(`${singularOf(name)}${key.parameter}`) ||
  [key.parameter, key.property ?? key.parameter]
    .map(lastWord)
    .map(plainName)
    .includes(plainName(lastWord(other)))

/** The path parameter an item is asked for with, and the property of the item that has its value. */
export interface Key {
  /** Name of the path parameter: `petId`. */
  readonly parameter: string
  /** Name of the property: `id`. Absent: no property of the item has it. */
  readonly property?: string
  /** The schema of the item does not name the property: it may have any, and `id` in its path is one of them. */
  readonly unnamed?: true
}

/** What an operation does to the state. */
export type Effect =
  | {
      readonly kind: 'create'
      readonly of: Collection
      /** Field of the request that says what the key is; undefined: the server does. */
      readonly key: Field | undefined
      /** Where the record is in the successful response. */
      readonly at: Pointer
    }
  | { readonly kind: 'read' | 'remove'; readonly of: Collection; readonly key: Field | undefined; readonly at: Pointer }
  | {
      readonly kind: 'replace' | 'update'
      readonly of: Collection
      readonly key: Field | undefined
      readonly at: Pointer
      /** What is not there is created: `PUT /things/{name}`. */
      readonly creates?: true
      /** Nothing of the record is sent: `POST /orders/{id}/cancel`. */
      readonly action?: string
    }
  | {
      readonly kind: 'list'
      readonly of: Collection
      readonly at: Pointer
      readonly filters: readonly Field[]
      readonly paging?: Paging
    }
  /** Removes the records that are listed there, or those the filters let through: `DELETE /things`. `at`: where a response lists them. */
  | { readonly kind: 'clear'; readonly of: Collection; readonly at?: Pointer; readonly filters: readonly Field[] }
  | {
      readonly kind: 'change'
      readonly of: Collection
      readonly key: Field | undefined
      readonly current: Field
      readonly next: Field
    }
  | { readonly kind: 'relate' | 'unrelate'; readonly of: Collection; readonly keys: readonly Field[] }
  | { readonly kind: 'none' }

/** The query parameters that say which part of a list is wanted. */
export interface Paging {
  /** How many records. */
  readonly limit?: Field
  /** How many records are passed over. */
  readonly offset?: Field
  /** Number of the page. */
  readonly page?: Field
  /** Where the page before ended. */
  readonly cursor?: Field
  /** Where the page after begins: the one before it is asked for. */
  readonly before?: Field
  readonly sort?: Field
}

/** Something known of a document: who says so, and why. */
export interface Known<Value> {
  readonly value: Value
  readonly evidence: Evidence['level'] | 'inferred'
  /** In words: "`POST /pets` beside `GET /pets/{petId}`". */
  readonly because: string
  /** Place of what says so. */
  readonly pointer: Pointer
}

/** What the operations of a document do. */
export interface Effects {
  readonly of: (operation: Operation) => Known<Effect>
  /** The request that removes what an operation created. */
  readonly undoOf: (operation: Operation) => Known<Link> | undefined
  /** In the order of the document. */
  readonly collections: readonly Collection[]
}
