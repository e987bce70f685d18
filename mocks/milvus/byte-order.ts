/** Orders texts by their bytes, as the server's store keeps its keys: blank before capital before small letters. */
export function byBytes(one: string, other: string): number {
  // The order of code points is that of UTF-8; `<` compares UTF-16, which differs only beyond U+FFFF.
  const [left, right] = [Array.from(one), Array.from(other)]
  const index = left.findIndex((character, at) => character !== right[at])
  if (index === -1) return left.length - right.length
  return (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? -1)
}
