import { describe, expect, it } from 'vitest'
import { type Checked, check, describeFindings } from './check.ts'
import { variants } from './conforming/all.ts'
import { expectLeftAsFound } from './left-behind.ts'

const isExpected = (finding: Checked['findings'][number], warnings: readonly string[]): boolean =>
  finding.severity === 'warning' && warnings.includes(finding.rule)

describe.concurrent('a server that keeps its promises in another way raises no alarm', () => {
  it.each(variants)('$api: $name', async ({ api, vary, asked = {}, warnings }) => {
    const checked = await check(api, vary(), { asked })
    const { findings } = checked
    const alarms = findings.filter((finding) => !isExpected(finding, warnings?.rules ?? []))
    expect(alarms, describeFindings(alarms).join('\n')).toEqual([])
    expect(checked.differences).toEqual([])
    expectLeftAsFound(checked)
  })
})

describe.concurrent('the mock raises no alarm', () => {
  const seeds = ['a', 'k3f', 'zz9', 'q0q', '7e1']
  const runs = seeds.flatMap((seed) => (['milvus', 'uiza'] as const).map((api) => ({ api, seed })))

  it.each(runs)('$api, with ids that begin with $seed', async ({ api, seed }) => {
    const { findings, differences, unrestored } = await check(api, {}, { seed })
    expect(findings, describeFindings(findings).join('\n')).toEqual([])
    expect([differences, unrestored]).toEqual([[], []])
  })
})
