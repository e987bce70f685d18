/**
 * Creates a source of growing numbers: microseconds since 1970, so that the entries of several mocks of one process are in order.
 */
export function createEntryIds(): () => number {
  let last = 0
  return () => {
    last = Math.max(last + 1, Math.floor((performance.timeOrigin + performance.now()) * 1_000))
    return last
  }
}
