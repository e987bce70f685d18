import { describe, expect, it } from 'vitest'
import { exitCodeOf, type Report, withStrictness } from '#contracts'
import { check, describeFindings } from './check.ts'
import { variants } from './conforming/all.ts'
import { expectLeftAsFound } from './left-behind.ts'

/** The exit code of a run with `--strict`. */
const strictly = (report: Report): number => exitCodeOf(withStrictness(report, { strict: true, allowUndocumented: false }))

describe.concurrent('a server that keeps its promises in another way raises no alarm', () => {
  it.each(variants.filter(({ unkept }) => !unkept))('$api: $name', async ({ api, vary, asked = {} }) => {
    const checked = await check(api, vary(), { asked })
    expect(checked.findings, describeFindings(checked.findings).join('\n')).toEqual([])
    expect(checked.differences).toEqual([])
    expectLeftAsFound(checked)
    expect([exitCodeOf(checked.report), strictly(checked.report)]).toEqual([0, 0])
  })
})

describe.concurrent('a server that does otherwise than was observed is warned, and fails where --strict asks for that too', () => {
  it.each(variants.filter(({ unkept }) => unkept))('$api: $name', async ({ api, vary, asked = {}, unkept }) => {
    const checked = await check(api, vary(), { asked })
    const told = checked.findings.map(({ rule, severity, evidence }) => ({ rule, severity, evidence }))
    expect(told).toEqual(unkept?.rules.map((rule) => ({ rule, severity: 'warning', evidence: 'observed' })))
    expect(checked.differences).toEqual([])
    expectLeftAsFound(checked)
    expect([exitCodeOf(checked.report), strictly(checked.report)]).toEqual([0, 1])
  })
})

describe.concurrent('the mock raises no alarm', () => {
  const seeds = ['a', 'k3f', 'zz9', 'q0q', '7e1']
  const runs = seeds.flatMap((seed) => (['milvus', 'uiza'] as const).map((api) => ({ api, seed })))

  it.each(runs)('$api, with ids that begin with $seed', async ({ api, seed }) => {
    const { findings, differences, unrestored, report } = await check(api, {}, { seed })
    expect(findings, describeFindings(findings).join('\n')).toEqual([])
    expect([differences, unrestored]).toEqual([[], []])
    expect(strictly(report)).toBe(0)
  })
})
