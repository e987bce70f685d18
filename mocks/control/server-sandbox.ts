import type { AnyMock, AnySandbox, AnyState } from '../mock.ts'
import type { Fault } from '../sandboxes/faults.ts'
import type { Journal } from '../sandboxes/journal.ts'
import { requireKnown } from '../sandboxes/orders.ts'
import { StoreError } from '../store/error.ts'
import type { ServerFault, ServerFaults, ServerSandbox } from './controlled.ts'
import { sayOutcome } from './outcome.ts'

/** A mock, and one of its sandboxes. */
interface Part {
  readonly mock: AnyMock
  readonly sandbox: AnySandbox
}

/**
 * Gives the sandbox of one name over several mocks.
 *
 * @param name Undefined for the one without.
 */
export function serverSandbox(mocks: readonly AnyMock[], name?: string): ServerSandbox {
  const parts = mocks.map((mock): Part => ({ mock, sandbox: name === undefined ? mock : mock.sandbox(name) }))
  return {
    journal: journalOf(parts),
    faults: faultsOf(parts),
    reset: (scenario) => reset(parts, scenario),
    snapshot: async () => {
      const states = parts.map(async ({ mock, sandbox }) => [mock.name, (await sandbox.snapshot()) as AnyState] as const)
      return Object.fromEntries(await Promise.all(states))
    },
    restore: (state) =>
      restore(
        parts.filter(({ mock }) => Object.hasOwn(state, mock.name)),
        state,
      ),
    revise: async (api, revise) => {
      await parts.find(({ mock }) => mock.name === api)?.sandbox.restore(revise as never)
    },
  }
}

async function reset(parts: readonly Part[], scenario: string | undefined): Promise<void> {
  const without = parts.find(({ mock }) => scenario !== undefined && !mock.scenarios.includes(scenario))
  if (without) {
    const { name, scenarios } = without.mock
    throw new StoreError('unknown-scenario', `The API "${name}" has no scenario "${scenario}". It has: ${scenarios.join(', ')}.`)
  }
  await Promise.all(parts.map(({ sandbox }) => sandbox.reset(scenario)))
}

async function restore(parts: readonly Part[], state: AnyStates): Promise<void> {
  const before = await Promise.all(parts.map(({ sandbox }) => sandbox.snapshot()))
  const written = parts.map(({ mock, sandbox }) => sandbox.restore(state[mock.name] as never))
  const failed = (await Promise.allSettled(written)).find((one) => one.status === 'rejected')
  if (!failed) return
  await Promise.all(parts.map(({ sandbox }, index) => sandbox.restore(before[index] as never)))
  throw failed.reason
}

type AnyStates = Readonly<Record<string, AnyState>>

function journalOf(parts: readonly Part[]): Journal {
  return {
    list: (query = {}) => {
      const entries = parts
        .flatMap(({ mock, sandbox }) => sandbox.journal.list(query, sayOutcome(mock)))
        .toSorted((one, other) => one.id - other.id)
      return query.limit === undefined ? entries : entries.slice(-query.limit)
    },
    clear: () => {
      for (const { sandbox } of parts) sandbox.journal.clear()
    },
    onEntry: (listener, query) => {
      const ends = parts.map(({ sandbox }) => sandbox.journal.onEntry(listener, query))
      return () => {
        for (const end of ends) end()
      }
    },
  }
}

function faultsOf(parts: readonly Part[]): ServerFaults {
  const list = () => parts.flatMap(({ mock, sandbox }) => sandbox.faults.list().map((fault) => ({ ...fault, api: mock.name })))
  const set = (faults: readonly ServerFault[]) => {
    for (const fault of faults) requireServed(parts, fault)
    for (const { mock } of parts) requireKnownTo(mock, faults)
    for (const { mock, sandbox } of parts) sandbox.faults.set(faultsFor(mock, faults))
  }
  return {
    list,
    set,
    add: (fault) => {
      requireServed(parts, fault)
      const concerned = parts.filter(({ mock }) => isFor(fault, mock))
      for (const { mock } of concerned) requireKnownTo(mock, [fault])
      for (const { sandbox } of concerned) sandbox.faults.add(bareFault(fault))
    },
    clear: () => {
      for (const { sandbox } of parts) sandbox.faults.clear()
    },
  }
}

const faultsFor = (mock: AnyMock, faults: readonly ServerFault[]): readonly Fault[] =>
  faults.filter((fault) => isFor(fault, mock)).map(bareFault)

function requireKnownTo(mock: AnyMock, faults: readonly ServerFault[]): void {
  for (const fault of faultsFor(mock, faults)) requireKnown(mock.document.model.operations, fault)
}

/** Says whether a fault is for a mock: by its name, or by the operation. */
export function isFor({ api, operation }: ServerFault, { name, document }: AnyMock): boolean {
  if (api !== undefined && api !== name) return false
  return operation === undefined || document.model.operations.some(({ id }) => id === operation)
}

function requireServed(parts: readonly Part[], fault: ServerFault): void {
  if (parts.some(({ mock }) => isFor(fault, mock))) return
  throw new StoreError('unknown-operation', `There is no operation "${fault.operation ?? fault.api}" here.`)
}

function bareFault(fault: ServerFault): Fault {
  const { api: _, ...bare } = fault
  return bare
}
