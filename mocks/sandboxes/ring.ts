/** The last values there were. */
export interface Ring<Value> {
  /** @param bytes What the value takes. */
  readonly add: (value: Value, bytes: number) => void
  /** The oldest first. */
  readonly list: () => readonly Value[]
  readonly clear: () => void
  /** What all of them take. */
  readonly bytes: () => number
}

interface Slot<Value> {
  readonly value: Value
  readonly bytes: number
}

/**
 * Creates a ring: beyond its limits the oldest value goes, but the newest always stays.
 *
 * @param limit How many values there are at most.
 * @param maxBytes What they take at most, together.
 */
export function createRing<Value>(limit: number, maxBytes: number): Ring<Value> {
  // What goes leaves a gap in front, closed now and then: to take it out each time would move all others.
  let slots: (Slot<Value> | undefined)[] = []
  let first = 0
  let total = 0

  function dropOldest(): void {
    total -= slots[first]?.bytes ?? 0
    slots[first] = undefined
    first += 1
    if (first < limit) return
    slots = slots.slice(first)
    first = 0
  }

  return {
    add: (value, bytes) => {
      slots.push({ value, bytes })
      total += bytes
      while (slots.length - first > limit || (total > maxBytes && slots.length - first > 1)) dropOldest()
    },
    list: () => slots.slice(first).flatMap((slot) => (slot ? [slot.value] : [])),
    clear: () => {
      slots = []
      first = 0
      total = 0
    },
    bytes: () => total,
  }
}
