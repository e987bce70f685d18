/** Values by name, made when first asked for; of too many, the least recently used goes. */
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

/**
 * Creates a bounded map.
 *
 * @param create Makes the value of a name; `anew` where one of that name was dropped before.
 */
export function createBoundedMap<Value>(limit: number, create: (name: string, anew: boolean) => Value): BoundedMap<Value> {
  // A Map keeps the order of insertion: what is used is put in again.
  const values = new Map<string, Value>()
  const droppedNames = new Set<string>()
  let dropped = 0

  function dropOldest(): void {
    const oldest = values.keys().next()
    if (oldest.done) return
    values.delete(oldest.value)
    droppedNames.add(oldest.value)
    dropped += 1
    if (droppedNames.size > rememberedDrops) droppedNames.delete(droppedNames.values().next().value ?? '')
  }

  return {
    limit,
    use: (name) => {
      const known = values.get(name)
      const value = known ?? create(name, droppedNames.delete(name))
      if (known !== undefined) values.delete(name)
      else if (values.size >= limit) dropOldest()
      values.set(name, value)
      return value
    },
    peek: (name) => values.get(name),
    entries: () => [...values],
    dropped: () => dropped,
  }
}
