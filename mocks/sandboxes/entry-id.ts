/**
 * Creates a source of growing numbers: microseconds since 1970, so that the entries of several mocks of one process are in order.
 *
 * @returns Gives the next one, at a time of `performance.now`.
 */
export function createEntryIds(): (now: number) => number {
  const origin = performance.timeOrigin
  let last = 0
  return (now) => {
    last = Math.max(last + 1, Math.floor((origin + now) * 1_000))
    return last
  }
}
