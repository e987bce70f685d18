/** The ids of a run: texts that nothing else has in it. */
export interface Ids {
  /** Gives what gives ids that nobody else gets. */
  readonly begin: () => () => string
  /** Whether a text has one of them in it. */
  readonly isOwn: (text: string) => boolean
}

// A letter between, so that no two of them run together to the same.
const end = 'x'

/**
 * Creates them.
 *
 * @param createId Gives a text of letters and digits that no other run gives.
 * @param note Told how ids begin, before there is one.
 */
export function createIds(createId: () => string, note: (beginning: string) => void): Ids {
  const beginnings = new Set<string>()
  const lengths = new Set<number>()
  return {
    begin() {
      let count = 0
      const beginning = `${createId()}${end}`
      beginnings.add(beginning)
      lengths.add(beginning.length)
      note(beginning)
      return () => `${beginning}${(count++).toString(36)}`
    },
    // A large document has thousands of beginnings, and every value that is sent is asked about.
    isOwn(text) {
      for (let at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1))
        for (const length of lengths) if (at + 1 >= length && beginnings.has(text.slice(at + 1 - length, at + 1))) return true
      return false
    },
  }
}
