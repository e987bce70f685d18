import { printable } from '#openapi'
import type { Report } from './report.ts'

/** Gives a report whose texts may be shown anywhere, names of properties among them. */
export const printableReport = (report: Report): Report => mapTexts(report) as Report

function mapTexts(value: unknown): unknown {
  if (typeof value === 'string') return printable(value)
  if (Array.isArray(value)) return value.map(mapTexts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [printable(name), mapTexts(one)]))
}
