import { createHash, randomBytes } from 'node:crypto'

const most = 36 ** 3

/**
 * Creates the ids of a run: a beginning and a count, so that no two runs and no two cases meet.
 *
 * @param seed The same one gives the same ids: two runs of it may meet. Default: another beginning each time.
 */
export function createRunId(seed?: string): () => string {
  const bytes = seed === undefined ? randomBytes(4) : createHash('sha256').update(seed).digest()
  const run = (bytes.readUInt32BE(0) % most).toString(36).padStart(3, '0')
  let count = 0
  return () => `${run}${(count++).toString(36)}`
}
