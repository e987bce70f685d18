import type { Report } from '../report.ts'
import { findRule } from '../rules.ts'
import { anchorOf, escapeHtml } from './escape.ts'

/** Renders what the broken rules mean, so that the file explains itself. */
export function renderRulePages({ findings }: Report): string {
  const names = [...new Set(findings.map(({ rule }) => rule))]
  if (names.length === 0) return ''
  return `<h2 id="rules">Rules</h2>
${names.map(renderRule).join('\n')}
<p>To accept a finding as known: <code>--baseline=FILE --update-baseline</code>, and look at the difference in review. To bring the
document in line: <code>--reporter=overlay=FILE</code>, and from then on <code>--overlay=FILE</code>.</p>`
}

function renderRule(name: string): string {
  const page = findRule(name)
  if (!page) return ''
  const document = page.document === undefined ? 'No document may allow it.' : `The document: ${page.document}.`
  return `<section class="rule" id="rule-${anchorOf(name)}"><h3>${escapeHtml(name)}</h3>
<p>${escapeHtml(page.means)}</p>
<p>The server: ${escapeHtml(page.server)}. ${escapeHtml(document)}</p></section>`
}
