/** Gives what follows from a place, worked out once for each. */
export type Remember<Value> = (owner: object, place: string, make: () => Value) => Value

/**
 * Creates a memory for what is asked again and again of a document, which never changes.
 *
 * @returns Keeps what was made for a place as long as its owner (the document, or a part of it) is there.
 */
export function createMemory<Value>(): Remember<Value> {
  const known = new WeakMap<object, Map<string, Value>>()
  return (owner, place, make) => {
    const values = known.get(owner) ?? new Map<string, Value>()
    if (values.size === 0) known.set(owner, values)
    const found = values.get(place)
    if (found !== undefined || values.has(place)) return found as Value
    const made = make()
    values.set(place, made)
    return made
  }
}
