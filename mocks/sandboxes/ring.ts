/** The last values there were. */
export interface Ring<Value> {
  readonly add: (value: Value) => void
  /** The oldest first. */
  readonly list: () => readonly Value[]
  readonly clear: () => void
  /** What all of them take. */
  readonly bytes: () => number
}

/**
 * Creates a ring: beyond its limits the oldest value goes, but the newest always stays.
 *
 * @param limit How many values there are at most.
 * @param maxBytes What they take at most, together.
 * @param bytesOf What a value takes, always the same.
 */
export function createRing<Value>(limit: number, maxBytes: number, bytesOf: (value: Value) => number): Ring<Value> {
  let values: Value[] = []
  let total = 0
  return {
    add: (value) => {
      values.push(value)
      total += bytesOf(value)
      while (values.length > limit || (total > maxBytes && values.length > 1)) {
        const oldest = values.shift()
        if (oldest !== undefined) total -= bytesOf(oldest)
      }
    },
    list: () => [...values],
    clear: () => {
      values = []
      total = 0
    },
    bytes: () => total,
  }
}
