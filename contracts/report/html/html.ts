import type { Report, Reporter } from '../report.ts'
import { asides, count, coverageLines, verdictOf } from '../wording.ts'
import { renderCaseTable } from './cases.ts'
import { escapeHtml } from './escape.ts'
import { findingStatus, renderFinding } from './finding.ts'
import { renderRulePages } from './rules.ts'
import { script } from './script.ts'
import { style } from './style.ts'

/** One self-contained page: it asks the network for nothing, and can be read without its script. */
export const renderHtml: Reporter = (report) => {
  const title = titleOf(report)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escapeHtml(title)} · Doublecheck</title>
<style>${style}${filterStyle}</style>
</head>
<body>
<header>
<h1>${escapeHtml(title)}</h1>
${renderFacts(report)}
${asides(report)
  .map((what) => `<p class="lost">${escapeHtml(what)}</p>`)
  .join('\n')}
</header>
<main>
${renderFilter(report)}
${renderFindings(report)}
<h2>Cases</h2>
${renderCaseTable(report)}
${renderRulePages(report)}
</main>
<script>${script}</script>
</body>
</html>
`
}

const titleOf = ({ findings, summary }: Report): string => {
  if (findings.length === 0) return 'Every promise kept'
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  const parts = [...(errors > 0 ? [count(errors, 'broken promise')] : []), ...(warnings > 0 ? [count(warnings, 'warning')] : [])]
  return `${parts.join(' and ')} in ${count(summary.failed + summary.warned, 'case')}`
}

function renderFacts(report: Report): string {
  const facts = {
    Target: `${report.target}${report.mock ? ' (the mock)' : ''}`,
    Documents: report.documents.join(', '),
    Started: report.startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'),
    Coverage: coverageLines(report).toReversed().join('; '),
    Verdict: verdictOf(report),
  }
  const rows = Object.entries(facts).map(([name, text]) => `<dt>${name}</dt><dd>${escapeHtml(text)}</dd>`)
  return `<dl>${rows.join('')}</dl>`
}

const statuses = ['failed', 'warned', 'skipped', 'passed'] as const

// Without a script: the checked button decides which rows are there.
const filterStyle = statuses
  .map(
    (status) =>
      `body:has(#show-${status}:checked) :is(.finding, tbody tr):not(.${status}), body:has(#show-${status}:checked) .operation:not(.has-${status}) { display: none; }`,
  )
  .join('\n')

function renderFilter({ summary, cases }: Report): string {
  const choice = (name: string, number: number, checked = '') =>
    `<label><input type="radio" name="show" id="show-${name}"${checked}> ${name} ${number}</label>`
  return `<fieldset class="filter"><legend>Show cases that</legend>
${choice('all', cases.length, ' checked')}
${statuses
  .filter((status) => summary[status] > 0)
  .map((status) => choice(status, summary[status]))
  .join('\n')}
<label class="search" hidden>Filter <input type="search" id="filter" placeholder="operation, rule or text"></label>
</fieldset>`
}

const statusesOf = (findings: Report['findings']): string =>
  [...new Set(findings.map((finding) => `has-${findingStatus(finding)}`))].join(' ')

/** By operation, that of the gravest first. */
function renderFindings(report: Report): string {
  if (report.findings.length === 0) return ''
  // Links name a finding by its place in the report, wherever it stands here.
  const numbered = report.findings.map((finding, index) => ({ finding, index }))
  const rank = ({ finding }: (typeof numbered)[number]) => (finding.severity === 'error' ? 0 : finding.accepted ? 2 : 1)
  const gravestFirst = numbered.toSorted((one, other) => rank(one) - rank(other))
  const [gravest] = gravestFirst
  const byOperation = Map.groupBy(gravestFirst, ({ finding }) => `${finding.api}/${finding.operation}`)
  const renderGroup = (operation: string, members: typeof numbered) =>
    `<section class="operation ${statusesOf(members.map(({ finding }) => finding))}">
<h3>${escapeHtml(operation)}</h3>
${members.map((one) => renderFinding(one.finding, report, one.index, one === gravest)).join('\n')}
</section>`
  return `<section class="operation ${statusesOf(report.findings)}">
<h2>Findings</h2>
${[...byOperation].map(([operation, members]) => renderGroup(operation, members)).join('\n')}
</section>`
}
