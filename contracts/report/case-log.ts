import { isNotable } from './cases.ts'
import { packText, unpackText } from './packed-text.ts'
import type { ReportedCase } from './report.ts'

/** Remembers what became of the cases of a document. */
export interface CaseLog {
  readonly get: (one: Place) => ReportedCase | undefined
  readonly set: (one: ReportedCase) => void
  readonly delete: (one: Place) => void
  /** How many cases something is known of. */
  readonly size: () => number
  /** What is known of the cases of an operation, in their order. */
  readonly of: (operation: string) => readonly ReportedCase[]
  /** Of how many of them something is known. */
  readonly countOf: (operation: string) => number
  /** Whether there is more to tell of any of them than that it passed. */
  readonly isNotable: (operation: string) => boolean
}

type Place = Pick<ReportedCase, 'operation' | 'id'>

/** By id, those nothing is known of yet too. */
type Open = Map<string, ReportedCase | undefined>

interface Packed {
  readonly bytes: Uint8Array
  readonly count: number
  readonly notable: boolean
}

export interface CaseLogOptions {
  /** Ids of the cases of an operation, in their order. */
  readonly idsOf: (operation: string) => readonly string[]
  /** How many cases are kept as they are. Default: as many as a document of 100 operations has. */
  readonly mostOpen?: number
}

/**
 * Creates the memory. A run asks a few operations at a time: what became of the cases of the others is packed, a tenth of the size, until
 * somebody asks for them.
 */
export function createCaseLog({ idsOf, mostOpen = 4_000 }: CaseLogOptions): CaseLog {
  const open = new Map<string, Open>()
  const packed = new Map<string, Packed>()
  let opened = 0
  let size = 0
  const take = (operation: string): Open => {
    const known = open.get(operation)
    const cases = known ?? unpack(packed.get(operation)) ?? new Map(idsOf(operation).map((id) => [id, undefined]))
    if (known === undefined) opened += cases.size
    packed.delete(operation)
    // The one that was asked for last comes last, and the first goes.
    open.delete(operation)
    open.set(operation, cases)
    return cases
  }
  const packOthers = (but: string): void => {
    for (const [operation, cases] of open) {
      if (opened <= mostOpen || operation === but) return
      open.delete(operation)
      opened -= cases.size
      packed.set(operation, pack(cases))
    }
  }
  const put = (operation: string, id: string, one: ReportedCase | undefined): void => {
    const cases = take(operation)
    const before = cases.size
    size += (one === undefined ? 0 : 1) - (cases.get(id) === undefined ? 0 : 1)
    cases.set(id, one)
    opened += cases.size - before
    packOthers(operation)
  }
  const look = (operation: string): Open | undefined => open.get(operation) ?? unpack(packed.get(operation))
  return {
    get: ({ operation, id }) => look(operation)?.get(id),
    set: (one) => put(one.operation, one.id, one),
    delete: ({ operation, id }) => put(operation, id, undefined),
    size: () => size,
    of: (operation) => knownIn(look(operation)),
    countOf: (operation) => packed.get(operation)?.count ?? knownIn(open.get(operation)).length,
    isNotable: (operation) => packed.get(operation)?.notable ?? knownIn(open.get(operation)).some(isNotable),
  }
}

const knownIn = (cases: Open | undefined): readonly ReportedCase[] =>
  cases ? [...cases.values()].filter((one) => one !== undefined) : []

function pack(cases: Open): Packed {
  const known = knownIn(cases)
  return { bytes: packText(JSON.stringify([...cases])), count: known.length, notable: known.some(isNotable) }
}

const unpack = (packed: Packed | undefined): Open | undefined =>
  packed && new Map((JSON.parse(unpackText(packed.bytes)) as [string, ReportedCase | null][]).map(entryOf))

const entryOf = ([id, one]: [string, ReportedCase | null]): [string, ReportedCase | undefined] => [id, one ?? undefined]
