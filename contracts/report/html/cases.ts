import { createFindingIndex } from '../finding-groups.ts'
import type { Report, ReportedCase } from '../report.ts'
import { nameOf } from '../wording.ts'
import { anchorOf, escapeHtml } from './escape.ts'
import { findingAnchor } from './finding.ts'

const words = { passed: 'ok', failed: 'fail', warned: 'warn', skipped: 'skip' } as const

/** Renders every case in a line, by operation. */
export function renderCaseTable(report: Report): string {
  const operations = Map.groupBy(report.cases, ({ api, operation }) => `${api}/${operation}`)
  const find = createFindingIndex(report)
  const anchorFor: AnchorFor = (one, finding) => {
    const known = find(one, finding)
    return findingAnchor(known ? report.findings.indexOf(known) : -1)
  }
  return [...operations].map(([operation, cases]) => renderOperation(operation, cases, anchorFor)).join('\n')
}

type AnchorFor = (one: ReportedCase, finding: ReportedCase['findings'][number]) => string

function renderOperation(operation: string, cases: readonly ReportedCase[], anchorFor: AnchorFor): string {
  const statuses = [...new Set(cases.map(({ status }) => status))].map((status) => `has-${status}`)
  return `<section class="operation ${statuses.join(' ')}">
<h3>${escapeHtml(operation)}</h3>
<table>
<thead><tr><th scope="col">Status</th><th scope="col">Case</th><th scope="col">Answer</th><th scope="col">Time</th></tr></thead>
<tbody>
${cases.map((one) => renderRow(one, anchorFor)).join('\n')}
</tbody>
</table>
</section>`
}

function renderRow(one: ReportedCase, anchorFor: AnchorFor): string {
  const links = one.findings.map((finding) => `<a href="#${anchorFor(one, finding)}">${escapeHtml(finding.rule)}</a>`)
  const note = one.status === 'skipped' ? escapeHtml(one.reason ?? '') : links.join(', ')
  return `<tr class="${one.status}" id="case-${anchorOf(one.id)}">
<td><span class="status">${words[one.status]}</span></td>
<td title="${escapeHtml(one.promise)}">${escapeHtml(nameOf(one))}${note && ` <small>${note}</small>`}</td>
<td>${one.httpStatus ?? '–'}</td><td>${one.status === 'skipped' ? '–' : `${Math.round(one.durationMs)} ms`}</td></tr>`
}
