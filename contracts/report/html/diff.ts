/** A line of a comparison. */
export interface DiffLine {
  readonly side: 'both' | 'expected' | 'actual'
  readonly text: string
}

// Beyond it the two are shown one after the other: the table of lengths would be larger than the report.
const mostCells = 1_000_000

/** Compares two texts line by line, by their longest common subsequence. */
export function diffLines(expected: readonly string[], actual: readonly string[]): readonly DiffLine[] {
  if (expected.length * actual.length > mostCells) return [...all(expected, 'expected'), ...all(actual, 'actual')]
  const lengths = commonLengths(expected, actual)
  const lines: DiffLine[] = []
  let [left, right] = [0, 0]
  while (left < expected.length && right < actual.length) {
    const [one = '', other = ''] = [expected[left], actual[right]]
    if (one === other) lines.push({ side: 'both', text: one })
    const down = lengths[left + 1]?.[right] ?? 0
    const across = lengths[left]?.[right + 1] ?? 0
    if (one !== other) lines.push(down >= across ? { side: 'expected', text: one } : { side: 'actual', text: other })
    if (one === other || down >= across) left += 1
    if (one === other || down < across) right += 1
  }
  return [...lines, ...all(expected.slice(left), 'expected'), ...all(actual.slice(right), 'actual')]
}

const all = (texts: readonly string[], side: DiffLine['side']): readonly DiffLine[] => texts.map((text) => ({ side, text }))

/** For each pair of places: how many lines the rests behind them have in common. */
function commonLengths(expected: readonly string[], actual: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: expected.length + 1 }, () => Array.from({ length: actual.length + 1 }, () => 0))
  for (let left = expected.length - 1; left >= 0; left -= 1) {
    const [row, below] = [table[left] ?? [], table[left + 1] ?? []]
    for (let right = actual.length - 1; right >= 0; right -= 1) {
      const same = expected[left] === actual[right]
      row[right] = same ? (below[right + 1] ?? 0) + 1 : Math.max(below[right] ?? 0, row[right + 1] ?? 0)
    }
  }
  return table
}
