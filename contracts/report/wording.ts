import { type Cases, notableOf } from './cases.ts'
import type { DistinctFinding, Report, ReportedCase, ReporterOptions } from './report.ts'

/** `1 case`, `2 cases` */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

/** The verdict of a run, in one line. */
export function verdictOf({ summary, durationMs, interrupted }: Pick<Report, 'summary' | 'durationMs' | 'interrupted'>): string {
  const { passed, failed, warned, skipped } = summary
  const cut = interrupted ? 'interrupted, so not everything was checked: ' : ''
  return `${cut}${passed} passed, ${failed} failed, ${warned} warned, ${skipped} skipped in ${Math.round(durationMs)} ms`
}

const mostNamed = 5

/** How many operations were reached; then, reason by reason, which were not. */
export function coverageLines({ coverage: { operations, reached, unreached } }: Pick<Report, 'coverage'>): readonly string[] {
  const byReason = Map.groupBy(unreached, ({ reason }) => reason)
  const missed = [...byReason].map(([reason, members]) => {
    const names = members.slice(0, mostNamed).map(({ operation }) => operation)
    const left = members.length - names.length
    return `not reached: ${names.join(', ')}${left > 0 ? ` and ${left} more` : ''} (${reason})`
  })
  return [...missed, `${reached} of ${count(operations, 'operation')} reached`]
}

/** A case as people call it: `documented`, `change: stale`. */
export const nameOf = ({ kind, name }: Pick<ReportedCase, 'kind' | 'name'>): string =>
  kind === 'examples' ? name : `${kind}: ${name}`

/** Says in how many cases a finding was seen beside the one it is told in, and of how many operations; nothing where it was in one. */
export function othersOf({ cases, operations }: Pick<DistinctFinding, 'cases' | 'operations'>): string {
  if (cases.length < 2) return ''
  return `, and in ${count(cases.length - 1, 'more case')}${operations.length > 1 ? `, ${operations.length} operations in all` : ''}`
}

const mostOthers = 4

/** What else a cause breaks, as far as it is worth a line each. */
export function alsoOf({ also = [] }: Pick<DistinctFinding, 'also'>): readonly string[] {
  const left = also.length - mostOthers
  return left > 1 ? [...also.slice(0, mostOthers), `and ${left} more`] : also
}

/** The command that asks one case again, with all that it needs before and after; undefined where the report knows none. */
export const rerunOf = ({ rerun }: Pick<Report, 'rerun'>, id: string): string | undefined =>
  rerun === undefined ? undefined : `${rerun} --case=${quoted(id)}`

const quoted = (text: string): string => (/^[\w./=:,@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)

/** Says what the variables of a reproduction line have to hold. */
export const variablesOf = ({ variables = [] }: Pick<ReportedCase, 'variables'>): string =>
  variables.map(({ name, holds }) => `${name}: ${holds}`).join('; ')

/** Splits `openapi/milvus.yaml:42:9` into its parts. */
export function placeOf(source: string): { readonly file: string; readonly line: number; readonly column: number } {
  const [, file = source, line = '1', column = '1'] = /^(.*):(\d+):(\d+)$/.exec(source) ?? []
  return { file, line: Number(line), column: Number(column) }
}

/** What went wrong with the account of the run, apart from its cases: left behind, or known and gone. */
export const asides = ({ unrestored, outdated = [] }: Pick<Report, 'unrestored' | 'outdated'>): readonly string[] => [
  ...unrestored.map((what) => `not restored: ${what}`),
  ...outdated.map((what) => `no longer seen; --update-baseline removes it from the baseline: ${what}`),
]

/** A reason why cases were skipped, and how many. */
export interface SkipReason {
  readonly reason: string
  readonly number: number
}

/** Says why cases were skipped: each reason once, the most frequent first. */
export function skippedBecause({ cases }: Pick<Report<Cases>, 'cases'>): readonly SkipReason[] {
  const skipped = notableOf(cases).filter(({ status }) => status === 'skipped')
  return [...Map.groupBy(skipped, ({ reason = '' }) => reason)]
    .map(([reason, members]) => ({ reason, number: members.length }))
    .toSorted((one, other) => other.number - one.number)
}

/** Where the page of a rule is: `node_modules/doublecheck/contracts/rules/status.md`. */
export const rulePageOf = (rule: string, { rulePages = 'contracts/rules' }: Pick<ReporterOptions, 'rulePages'>): string =>
  `${rulePages}/${rule.replaceAll('/', '-')}.md`
