import { listingsOf } from '../reach/listing.ts'
import type { Facts } from '../sequence/facts.ts'
import type { Sequence } from '../sequence/step.ts'
import { type Difference, type Doings, differencesOf } from './differences.ts'
import { type Inventory, takeInventory } from './inventory.ts'

/** What a target lists, before a run and after it. */
export interface Lists {
  /** Remembers what is listed; to be awaited before anything is changed. */
  readonly begin: () => Promise<void>
  /** What is listed otherwise than before, as far as the run has to do with it. */
  readonly differences: () => Promise<readonly Difference[]>
}

/**
 * Keeps the lists of one document.
 *
 * @param run Takes the steps of a sequence.
 * @param mayChange Whether the run may change anything; else nothing is compared.
 */
export function createLists(
  facts: Facts,
  run: <Result>(sequence: Sequence<Result>) => Promise<Result>,
  { mayChange, ...doings }: Doings & { readonly mayChange: boolean },
): Lists {
  const listings = mayChange ? listingsOf(facts.document) : []
  let before: Inventory = new Map()
  return {
    begin: async () => {
      before = await run(takeInventory(facts, listings))
    },
    differences: async () =>
      before.size === 0 ? [] : differencesOf(before, await run(takeInventory(facts, [...before.keys()])), doings),
  }
}
