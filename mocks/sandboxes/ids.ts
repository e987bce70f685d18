import { createChance } from './chance.ts'

/**
 * Creates the source of ids: random UUIDs, or with a seed the same UUIDs in every run.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9562#section-5.4 RFC 9562, UUID Version 4}
 */
export function createIds(seed: string | number | undefined): () => string {
  if (seed === undefined) return () => crypto.randomUUID()
  const chance = createChance(hashOf(String(seed)))
  const next = (most: number): number => (chance() * 2 ** 32) % most
  return () =>
    'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replaceAll(/[xy]/g, (digit) => (digit === 'x' ? next(16) : 8 + next(4)).toString(16))
}

const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash
}
