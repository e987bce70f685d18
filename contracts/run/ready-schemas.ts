import type { Document } from '#openapi'

/** So many operations, one after the other, have the schemas they need made ready for use. */
const operationsAtOnce = 100

/**
 * A run comes back to hardly any schema, and those of a large document would take half of its memory: they are made ready for some
 * operations at a time.
 *
 * @returns To be told each time all sequences of an operation have ended.
 */
export function releaseNowAndThen(document: Document): () => void {
  let ended = 0
  // To find out the cases has made all of them ready.
  if (document.model.operations.length > operationsAtOnce) document.release?.()
  return () => {
    ended += 1
    if (ended % operationsAtOnce === 0) document.release?.()
  }
}
