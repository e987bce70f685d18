import { expect, it } from 'vitest'
import { exitCodeOf, mergeReports, parseReport, type Report, reporters, type Selection, verify } from '#contracts'
import { parseDocument } from '#openapi/load'
import { withStrictness } from '../../../contracts/report/severity.ts'
import { describeFindings } from '../deviations/check.ts'
import { serveShop, type Ways } from './server.ts'
import { shopText } from './shop.ts'

const document = parseDocument(shopText, 'shop.json')

async function check(ways: Partial<Ways>, checked = document, selection: Selection = {}) {
  const server = await serveShop(ways)
  let count = 0
  try {
    const report = await verify({
      documents: [checked],
      target: server.url,
      mock: false,
      auth: { key: 'k3y-of-the-shop' },
      selection,
      timeoutMs: 10_000,
      now: Date.now,
      createId: () => `c${(count++).toString(36).padStart(3, '0')}`,
    })
    return withStrictness(report, { strict: true, allowUndocumented: false })
  } finally {
    await server.close()
  }
}

it('raises no alarm over a shop that is as documented', async () => {
  const { findings } = await check({})
  expect(describeFindings(findings)).toEqual([])
})

const hasName = (body: unknown): boolean => typeof (body as { readonly name?: unknown } | null | undefined)?.name === 'string'
type Mistake = readonly [what: string, ways: Partial<Ways>, operations: number, shows: number]
const mistakes: readonly Mistake[] = [
  ['refuses with an undocumented status', { refusedWith: 422 }, 6, 1],
  ['sends no header that is required', { headers: {} }, 8, 1],
  ['tells its refusals in another form', { problem: { message: 'No' } }, 10, 1],
  ['lets anybody in', { lets: () => true }, 10, 1],
  // Two rules, each broken in every operation that has it.
  ['allows any text', { allows: hasName }, 4, 2],
  ['shows a property that nobody knows', { show: (record) => ({ ...record, _links: [] }) }, 8, 1],
  ['shows numbers as texts', { show: (record) => ({ ...record, id: String(record.id) }) }, 8, 1],
]

it.each<Mistake>(mistakes)('tells once what a shop does wrong everywhere: it %s', async (_, ways, operations, shows) => {
  const { findings } = await check(ways)
  const said = describeFindings(findings).join('\n')
  expect(findings.length, said).toBe(shows)
  for (const finding of findings) {
    expect(finding.operations.length, said).toBe(operations)
    expect(finding.cases.length).toBeGreaterThanOrEqual(operations)
  }
})

it('tells in a report how many operations show a finding', async () => {
  const report = await check({ problem: { message: 'No' } })
  expect(reporters.console(report, { color: false })).toMatch(/, and in \d+ more cases, 10 operations in all\n/)
})

it('tells once of bodies that come where the document describes none', async () => {
  const silent = parseDocument(shopText.replaceAll('"204"', '"200"'), 'shop.json')
  const { findings } = await check({ gone: [200, {}] }, silent)
  const said = describeFindings(findings).join('\n')
  expect(findings.length, said).toBe(1)
  // OpenAPI leaves open whether there is none: with `--allow-undocumented` it is a warning.
  const message = 'the body must be absent: the document describes none'
  expect(findings[0]).toMatchObject({ rule: 'schema', message, undocumented: true })
  expect(findings[0]?.operations.length).toBe(2)
})

/** A report without the times and ids of its run. */
const judged = (report: Report) => ({
  exitCode: exitCodeOf(report),
  summary: report.summary,
  coverage: report.coverage,
  unrestored: report.unrestored,
  findings: report.findings.map(({ rule, severity, place, cause, also, cases, operations }) => [
    rule,
    severity,
    place,
    cause,
    also?.length,
    cases,
    operations,
  ]),
  cases: report.cases.map(({ id, status, httpStatus, reason, findings }) => [id, status, httpStatus, reason, findings.length]),
})

it('says the same when it is asked in two shards and their reports are merged', async () => {
  const ways = { refusedWith: 422, problem: { message: 'No' }, lets: () => true }
  const whole = await check(ways)
  const parts = await Promise.all([1, 2].map((index) => check(ways, document, { shard: { index, of: 2 } })))
  const read = parts.map((part, index) => {
    const file = `${index}.json`
    return { file, report: parseReport(reporters.json(part, { color: false }), file) }
  })
  const merged = mergeReports(read)
  expect(merged.findings.some(({ operations }) => operations.length === 10)).toBe(true)
  expect(judged(merged)).toEqual(judged(whole))
})
