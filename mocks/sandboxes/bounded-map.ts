/** Values by name, made when first asked for; of too many, or too large ones, the least recently used is lightened, or goes. */
export interface BoundedMap<Value> {
  readonly limit: number
  /** Gives the value of a name, and counts as its use. */
  readonly use: (name: string) => Value
  /** Gives the value of a name if there is one; that is no use of it. */
  readonly peek: (name: string) => Value | undefined
  /** Gives the names and values, the least recently used first. */
  readonly entries: () => readonly (readonly [string, Value])[]
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
  const values = new Map<string, Value>()
  const weights = createWeights()
  const drops = createDrops()

  function dropOldest(): void {
    const oldest = values.keys().next()
    if (oldest.done) return
    values.delete(oldest.value)
    weights.set(oldest.value, 0)
    drops.note(oldest.value)
  }

  /** The one in use is the last, and stays as it is. */
  function lightenOldest(inUse: Value): boolean {
    for (const [name, value] of values) {
      if (value === inUse || !lighten(value)) continue
      weights.set(name, bytesOf(value))
      return true
    }
    return false
  }

  return {
    limit,
    use: (name) => {
      const known = values.get(name)
      const value = known ?? create(name, drops.forget(name))
      if (known !== undefined) values.delete(name)
      else if (values.size >= limit) dropOldest()
      values.set(name, value)
      weights.set(name, bytesOf(value))
      while (weights.total() > maxBytes && values.size > 1) if (!lightenOldest(value)) dropOldest()
      return value
    },
    peek: (name) => values.get(name),
    entries: () => [...values],
    dropped: drops.count,
  }
}

/** Creates what adds up what each took when it was last used. */
function createWeights() {
  const bytes = new Map<string, number>()
  let total = 0
  return {
    total: () => total,
    set: (name: string, next: number): void => {
      total += next - (bytes.get(name) ?? 0)
      if (next === 0) bytes.delete(name)
      else bytes.set(name, next)
    },
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
