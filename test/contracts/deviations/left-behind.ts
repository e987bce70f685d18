import { expect } from 'vitest'
import type { Checked } from './check.ts'
import type { Leaves } from './deviation.ts'

/** A record that is not as it was before a run. */
export interface Difference {
  readonly collection: string
  readonly kind: 'added' | 'removed' | 'changed'
  /** What tells the record from the others: its texts that nobody else has. */
  readonly identity: readonly string[]
}

type Records = readonly Readonly<Record<string, unknown>>[]

/** Compares two dumps of what a server remembers, record by record. */
export function differencesOf(before: object, after: object): readonly Difference[] {
  const collections = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...collections].flatMap((collection) => {
    const [old, now] = [recordsIn(before, collection), recordsIn(after, collection)]
    const texts = new Set([...old, ...now].map((record) => JSON.stringify(record)))
    return [...texts].flatMap((text) => {
      const has = (records: Records) => records.some((record) => JSON.stringify(record) === text)
      if (has(old) && has(now)) return []
      const identity = identityOf(JSON.parse(text))
      const other = (has(old) ? now : old).some((record) => identityOf(record)[0] === identity[0])
      // Of a changed record the new form is enough.
      if (other && has(old)) return []
      return [{ collection, kind: other ? ('changed' as const) : has(now) ? ('added' as const) : ('removed' as const), identity }]
    })
  })
}

const recordsIn = (dump: object, collection: string): Records => (dump as Readonly<Record<string, Records>>)[collection] ?? []

const identifying = /^(key|(user_?)?id|user_?name|role_?name|email)$/i
const identityOf = (record: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(record).flatMap(([name, value]) => (identifying.test(name) ? [String(value)] : []))

/** The differences that a run does not tell of: none of what it could not put back names them. */
const untold = (differences: readonly Difference[], unrestored: readonly string[]): readonly Difference[] =>
  differences.filter(({ identity }) => !unrestored.some((what) => identity.some((text) => what.includes(`"${text}"`))))

/**
 * Expects that a server is as it was found, or that the report names what is not; and that nothing is called left that is not there.
 *
 * @param leaves What the report cannot name, and why: it has to be so, else the reason is out of date.
 */
export function expectLeftAsFound(
  { differences, unrestored }: Pick<Checked, 'differences' | 'unrestored'>,
  leaves?: Leaves,
): void {
  if (leaves?.how === 'untrue') {
    expect(differences).toEqual([])
    expect(unrestored, `nothing is told any more: ${leaves.why}`).not.toEqual([])
    return
  }
  const silent = untold(differences, unrestored)
  if (leaves) expect(silent, `nothing is left untold any more: ${leaves.why}`).not.toEqual([])
  else expect(silent, `left behind and not told; not restored: ${unrestored.join(', ') || 'nothing'}`).toEqual([])
  const isTold = leaves ? leaves.how === 'unnamed' : differences.length > 0
  if (isTold) expect(unrestored).not.toEqual([])
  else expect(unrestored, 'told, and not left behind').toEqual([])
}
