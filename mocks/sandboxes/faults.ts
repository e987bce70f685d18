import type { Operation } from '#openapi'
import { createChance } from './chance.ts'

/** Something that goes wrong on purpose. */
export type Fault = FaultScope &
  (
    | { readonly kind: 'delay'; readonly delayMs: number; readonly jitterMs?: number }
    | { readonly kind: 'status'; readonly status: number; readonly example?: string }
    | { readonly kind: 'drop' | 'malformed' }
  )

/** Which requests a fault hits. */
export interface FaultScope {
  /** Only this operation, by its id; absent: each. */
  readonly operation?: string
  /** How often; absent: always. */
  readonly times?: number
  /** From 0 to 1; absent: 1. */
  readonly probability?: number
  /** Where chance begins: the same seed gives the same sequence. Default: 1. */
  readonly seed?: number
}

/** The faults of a sandbox. All delays that hit a request add up; of the others the first that hits counts. */
export interface Faults {
  /** Gives each with how often it has been given. */
  readonly list: () => readonly (Fault & { readonly hits: number })[]
  /**
   * Adds one behind the others.
   *
   * @throws {StoreError} `unknown-operation` or `unknown-answer`.
   */
  add(fault: Fault): void
  /** Replaces all; throws as `add` does, and replaces none then. */
  set(faults: readonly Fault[]): void
  readonly clear: () => void
}

/** What a request draws. */
export interface Drawn {
  readonly delayMs: number
  readonly fault: Exclude<Fault, { kind: 'delay' }> | undefined
  /** The kinds of what hit it. */
  readonly notes: readonly string[]
}

/** Faults, and the way to draw from them. */
export interface OpenFaults extends Faults {
  /** Undefined where nothing hits. */
  readonly draw: (operation: Operation) => Drawn | undefined
}

interface Armed {
  readonly fault: Fault
  readonly chance: () => number
  hits: number
}

/** Creates the faults of a sandbox, none at first. */
export function createFaults(requireKnown: (fault: Fault) => void): OpenFaults {
  let armed: readonly Armed[] = []
  const arm = (fault: Fault): Armed => {
    requireKnown(fault)
    return { fault, chance: createChance(fault.seed ?? 1), hits: 0 }
  }
  return {
    list: () => armed.map(({ fault, hits }) => ({ ...fault, hits })),
    add: (fault) => {
      armed = [...armed, arm(fault)]
    },
    set: (faults) => {
      armed = faults.map(arm)
    },
    clear: () => {
      armed = []
    },
    draw: (operation) => (armed.length === 0 ? undefined : drawFrom(armed, operation)),
  }
}

function drawFrom(armed: readonly Armed[], operation: Operation): Drawn | undefined {
  let delayMs = 0
  let taken: Drawn['fault']
  const notes: string[] = []
  for (const one of armed) {
    const { fault } = one
    if (!isFor(fault, operation) || (fault.kind !== 'delay' && taken) || !hits(one)) continue
    notes.push(`fault: ${fault.kind}`)
    if (fault.kind === 'delay') delayMs += fault.delayMs + (fault.jitterMs ? one.chance() * fault.jitterMs : 0)
    else taken = fault
  }
  return notes.length === 0 ? undefined : { delayMs, fault: taken, notes }
}

const isFor = ({ operation }: Fault, { id, alternativeOf }: Operation): boolean =>
  operation === undefined || operation === id || operation === alternativeOf

function hits(one: Armed): boolean {
  const { times = Number.POSITIVE_INFINITY, probability = 1 } = one.fault
  if (one.hits >= times || (probability < 1 && one.chance() >= probability)) return false
  one.hits += 1
  return true
}
