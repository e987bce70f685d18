import type { Cases } from './cases.ts'
import type { Report } from './report.ts'
import { placeOf } from './wording.ts'

const around = 3

/** The longest part of a line that is shown: a document may be one line of megabytes. In characters. */
const longest = 240

/**
 * Gives a report whose findings carry the lines of the document around their place.
 *
 * @param textOf Text of a document by the name the report has for it; undefined where it cannot be had.
 */
export function withExcerpts<All extends Cases>(report: Report<All>, textOf: (file: string) => string | undefined): Report<All> {
  const documents = new Map(report.documents.map((file) => [file, textOf(file)?.split(/\r?\n/)]))
  const findings = report.findings.map((finding) => {
    const { file, line, column } = placeOf(finding.source)
    const lines = documents.get(file)
    if (!lines) return finding
    const firstLine = Math.max(1, line - around)
    const shown = lines.slice(firstLine - 1, line + around)
    return {
      ...finding,
      excerpt: { firstLine, lines: shown.map((text, index) => part(text, firstLine + index === line ? column : 1)) },
    }
  })
  return { ...report, findings }
}

/** The part of a line around a column, from 1; a line that is not long is shown whole. */
function part(text: string, column: number): string {
  if (text.length <= longest) return text
  const from = Math.max(0, Math.min(column - 1 - longest / 4, text.length - longest))
  const to = from + longest
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}
