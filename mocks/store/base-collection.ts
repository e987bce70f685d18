import type { Collection } from '@msw/data'

/** The Standard Schema a collection asks for; what enters has been judged by the document already. */
export interface RecordSchema<Item> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => { readonly value: Item }
    readonly types?: { readonly input: Item; readonly output: Item }
  }
}

/** The collection of `@msw/data`, and what its methods take and give. */
export type Base<Item extends object> = Collection<RecordSchema<Item>>
export type Stored<Item extends object> = ReturnType<Base<Item>['all']>[number]
export type Selection<Item extends object> = Parameters<Base<Item>['update']>[0]
export type Options<Item extends object> = Parameters<Base<Item>['update']>[1]

/** A schema that takes every record. */
export const anyRecord = <Item>(): RecordSchema<Item> => ({
  '~standard': { version: 1, vendor: 'doublecheck', validate: (value) => ({ value: value as Item }) },
})
