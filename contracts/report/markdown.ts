import { withoutMentions } from './mentions.ts'
import type { DistinctFinding, Report, Reporter } from './report.ts'
import { alsoOf, asides, count, coverageLines, othersOf, rerunOf, variablesOf, verdictOf } from './wording.ts'

// A summary of GitHub Actions holds 1 MiB at most.
const mostFindings = 100

/** A summary in Markdown, for `$GITHUB_STEP_SUMMARY` or a comment: the verdict, a table, and each finding to unfold. */
export const renderMarkdown: Reporter = (report) => {
  const { findings, target, documents } = report
  const left = findings.length - mostFindings
  return [
    `## Doublecheck: ${findings.length === 0 ? 'every promise kept' : count(findings.length, 'finding')}`,
    '',
    `${documents.map(code).join(', ')} → ${code(target)}: ${verdictOf(report)}; ${coverageLines(report).at(-1)}`,
    '',
    ...(findings.length > 0 ? renderTable(findings) : []),
    ...findings.slice(0, mostFindings).flatMap((finding) => renderFinding(finding, report)),
    ...(left > 0 ? [`… and ${count(left, 'finding')} more.`, ''] : []),
    ...[...coverageLines(report).slice(0, -1), ...asides(report)].flatMap((what) => [`> ${escapeText(what)}`, '']),
  ].join('\n')
}

function renderTable(findings: readonly DistinctFinding[]): readonly string[] {
  const operations = Map.groupBy(findings, ({ api, operation }) => `${api}/${operation}`)
  const rows = [...operations].map(([operation, members]) => {
    const of = (wanted: (finding: DistinctFinding) => boolean) => members.filter(wanted).length
    const errors = of(({ severity }) => severity === 'error')
    const known = of(({ accepted }) => accepted === true)
    const rules = [...new Set(members.map(({ rule }) => code(rule)))].join(' ')
    return `| ${code(operation)} | ${errors} | ${members.length - errors - known} | ${known} | ${rules} |`
  })
  return ['| operation | errors | warnings | known | rules |', '| --- | ---: | ---: | ---: | --- |', ...rows, '']
}

function renderFinding(finding: DistinctFinding, report: Report): readonly string[] {
  const { severity, accepted, operation, rule, message, source, evidence, advice, cases } = finding
  const [id = ''] = cases
  const one = report.cases.find((candidate) => candidate.id === id)
  const lines = [one?.reproduce, rerunOf(report, id)].filter((line) => line !== undefined)
  const variables = one ? variablesOf(one) : ''
  return [
    `<details><summary><b>${accepted ? 'known' : severity}</b> ${escapeHtml(`${operation}: ${rule}: ${message}`)}</summary>`,
    '',
    `- case ${code(id)}${othersOf(finding)}`,
    `- promised at ${code(source)} (${evidence})`,
    `- ${escapeText(advice)}`,
    ...alsoOf(finding).map((text) => `- also: ${escapeText(text)}`),
    ...(variables === '' ? [] : [`- set first: ${escapeText(variables)}`]),
    '',
    ...(lines.length > 0 ? fence(lines.join('\n'), 'sh') : []),
    '</details>',
    '',
  ]
}

/** A fence is longer than any in its text. */
function fence(text: string, language: string): readonly string[] {
  const marks = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)))
  return [`${marks}${language}`, text, marks, '']
}

function code(text: string): string {
  const line = text.replaceAll(/[\r\n]+/g, ' ').replaceAll('|', '\\|')
  const marks = '`'.repeat(Math.max(1, ...[...line.matchAll(/`+/g)].map(([run]) => run.length + 1)))
  return marks.length > 1 ? `${marks} ${line} ${marks}` : `\`${line}\``
}

const escapeText = (text: string): string => escapeHtml(text).replaceAll(/[\\`*_[\]|#]/g, (character) => `\\${character}`)

/** As it stands in a line that begins with a tag: that is not Markdown. */
const escapeHtml = (text: string): string =>
  withoutMentions(
    text
      .replaceAll(/[\r\n]+/g, ' ')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;'),
  )
