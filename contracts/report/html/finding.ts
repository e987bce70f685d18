import type { DistinctFinding, Report, ReportedCase } from '../report.ts'
import { count, nameOf, othersOf, placeOf, rerunOf, variablesOf } from '../wording.ts'
import { renderDiff, renderExcerpt } from './code.ts'
import { anchorOf, escapeHtml, withCode } from './escape.ts'
import { renderExchange } from './exchange.ts'

/** Renders one finding with all one needs to act on it. The gravest is open, so that the page says something at once. */
export function renderFinding(finding: DistinctFinding, report: Report, index: number, open: boolean): string {
  const { rule, message, severity, accepted, operation, expected, actual } = finding
  const one = report.cases.find(({ id }) => id === finding.cases[0])
  return `<details class="finding ${findingStatus(finding)}" id="${findingAnchor(index)}"${open ? ' open' : ''}>
<summary><span class="status">${accepted ? 'known' : severity}</span>
<span class="what"><strong>${escapeHtml(message)}</strong>
<small>${escapeHtml(operation)} · ${escapeHtml(one ? nameOf(one) : '')}${othersOf(finding)} · ${escapeHtml(rule)}</small></span></summary>
<div class="inside">
<p class="advice">${withCode(finding.advice)}</p>
${one ? `<p>The case: ${escapeHtml(one.promise)}</p>` : ''}
<h4>Expected <span class="expected">−</span> and actual <span class="actual">+</span>${finding.pointer ? ` at <code>${escapeHtml(finding.pointer)}</code>` : ''}</h4>
${renderDiff(isRule.has(rule) ? { [ruleName(finding)]: expected } : expected, actual)}
${one?.exchange ? renderExchange(one.exchange, one.findings) : ''}
${renderPlace(finding)}
${one ? renderAgain(one, report) : ''}
${renderAlso(finding)}${renderCases(finding)}
<p>What the rule means, and how to accept a finding: <a href="#rule-${anchorOf(rule)}">${escapeHtml(rule)}</a></p>
</div>
</details>`
}

// What a schema expects is a keyword, not a value: it is shown by its name.
const isRule = new Set(['schema'])
const ruleName = ({ place }: DistinctFinding): string => place.slice(place.lastIndexOf('/') + 1)

/** The status of the cases that a finding is the reason for. */
export const findingStatus = ({ severity }: Pick<DistinctFinding, 'severity'>): 'failed' | 'warned' =>
  severity === 'error' ? 'failed' : 'warned'

/** Where a finding stands in the page. */
export const findingAnchor = (index: number): string => `finding-${index + 1}`

function renderPlace({ source, evidence, excerpt, place }: DistinctFinding): string {
  const lines = excerpt ? renderExcerpt(excerpt, placeOf(source).line) : ''
  return `<h4>In the document</h4>
<p><code>${escapeHtml(source)}</code> · ${evidence} · <code>${escapeHtml(place)}</code></p>${lines}`
}

function renderAgain(one: ReportedCase, report: Report): string {
  const variables = variablesOf(one)
  const rerun = rerunOf(report, one.id)
  const lines = [
    one.reproduce === undefined ? '' : `${copyable(one.reproduce, 'The request alone')}`,
    variables === '' ? '' : `<p>Set first: ${escapeHtml(variables)}</p>`,
    rerun === undefined ? '' : copyable(rerun, 'The whole case, with what it needs before and after'),
  ]
  return `<h4>Reproduce</h4>${lines.join('\n')}`
}

// The button needs the script, and is hidden where there is none.
const copyable = (line: string, label: string): string => `<p>${label}:</p>
<div class="copy"><pre><code>${escapeHtml(line)}</code></pre><button type="button" hidden>Copy</button></div>`

function renderAlso({ also = [] }: DistinctFinding): string {
  if (also.length === 0) return ''
  return `<h4>Also broken by it</h4>\n<ul>${also.map((text) => `<li>${escapeHtml(text)}</li>`).join('')}</ul>\n`
}

function renderCases({ cases }: DistinctFinding): string {
  if (cases.length < 2) return ''
  const items = cases.slice(1).map((id) => `<li><a href="#case-${anchorOf(id)}">${escapeHtml(id)}</a></li>`)
  return `<details class="more"><summary>Seen in ${count(items.length, 'more case')}</summary><ul>${items.join('')}</ul></details>`
}
