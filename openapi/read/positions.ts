/** Where the parts of a text stand. */
export interface Positions {
  /**
   * Offset of a part: of a property its key, of a list's entry its beginning. Where the text has no such part, the offset of the
   * nearest one around it.
   *
   * @param keys Keys from the outermost one inwards: `['paths', '/users', 'get']`.
   */
  readonly offsetOf: (keys: readonly string[]) => number
  /** Whether the text has the part itself. */
  readonly has: (keys: readonly string[]) => boolean
}

/** One part of a text: where it begins, and where its own parts are. */
export interface Part {
  readonly offset: number
  readonly find: (key: string) => Part | undefined
}

/** Positions of a text whose outermost part is given. */
export function positionsOf(root: () => Part | undefined): Positions {
  const follow = (keys: readonly string[]): { readonly part: Part | undefined; readonly whole: boolean } => {
    let part = root()
    for (const key of keys) {
      const next = part?.find(key)
      if (!next) return { part, whole: false }
      part = next
    }
    return { part, whole: part !== undefined }
  }
  return { offsetOf: (keys) => follow(keys).part?.offset ?? 0, has: (keys) => follow(keys).whole }
}

/** Gives line and column of an offset, both from 1. */
export function createLineCounter(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  let starts: readonly number[] | undefined
  return (offset) => {
    starts ??= listLineStarts(text)
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

function listLineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) starts.push(at + 1)
  }
  return starts
}

const lineFeed = 0x0a
const carriageReturn = 0x0d
