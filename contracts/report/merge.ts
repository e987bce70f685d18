import { isObject } from '#openapi'
import { ContractError } from '../error.ts'
import type { Coverage, Unreached } from './coverage.ts'
import { distinctFindings, summarise } from './finding-groups.ts'
import type { DistinctFinding, Report, ReportedCase } from './report.ts'
import { reportShape } from './report-shape.ts'

/** A report as it was read from a file. */
export interface ReadReport {
  /** Name of the file, in messages. */
  readonly file: string
  readonly report: Report
}

/**
 * Reads a report as `--reporter=json` writes it.
 *
 * @throws {ContractError} with exit code 2 for a text that is not one.
 */
export function parseReport(text: string, file: string): Report {
  const broken = (what: string) =>
    new ContractError(2, {
      what: `${file} is not a JSON report: ${what}.`,
      next: 'Pass files written by --reporter=json=FILE.',
    })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw broken(error instanceof Error ? error.message : String(error))
  }
  const report: Readonly<Record<string, unknown>> = isObject(value) ? value : {}
  const [wrong] = Object.entries(reportShape).find(([name, fits]) => !fits(report[name])) ?? []
  if (wrong !== undefined)
    throw broken(Object.hasOwn(report, wrong) ? `its \`${wrong}\` cannot be read` : `it has no \`${wrong}\``)
  return value as Report
}

/**
 * Makes one report of those of the parts of a run: as the whole would have said, each finding once.
 *
 * @throws {ContractError} with exit code 2 where a case is in two of them, a shard is missing, or nothing was checked in any.
 */
export function mergeReports(parts: readonly ReadReport[]): Report {
  refuseTwice(parts)
  refuseMissing(parts)
  const reports = parts.map(({ report }) => report).toSorted((one, other) => (one.shard?.index ?? 0) - (other.shard?.index ?? 0))
  const [first] = reports
  if (!first) throw new ContractError(2, { what: 'There is no report to merge.', next: 'Pass at least one file.' })
  const cases = inOrderOf(
    reports,
    reports.flatMap((report) => report.cases),
  )
  if (!cases.some(({ status }) => status !== 'skipped'))
    throw new ContractError(2, { what: 'Nothing was checked: every case was skipped.', next: 'The reports list the reasons.' })
  const ends = reports.map(({ startedAt, durationMs }) => Date.parse(startedAt) + durationMs)
  const startedAt = reports.map((report) => report.startedAt).toSorted()[0] ?? first.startedAt
  const outdated = union(reports.map((report) => report.outdated ?? []))
  return {
    target: reports.every(({ mock }) => mock) ? first.target : union(reports.map(({ target }) => [target])).join(', '),
    mock: reports.every(({ mock }) => mock),
    startedAt,
    durationMs: Math.max(...ends) - Date.parse(startedAt),
    documents: union(reports.map(({ documents }) => documents)),
    summary: summarise(cases),
    coverage: coverageIn(reports),
    findings: withKnownExcerpts(distinctFindings(cases), reports),
    ...(reports.some(({ interrupted }) => interrupted) ? { interrupted: true } : {}),
    unrestored: union(reports.map(({ unrestored }) => unrestored)),
    cases,
    ...(first.rerun === undefined ? {} : { rerun: first.rerun }),
    ...(outdated.length === 0 ? {} : { outdated }),
  }
}

function refuseTwice(parts: readonly ReadReport[]): void {
  const owners = new Map<string, string>()
  for (const { file, report } of parts)
    for (const { id } of report.cases) {
      const owner = owners.get(id)
      if (owner !== undefined)
        throw new ContractError(2, {
          what: `The case ${id} is in ${owner} and in ${file}.`,
          next: 'Pass each report of a single run once.',
        })
      owners.set(id, file)
    }
}

function refuseMissing(parts: readonly ReadReport[]): void {
  const shards = parts.flatMap(({ report: { shard } }) => shard ?? [])
  const most = Math.max(0, ...shards.map((shard) => shard.of))
  const missing = Array.from({ length: most }, (_, index) => index + 1).filter(
    (one) => !shards.some(({ index }) => index === one),
  )
  if (missing.length === 0) return
  const names = missing.map((one) => `${one}/${most}`).join(', ')
  throw new ContractError(2, { what: `The report of shard ${names} is missing.`, next: 'Pass the reports of all shards.' })
}

/** As the whole run would have them: by its operations, and those of one as they were. */
function inOrderOf<Part extends Unreached | ReportedCase>(reports: readonly Report[], parts: readonly Part[]): readonly Part[] {
  const order = new Map(reports.flatMap(({ shard }) => shard?.operations ?? []).map((name, index) => [name, index]))
  const placeOf = ({ api, operation }: Part) => order.get(`${api}/${operation}`) ?? order.size
  return parts.toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** What one shard did not reach, another may have needed. */
function coverageIn(reports: readonly Report[]): Coverage {
  const reached = new Set(reports.flatMap(({ shard }) => shard?.reached ?? []))
  const all = reports.map(({ coverage }) => coverage)
  const unreached = all
    .flatMap((coverage) => coverage.unreached)
    .filter(({ api, operation }) => !reached.has(`${api}/${operation}`))
  const operations = all.reduce((sum, coverage) => sum + coverage.operations, 0)
  return { operations, reached: operations - unreached.length, unreached: inOrderOf(reports, unreached) }
}

/** The lines of a document that a part has shown are shown again. */
function withKnownExcerpts(findings: readonly DistinctFinding[], reports: readonly Report[]): readonly DistinctFinding[] {
  const known = new Map(reports.flatMap((report) => report.findings).map(({ source, excerpt }) => [source, excerpt]))
  return findings.map((finding) => {
    const excerpt = known.get(finding.source)
    return excerpt === undefined ? finding : { ...finding, excerpt }
  })
}

const union = (lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())]
