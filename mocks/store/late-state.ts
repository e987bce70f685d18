/** Makes a state whose collections are worked out when somebody reads them, each once. */
export function createLateState(
  collections: Iterable<readonly [name: string, make: () => readonly object[]]>,
): Readonly<Record<string, readonly object[]>> {
  const state = {}
  for (const [name, make] of collections) {
    let records: readonly object[] | undefined
    const get = () => {
      records ??= make()
      return records
    }
    Object.defineProperty(state, name, { enumerable: true, get })
  }
  return state
}

/** Whether the records of a collection are worked out when somebody reads them. */
export const isLate = (state: object, name: string): boolean => Object.getOwnPropertyDescriptor(state, name)?.get !== undefined
