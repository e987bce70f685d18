import { type JudgeRecords, requireAllowed } from '../store/judge-records.ts'
import type { Revise, State } from '../store/sandbox.ts'
import type { createEntrances } from './entrances.ts'
import type { Faults } from './faults.ts'
import type { Journal } from './journal.ts'
import type { Unit } from './unit.ts'

/** What a view is made of. */
type ViewParts<Records extends State<Records>> = ReturnType<typeof createEntrances> & {
  /** Gives the sandbox, made anew where there is none. */
  readonly unit: () => Unit<Records>
  /** Gives it only if it is there: who just looks makes none. */
  readonly peek: () => Unit<Records> | undefined
  /** Names of the collections. */
  readonly names: readonly string[]
  /** Their path templates, by name; of the others the name itself. */
  readonly paths: Readonly<Record<string, string>>
  /** Judges a state that is given. */
  readonly judge: JudgeRecords
  /** @throws {StoreError} `unknown-scenario` or `broken-record`. */
  readonly stateOf: (scenario: string | Partial<Records>) => Partial<Records>
}

/**
 * Creates what people work with in code: it names a sandbox rather than holding it, so that it is right also after the sandbox was
 * dropped and reset.
 */
export function createView<Records extends State<Records>>(parts: ViewParts<Records>): object {
  const { unit, peek, names, paths, stateOf, judge, handlers, fetch } = parts
  const actions = {
    handlers,
    fetch,
    journal: journalOf(unit, peek),
    faults: faultsOf(unit, peek),
    snapshot: () => unit().store.snapshot(),
    restore: async (given: Partial<Records> | Revise<Records>) => {
      const allowed = (state: Partial<Records>) => {
        requireAllowed(judge, state)
        return state
      }
      const revise: Revise<Records> = (now) => {
        const next = typeof given === 'function' ? given(now) : undefined
        return next && allowed(next)
      }
      await unit().store.restore(typeof given === 'function' ? revise : allowed(given))
    },
    reset: async (scenario?: string | Partial<Records>) => {
      const { store, faults } = unit()
      const state = scenario === undefined ? undefined : stateOf(scenario)
      faults.clear()
      await (state === undefined ? store.reset() : store.restore(state))
    },
  }
  const getters = names.map((name) => [
    name,
    { enumerable: true, configurable: true, get: () => unit().store.collections[name as keyof Records] },
  ])
  const byPath = getters.map(([name, getter]) => [paths[name as string] ?? name, getter])
  const collections = Object.defineProperties({}, Object.fromEntries(byPath) as PropertyDescriptorMap)
  // A collection called `fetch` or `reset` is in `collections` only.
  const own = getters.filter(([name]) => !Object.hasOwn(actions, name as string))
  return Object.defineProperties({ ...actions, collections }, Object.fromEntries(own) as PropertyDescriptorMap)
}

const journalOf = (unit: () => HasJournal, peek: () => HasJournal | undefined): Journal => ({
  list: (query, more) => peek()?.journal.list(query, more) ?? [],
  clear: () => peek()?.journal.clear(),
  onEntry: (listener, query) => unit().journal.onEntry(listener, query),
})

type HasJournal = { readonly journal: Journal }

const faultsOf = (unit: () => HasFaults, peek: () => HasFaults | undefined): Faults => ({
  list: () => peek()?.faults.list() ?? [],
  add: (fault) => unit().faults.add(fault),
  set: (faults) => (faults.length === 0 ? peek() : unit())?.faults.set(faults),
  clear: () => peek()?.faults.clear(),
})

type HasFaults = { readonly faults: Faults }
