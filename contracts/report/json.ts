import { escapeUnprintable } from '#openapi'
import type { Reporter } from './report.ts'

/** The report as it is, for programs. */
export const renderJson: Reporter = (report) => `${escapeUnprintable(JSON.stringify(report, undefined, 2))}\n`
