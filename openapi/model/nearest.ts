/** How many names are given at most. */
const most = 3

/**
 * Lists those names that somebody may have meant, the most alike first: few changes away, or one within the other.
 *
 * @example
 * nearestOf('adoptPets', ['adoptPet', 'listPets']) // ['adoptPet', 'listPets']
 */
export function nearestOf(meant: string, names: readonly string[]): readonly string[] {
  const plain = meant.toLowerCase()
  const ranked = names.map((name) => ({ name, changes: changesBetween(plain, name.toLowerCase()) }))
  return ranked
    .filter(({ name, changes }) => changes <= Math.ceil(name.length / 3) || isWithin(plain, name.toLowerCase()))
    .toSorted((one, other) => one.changes - other.changes)
    .slice(0, most)
    .map(({ name }) => name)
}

const isWithin = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) > 2 && (one.includes(other) || other.includes(one))

/** How many characters have to be put in, left out or replaced: the distance of Levenshtein. */
function changesBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, character] of Array.from(one).entries()) {
    const next = [index + 1]
    for (const [column, wanted] of Array.from(other).entries())
      next.push(Math.min((row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1, (row[column] ?? 0) + Number(character !== wanted)))
    row = next
  }
  return row.at(-1) ?? 0
}
