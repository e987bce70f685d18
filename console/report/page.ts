import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import { askControl, type Session } from '../control.ts'
import { Notice, useDoing } from '../notice.ts'
import { countByOperation, type Report, type ReportFinding, verdicts } from './report.ts'

/** Runs the runner against this server, and shows what it found. */
export function ReportPage({ session }: { readonly session: Session }) {
  const [report, setReport] = useState<Report | undefined>()
  const { busy, outcome, run } = useDoing()
  const verify = async () => setReport(await askControl<Report>(session, 'console/verify', { method: 'POST' }))
  return html`
    <h1>Verify</h1>
    <p>Asks this server every case of its documents, over HTTP and in a sandbox of its own, so that nothing you see here changes.</p>
    <button class="primary" disabled=${busy} onClick=${() => run(verify, '')}>${busy ? 'Verifying …' : 'Verify now'}</button>
    <${Notice} outcome=${busy ? { kind: 'done', message: 'The checks are running.' } : outcome} />
    ${report && html`<${ReportSummary} report=${report} />`}
  `
}

function ReportSummary({ report }: { readonly report: Report }) {
  const { summary, findings, unrestored, durationMs } = report
  const seconds = (durationMs / 1_000).toFixed(1)
  return html`
    <p role="status">
      ${summary.failed === 0 ? 'Every promise is kept' : `${summary.failed} ${summary.failed === 1 ? 'case' : 'cases'} failed`}: ${report.cases.length} cases in ${seconds} s.
    </p>
    <dl class="numbers">
      ${verdicts.map((verdict) => html`<div key=${verdict}><dt>${verdict}</dt><dd data-verdict=${summary[verdict] > 0 && verdict}>${summary[verdict]}</dd></div>`)}
    </dl>
    ${unrestored.map((text) => html`<p role="alert">Not restored: ${text}</p>`)}
    <h2>Findings</h2>
    ${
      findings.length === 0
        ? html`<p>None.</p>`
        : html`<ul class="findings">${findings.map((finding) => html`<${FindingItem} key=${finding.cases[0]} finding=${finding} />`)}</ul>`
    }
    <h2>Operations</h2>
    <${OperationTable} report=${report} />
  `
}

function FindingItem({ finding }: { readonly finding: ReportFinding }) {
  const { severity, rule, message, source, evidence, cases } = finding
  return html`
    <li>
      <p><strong data-verdict=${severity === 'error' ? 'failed' : 'warned'}>${severity}</strong> <code>${rule}</code> ${message}</p>
      <p class="note"><code>${source}</code> (${evidence}) · ${cases.length === 1 ? cases[0] : `${cases[0]} and ${cases.length - 1} more`}</p>
    </li>
  `
}

function OperationTable({ report }: { readonly report: Report }) {
  return html`
    <div class="scroll" tabindex="0" role="group" aria-label="Operations, table">
      <table>
        <thead>
          <tr><th scope="col">Operation</th>${verdicts.map((verdict) => html`<th key=${verdict} scope="col">${verdict}</th>`)}</tr>
        </thead>
        <tbody>
          ${countByOperation(report.cases).map(
            ({ api, operation, counts }) => html`
              <tr key=${`${api} ${operation}`}>
                <td>${api} · ${operation}</td>
                ${verdicts.map((verdict) => html`<td key=${verdict} data-verdict=${counts[verdict] > 0 && verdict}>${counts[verdict]}</td>`)}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `
}
