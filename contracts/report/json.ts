import { escapeUnprintable } from '#openapi'
import type { Cases } from './cases.ts'
import type { Report, ReportedCase, Reporter } from './report.ts'

/** The report as it is, for programs. */
export const renderJson: Reporter = (report) => [...jsonParts(report)].join('')

/** Gives the same text in pieces, a case at a time: that of a large run would be the largest thing of it. */
export function* jsonParts(report: Report<Cases>): Generator<string> {
  // `undefined` is no JSON: such properties are left out.
  const properties = Object.entries(report).filter(([, value]) => value !== undefined)
  yield '{'
  for (const [index, [name, value]] of properties.entries()) {
    yield `${index === 0 ? '' : ','}\n  ${JSON.stringify(name)}: `
    if (name === 'cases') yield* listParts(report.cases)
    else yield text(value, '  ')
  }
  yield '\n}\n'
}

function* listParts(cases: Iterable<ReportedCase>): Generator<string> {
  let before = '['
  for (const one of cases) {
    yield `${before}\n    ${text(one, '    ')}`
    before = ','
  }
  yield before === '[' ? '[]' : '\n  ]'
}

/** Line breaks inside of a text are escaped: each one here begins a line. */
const text = (value: unknown, indent: string): string =>
  escapeUnprintable(JSON.stringify(value, undefined, 2)).replaceAll('\n', `\n${indent}`)
