import { styleText } from 'node:util'
import type { ReportedCase, ReporterOptions } from '../report.ts'

export const labels = { passed: 'ok  ', failed: 'FAIL', warned: 'warn', skipped: 'skip' } as const
const colors = { passed: 'green', failed: 'red', warned: 'yellow', skipped: 'gray' } as const
type Color = (typeof colors)[keyof typeof colors]

// Whether to paint is the caller's to say, so that a report is the same text wherever it is made.
/** Gives a text in a colour, where the options allow one. */
export const paint = (color: Color, text: string, options: ReporterOptions): string =>
  options.color ? styleText(color, text, { validateStream: false }) : text

/** Gives the word for a status, in its colour: four characters wide. */
export const labelOf = (status: ReportedCase['status'], options: ReporterOptions): string =>
  paint(colors[status], labels[status], options)

const narrowest = 40
const widest = 120

/** How many characters a line may have. Default: 80. */
export const widthOf = ({ columns = 80 }: ReporterOptions): number => Math.min(widest, Math.max(narrowest, columns))
