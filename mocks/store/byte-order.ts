/** Compares texts by their bytes, as the server's store keeps its keys: blank before capital before small letters. */
export function byBytes(one: string, other: string): number {
  if (one === other) return 0
  // UTF-16 has the order of the bytes up to here; beyond, that of the code points is the right one.
  if (!beyond.test(one) && !beyond.test(other)) return one < other ? -1 : 1
  const [left, right] = [Array.from(one), Array.from(other)]
  const index = left.findIndex((character, at) => character !== right[at])
  if (index === -1) return -1
  return (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? -1)
}

const beyond = /[\ud800-\uffff]/

/** Gives names in the order of their bytes; of names of letters and digits that is the order of `sort`. */
export const sortedByBytes = (names: readonly string[]): string[] =>
  names.some((name) => beyond.test(name)) ? names.toSorted(byBytes) : names.toSorted()
