import type { Report } from './report.ts'
import { placeOf } from './wording.ts'

const around = 3

/**
 * Gives a report whose findings carry the lines of the document around their place.
 *
 * @param textOf Text of a document by the name the report has for it; undefined where it cannot be had.
 */
export function withExcerpts(report: Report, textOf: (file: string) => string | undefined): Report {
  const documents = new Map(report.documents.map((file) => [file, textOf(file)?.split(/\r?\n/)]))
  const findings = report.findings.map((finding) => {
    const { file, line } = placeOf(finding.source)
    const lines = documents.get(file)
    if (!lines) return finding
    const firstLine = Math.max(1, line - around)
    return { ...finding, excerpt: { firstLine, lines: lines.slice(firstLine - 1, line + around) } }
  })
  return { ...report, findings }
}
