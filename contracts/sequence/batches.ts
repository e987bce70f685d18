import type { Probe } from '../probes/probe.ts'

/** How many refusals go out together: they all start from the same valid request, so none is in another's way. */
export const batchSize = 6

/** How many wrong credentials in a row: real servers lock an account after a few. */
const mostWrong = 2

/** Whether a probe may count as an attempt to guess a credential. After such a batch a right one has to go in. */
export const isGuess = ({ whole }: Probe): boolean => whole?.kind === 'credential'

/** Splits probes into those that go out together, in their order. */
export function batchesOf(probes: readonly Probe[]): readonly (readonly Probe[])[] {
  const batches: Probe[][] = []
  for (const probe of probes) {
    const last = batches.at(-1)
    const isFull = !last || last.length >= batchSize || (isGuess(probe) && last.filter(isGuess).length >= mostWrong)
    if (isFull) batches.push([probe])
    else last.push(probe)
  }
  return batches
}
