import { readJson } from '#openapi'
import type { ReportedExchange, ReportedFinding } from '../report.ts'
import { type CodeLine, renderCode } from './code.ts'
import { findLine, jsonLines } from './json-lines.ts'

/** Renders a request and its answer side by side, with what is wrong marked in the answer. */
export function renderExchange({ request, response, failure }: ReportedExchange, findings: readonly ReportedFinding[]): string {
  const sent: readonly CodeLine[] = [
    { text: `${request.method} ${request.url}` },
    ...headerLines(request.headers, []),
    ...(request.body === undefined ? [] : [{ text: '' }, ...bodyLines(request.body, [])]),
  ]
  const received = response
    ? [
        statusLine(response.status, findings),
        ...headerLines(response.headers, findings),
        { text: '' },
        ...bodyLines(response.body, findings),
      ]
    : []
  const missing: readonly CodeLine[] = failure === undefined ? [] : [{ text: failure, mark: 'broken' }]
  return `<div class="sides">
<section><h4>Request</h4>${renderCode(sent, 'request')}</section>
<section><h4>Response</h4>${renderCode([...received, ...missing], 'response')}</section>
</div>`
}

type Findings = readonly Pick<ReportedFinding, 'rule' | 'pointer' | 'actual'>[]

// Rules about the head of an answer; those about the outcome are told by its status first.
const statusRules = /^(status|example\/|state\/|rule\/|auth$|method$|restored$)/
const headerRules: Readonly<Record<string, string>> = { 'content-type': 'content-type', encoding: 'content-encoding' }
const bodyRules = new Set(['schema', 'value', 'fresh', 'json'])

function statusLine(status: number, findings: Findings): CodeLine {
  const text = `HTTP ${status}`
  return findings.some(({ rule }) => statusRules.test(rule)) ? { text, mark: 'broken' } : { text }
}

function headerLines(headers: Readonly<Record<string, string>>, findings: Findings): readonly CodeLine[] {
  const broken = new Set(findings.map(({ rule }) => headerRules[rule]))
  return Object.entries(headers).map(([name, value]) => {
    const text = `${name}: ${value}`
    return broken.has(name) || holdsSecret(text, findings) ? { text, mark: 'broken' } : { text }
  })
}

function bodyLines(body: string, findings: Findings): readonly CodeLine[] {
  const read = readJson(body)
  const value = 'value' in read ? read.value : undefined
  const lines = value === undefined ? body.split('\n').map((text) => ({ text })) : jsonLines(value)
  const places = findings.filter(({ rule }) => bodyRules.has(rule)).map(({ pointer }) => pointer)
  const broken = new Set(places.map((pointer) => (value === undefined ? 0 : findLine(lines, pointer))))
  return lines.map(({ text }, index) => (broken.has(index) || holdsSecret(text, findings) ? { text, mark: 'broken' } : { text }))
}

const holdsSecret = (text: string, findings: Findings): boolean =>
  findings.some(({ rule, actual }) => rule === 'secret' && typeof actual === 'string' && text.includes(actual))
