import { distinctFindings, summarise } from './finding-groups.ts'
import type { Report, ReportedCase } from './report.ts'

/** A report of some cases of a run that goes on: what judges a report can judge them. */
export const partOf = (cases: readonly ReportedCase[], { target, mock }: Pick<Report, 'target' | 'mock'>): Report => ({
  target,
  mock,
  startedAt: '',
  durationMs: 0,
  documents: [...new Set(cases.map(({ file }) => file))],
  summary: summarise(cases),
  coverage: { operations: 0, reached: 0, unreached: [] },
  findings: distinctFindings(cases),
  cases,
  unrestored: [],
})
