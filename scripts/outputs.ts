import { existsSync, readFileSync } from 'node:fs'
import {
  type Baseline,
  byOperation,
  type Cases,
  ContractError,
  createConsoleText,
  emptyBaseline,
  listed,
  parseBaseline,
  partOf,
  type Report,
  type ReportedCase,
  renderBaseline,
  updateBaseline,
  withBaseline,
  withExcerpts,
  withStrictness,
} from '../contracts/index.ts'
import type { Document } from '../openapi/index.ts'
import { checkFolder, reasonOf, writeOutput } from './output-file.ts'
import { readReporter } from './report-writer.ts'
import { terminalOptions } from './terminal-options.ts'

/** Options about findings and reports, as commander gives them. */
export interface OutputFlags {
  readonly reporter: readonly string[]
  readonly strict?: boolean
  readonly allowUndocumented?: boolean
  readonly baseline?: string
  readonly updateBaseline?: boolean
  readonly verbose?: boolean
}

/** What is done with a report. Made before anything is sent, so that a slip in a flag costs nothing. */
export interface Outputs {
  /** Shows on the terminal, if it gets a report, what became of the cases of an operation. */
  readonly tell: (cases: readonly ReportedCase[], about: Pick<Report, 'target' | 'mock'>) => void
  /** Judges the report as the flags say, writes every report asked for, and gives it as judged. */
  readonly write: (report: Report<Cases>, documents: readonly Document[]) => Report<Cases>
  /** What could not be written, in words: the rest was all the same. */
  readonly unwritten: readonly string[]
}

/**
 * Reads the flags about reports.
 *
 * @throws {ContractError} with exit code 2 for an unknown reporter, one without its file, and a baseline that cannot be read.
 */
export function readOutputs(flags: OutputFlags): Outputs {
  const text = createConsoleText(terminalOptions(flags))
  const reports = flags.reporter.map((name) => readReporter(name, text))
  const baseline = readBaseline(flags)
  const { strict = false, allowUndocumented = false } = flags
  const unwritten: string[] = []
  const attempt: Attempt = (write) => {
    try {
      write()
    } catch (error) {
      if (!(error instanceof ContractError)) throw error
      unwritten.push(error.message)
    }
  }
  const strictly = <All extends Cases>(report: Report<All>) => withStrictness(report, { strict, allowUndocumented })
  return {
    unwritten,
    tell(cases, about) {
      if (!flags.reporter.includes('console')) return
      const part = strictly(partOf(cases, about))
      process.stdout.write(text.tell(byOperation((baseline ? withBaseline(part, baseline) : part).cases), about))
    },
    write(raw, documents) {
      const strict = strictly(raw)
      const judged = withExcerpts(baseline ? acceptKnown(listed(strict), baseline, flags, attempt) : strict, readText)
      for (const report of reports) attempt(() => report(judged, documents))
      return judged
    },
  }
}

/** Writes something; where that fails it is remembered, and the rest is written all the same. */
type Attempt = (write: () => void) => void

function readBaseline({ baseline: file, updateBaseline: update }: OutputFlags): Baseline | undefined {
  if (file === undefined) {
    if (!update) return undefined
    throw new ContractError(2, { what: '--update-baseline needs a file to write.', next: 'Pass it with --baseline=FILE.' })
  }
  if (update) checkFolder(file)
  if (update && !existsSync(file)) return emptyBaseline
  try {
    const baseline = parseBaseline(readFileSync(file, 'utf8'), file)
    if (update && baseline.isReport)
      throw new ContractError(2, {
        what: `${file} is a report: --update-baseline would overwrite it.`,
        next: 'Pass another file, or omit --update-baseline.',
      })
    return baseline
  } catch (cause) {
    if (cause instanceof ContractError) throw cause
    throw new ContractError(2, {
      what: `The baseline ${file} cannot be read: ${reasonOf(cause)}.`,
      next: 'Create it with --update-baseline.',
      cause,
    })
  }
}

function acceptKnown(
  report: Report,
  baseline: Baseline,
  { baseline: file, updateBaseline: update }: OutputFlags,
  attempt: Attempt,
): Report {
  if (!update || file === undefined) return withBaseline(report, baseline)
  const updated = updateBaseline(report, baseline)
  attempt(() => writeOutput(file, renderBaseline(updated)))
  return withBaseline(report, updated)
}

/** The text of a document by its name in the report; undefined where it came from no file. */
function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
