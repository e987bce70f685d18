/** Values by name, made when first asked for; of too many, or too large ones, the least recently used is lightened, or goes. */
export interface BoundedMap<Value> {
  readonly limit: number
  /** Gives the value of a name, and counts as its use. */
  readonly use: (name: string) => Value
  /** Gives the value of a name if there is one; that is no use of it. */
  readonly peek: (name: string) => Value | undefined
  /** Lists the values, the least recently used first. */
  readonly list: () => readonly Value[]
  /** How many have been dropped. */
  readonly dropped: () => number
}

/** How many names of dropped values are remembered. */
const rememberedDrops = 10_000

/** What may be in a bounded map. */
export interface Bounds<Value> {
  /** How many values. */
  readonly limit: number
  /** What they may take together. The one in use stays, however large it is. */
  readonly maxBytes: number
  readonly bytesOf: (value: Value) => number
  /** Takes away what a value can do without; says whether there was anything. Nothing is dropped while this helps. */
  readonly lighten: (value: Value) => boolean
}

interface Slot<Value> {
  readonly value: Value
  /** What it took when it was last used. */
  bytes: number
}

/**
 * Creates a bounded map.
 *
 * @param create Makes the value of a name; `anew` where one of that name was dropped before.
 */
export function createBoundedMap<Value>(
  { limit, maxBytes, bytesOf, lighten }: Bounds<Value>,
  create: (name: string, anew: boolean) => Value,
): BoundedMap<Value> {
  // A Map keeps the order of insertion: what is used is put in again.
  const slots = new Map<string, Slot<Value>>()
  let total = 0
  const drops = createDrops()

  function weigh(slot: Slot<Value>, bytes: number): void {
    total += bytes - slot.bytes
    slot.bytes = bytes
  }

  function dropOldest(): void {
    const [oldest] = slots
    if (!oldest) return
    const [name, slot] = oldest
    slots.delete(name)
    weigh(slot, 0)
    drops.note(name)
  }

  function lightenOldest(inUse: Slot<Value>): boolean {
    for (const slot of slots.values()) {
      if (slot === inUse || !lighten(slot.value)) continue
      weigh(slot, bytesOf(slot.value))
      return true
    }
    return false
  }

  return {
    limit,
    use: (name) => {
      const known = slots.get(name)
      const slot = known ?? { value: create(name, drops.forget(name)), bytes: 0 }
      if (known) slots.delete(name)
      else if (slots.size >= limit) dropOldest()
      slots.set(name, slot)
      weigh(slot, bytesOf(slot.value))
      while (total > maxBytes && slots.size > 1) if (!lightenOldest(slot)) dropOldest()
      return slot.value
    },
    peek: (name) => slots.get(name)?.value,
    list: () => [...slots.values()].map(({ value }) => value),
    dropped: drops.count,
  }
}

/** Creates what remembers the names that were dropped. */
function createDrops() {
  const names = new Set<string>()
  let count = 0
  return {
    count: () => count,
    note: (name: string): void => {
      names.add(name)
      count += 1
      if (names.size > rememberedDrops) names.delete(names.values().next().value ?? '')
    },
    /** Says whether it was one of them. */
    forget: (name: string): boolean => names.delete(name),
  }
}
