import { withoutMentions } from './mentions.ts'
import type { DistinctFinding, Report, Reporter } from './report.ts'
import { asides, coverageLines, othersOf, placeOf, rerunOf, verdictOf } from './wording.ts'

/**
 * Annotations of GitHub Actions: each new finding at its place in the document, the gravest first, because GitHub shows ten of a
 * kind per step; then the verdict. What the baseline knows is not annotated.
 *
 * @see {@link https://docs.github.com/actions/reference/workflow-commands-for-github-actions Workflow commands}
 */
export const renderGithub: Reporter = (report) => {
  const fresh = report.findings.filter(({ accepted }) => !accepted)
  const gravestFirst = fresh.toSorted((one, other) => Number(other.severity === 'error') - Number(one.severity === 'error'))
  const known = report.findings.length - fresh.length
  return [
    ...gravestFirst.map((finding) => annotate(finding, report)),
    ...asides(report).map((what) => command(report.unrestored.length > 0 ? 'error' : 'warning', { title: 'doublecheck' }, what)),
    command(
      'notice',
      { title: 'doublecheck' },
      `${verdictOf(report)}${known > 0 ? `; ${known} of the findings known` : ''}; ${coverageLines(report).at(-1)}`,
    ),
    '',
  ].join('\n')
}

function annotate(finding: DistinctFinding, report: Report): string {
  const { file, line, column } = placeOf(finding.source)
  const { rule, operation, message, advice, severity, cases } = finding
  const [id = ''] = cases
  const reproduce = rerunOf(report, id) ?? report.cases.find((one) => one.id === id)?.reproduce
  const text = [`${id}${othersOf(finding)}: ${message}`, advice, ...(reproduce ? [`reproduce: ${reproduce}`] : [])].join('\n')
  return command(
    severity,
    { file, line: String(line), col: String(column), title: withoutMentions(`${operation}: ${rule}`) },
    text,
  )
}

function command(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`)
  return `::${name} ${pairs.join(',')}::${escapeData(withoutMentions(message))}`
}

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
