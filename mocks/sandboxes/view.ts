import type { State } from '../store/sandbox.ts'
import type { createEntrances } from './entrances.ts'
import type { Faults } from './faults.ts'
import type { Journal } from './journal.ts'
import type { Unit } from './unit.ts'

/** What a view is made of besides its sandbox. */
type ViewParts<Records> = ReturnType<typeof createEntrances> & {
  /** Names of the collections. */
  readonly names: readonly string[]
  /** @throws {StoreError} `unknown-scenario`. */
  readonly stateOf: (scenario: string | Partial<Records>) => Partial<Records>
}

/**
 * Creates what people work with in code: it names a sandbox rather than holding it, so that it is right also after the sandbox was
 * dropped and began anew.
 */
export function createView<Records extends State<Records>>(
  unit: () => Unit<Records>,
  { names, stateOf, handlers, fetch }: ViewParts<Records>,
): object {
  const actions = {
    handlers,
    fetch,
    journal: journalOf(unit),
    faults: faultsOf(unit),
    snapshot: () => unit().store.snapshot(),
    restore: (state: Partial<Records>) => unit().store.restore(state),
    reset: async (scenario?: string | Partial<Records>) => {
      const { store, faults } = unit()
      const state = scenario === undefined ? undefined : stateOf(scenario)
      faults.clear()
      await (state === undefined ? store.reset() : store.restore(state))
    },
  }
  const getters = names.map((name) => [name, { enumerable: true, get: () => unit().store.collections[name as keyof Records] }])
  return Object.defineProperties(actions, Object.fromEntries(getters) as PropertyDescriptorMap)
}

const journalOf = (unit: () => { readonly journal: Journal }): Journal => ({
  list: (query) => unit().journal.list(query),
  clear: () => unit().journal.clear(),
  onEntry: (listener) => unit().journal.onEntry(listener),
})

const faultsOf = (unit: () => { readonly faults: Faults }): Faults => ({
  list: () => unit().faults.list(),
  add: (fault) => unit().faults.add(fault),
  set: (faults) => unit().faults.set(faults),
  clear: () => unit().faults.clear(),
})
