import { describe, expect, it } from 'vitest'
import type { VerifyOptions } from '#contracts'
import type { Document } from '#openapi'
import { withStrictness } from '../../../contracts/report/severity.ts'
import { listCorpus } from '../../corpus/corpus.ts'
import { describeFindings } from '../deviations/check.ts'
import { check } from './check.ts'
import type { PublicDeviation } from './deviation.ts'
import type { Service } from './exchange.ts'

/** A public document, and servers that were written from it. */
export interface Proof<Habits> {
  /** Name of the document in the corpus. */
  readonly name: string
  readonly open: (habits: Habits) => Service
  readonly documented: Habits
  /** The path before all others, and what the run signs in with. */
  readonly options: Partial<VerifyOptions> & { readonly prefix: string }
  readonly deviations: readonly PublicDeviation<Habits>[]
  readonly variants: Readonly<Record<string, Partial<Habits>>>
  /** What is true of the document, whatever a server does. */
  readonly faultsOfDocument: RegExp
}

/** Proves that each deviation is found, that no variant is alarmed at, and that each server holds afterwards what it held before. */
export function prove<Habits>({ name, open, documented, options, deviations, variants, faultsOfDocument }: Proof<Habits>): void {
  const entry = listCorpus().find((one) => one.name === name)
  const document = entry?.load()
  const run = async (habits: Partial<Habits>, more: Partial<VerifyOptions> = {}) => {
    const checked = await check((await document) as Document, open({ ...documented, ...habits }), { ...options, ...more })
    const { findings } = withStrictness(checked.report, { strict: true, allowUndocumented: false })
    const news = findings.filter(({ message }) => !faultsOfDocument.test(message))
    return { ...checked, findings: news, said: describeFindings(news).join('\n') || 'no finding' }
  }
  const found = deviations.filter(({ unseen }) => unseen === undefined)
  const unseen = deviations.filter((one) => one.unseen !== undefined)

  describe.skipIf(!entry)('a server that breaks one promise', () => {
    it.each(found)('is caught, and left as found: $name', async ({ rules, habits, options: more, spoils, lasts, shows = 1 }) => {
      const { findings, said, isAsBefore, report } = await run(habits(), more)
      expect(
        findings.some(({ rule }) => rules.includes(rule)),
        said,
      ).toBe(true)
      expect(findings.length, said).toBe(shows)
      expect(isAsBefore || lasts === true || (spoils === true && report.unrestored.length > 0)).toBe(true)
    })

    it.each(unseen)(
      'is left as found, though nobody can tell, since $unseen: $name',
      async ({ habits, options: more, lasts }) => {
        const { isAsBefore } = await run(habits(), more)
        expect(isAsBefore || lasts === true).toBe(true)
      },
    )

    it('is caught nine times of ten', () => expect(found.length / deviations.length).toBeGreaterThanOrEqual(0.9))
  })

  describe.skipIf(!entry)('a server that keeps every promise in its own way', () => {
    it.each(Object.entries(variants))('raises no alarm: it %s', async (_, habits) => {
      const { findings, said, isAsBefore, report } = await run(habits)
      expect(findings, said).toEqual([])
      expect(report.unrestored).toEqual([])
      expect(isAsBefore).toBe(true)
      expect(report.coverage.reached).toBeGreaterThan(0)
    })
  })
}
