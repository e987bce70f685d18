import type { ReportedCase, ReportedFinding, Reporter } from './report.ts'
import { variablesOf } from './wording.ts'

/**
 * JUnit XML: a suite per operation, a test per case. A warning passes and is told in `system-out`.
 *
 * @see {@link https://github.com/testmoapp/junitxml The format, as build servers read it}
 */
export const renderJunit: Reporter = ({ cases, summary, durationMs, startedAt, target }) => {
  const suites = Map.groupBy(cases, ({ api, operation }) => `${api}.${operation}`)
  // Without `skipped`, which only the suites have in the schema of Jenkins.
  const totals = `tests="${cases.length}" failures="${summary.failed}" errors="0" time="${seconds(durationMs)}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="doublecheck ${escapeXml(target)}" ${totals}>`,
    ...[...suites].flatMap(([name, members]) => renderSuite(name, members, startedAt)),
    '</testsuites>',
    '',
  ].join('\n')
}

function renderSuite(name: string, cases: readonly ReportedCase[], startedAt: string): readonly string[] {
  const failures = cases.filter(({ status }) => status === 'failed').length
  const skipped = cases.filter(({ status }) => status === 'skipped').length
  const time = seconds(cases.reduce((sum, one) => sum + one.durationMs, 0))
  const totals = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${time}" timestamp="${startedAt}"`
  return [`  <testsuite name="${escapeXml(name)}" ${totals}>`, ...cases.flatMap(renderCase), '  </testsuite>']
}

function renderCase(one: ReportedCase): readonly string[] {
  const open = `    <testcase name="${escapeXml(`${one.kind}: ${one.name}`)}" classname="${escapeXml(`${one.api}.${one.operation}`)}" time="${seconds(one.durationMs)}"`
  const inside = renderInside(one)
  return inside.length === 0 ? [`${open}/>`] : [`${open}>`, ...inside, '    </testcase>']
}

function renderInside(one: ReportedCase): readonly string[] {
  const { status, findings, reason, reproduce } = one
  if (status === 'skipped') return [`      <skipped message="${escapeXml(reason ?? '')}"/>`]
  const variables = variablesOf(one)
  const again = reproduce ? [`reproduce: ${reproduce}`, ...(variables === '' ? [] : [`set first: ${variables}`])] : []
  const text = escapeXml([...findings.map(describe), ...again].join('\n'))
  const [first] = findings.filter(({ severity }) => severity === 'error')
  if (status === 'failed' && first)
    return [`      <failure type="${escapeXml(first.rule)}" message="${escapeXml(first.message)}">${text}</failure>`]
  return status === 'warned' ? [`      <system-out>${text}</system-out>`] : []
}

const describe = ({ rule, message, source, evidence, advice, accepted }: ReportedFinding): string =>
  `${rule}: ${accepted ? 'known: ' : ''}${message}\n  ${source} (${evidence})\n  ${advice}`
const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3)

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' }

/** XML 1.0 has no place for most control characters, not even escaped. */
const escapeXml = (text: string): string =>
  text
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(/[&<>"\n]/g, (character) => entities[character] ?? '')
