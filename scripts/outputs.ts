import { existsSync, readFileSync } from 'node:fs'
import {
  type Baseline,
  ContractError,
  createOverlay,
  emptyBaseline,
  parseBaseline,
  printed,
  type Report,
  renderBaseline,
  reporters,
  updateBaseline,
  withBaseline,
  withExcerpts,
  withStrictness,
} from '../contracts/index.ts'
import type { Document } from '../openapi/index.ts'
import { checkFolder, reasonOf, renderTree, urlFrom, writeOutput } from './output-file.ts'

/** Options about findings and reports, as commander gives them. */
export interface OutputFlags {
  readonly reporter: readonly string[]
  readonly strict?: boolean
  readonly allowUndocumented?: boolean
  readonly baseline?: string
  readonly updateBaseline?: boolean
}

/** What is done with a report. Made before anything is sent, so that a slip in a flag costs nothing. */
export interface Outputs {
  /** Judges the report as the flags say, writes every report asked for, and gives it as judged. */
  readonly write: (report: Report, documents: readonly Document[]) => Report
  /** What could not be written, in words: the rest was all the same. */
  readonly unwritten: readonly string[]
}

/**
 * Reads the flags about reports.
 *
 * @throws {ContractError} with exit code 2 for an unknown reporter, one without its file, and a baseline that cannot be read.
 */
export function readOutputs(flags: OutputFlags): Outputs {
  const reports = flags.reporter.map(readReporter)
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
  return {
    unwritten,
    write(raw, documents) {
      const strictly = withStrictness(raw, { strict, allowUndocumented })
      const judged = withExcerpts(baseline ? acceptKnown(strictly, baseline, flags, attempt) : strictly, readText)
      for (const report of reports) attempt(() => report(judged, documents))
      return judged
    },
  }
}

/** Writes something; where that fails it is remembered, and the rest is written all the same. */
type Attempt = (write: () => void) => void

/** One overlay changes one document: the first with drift gets the file, each further one a file beside it. */
function writeOverlays(file: string, report: Report, documents: readonly Document[]): void {
  const drifted = documents.filter((document) =>
    report.cases.some((one) => one.file === document.file && one.findings.length > 0),
  )
  const [first = documents[0], ...others] = drifted
  const write = (to: string, document: Document) =>
    writeOutput(to, renderTree(createOverlay(document, report, urlFrom(to, document.file)), to))
  if (first) write(file, first)
  for (const document of others) write(file.replace(/(\.\w+)?$/, `.${document.model.name}$1`), document)
}

function readReporter(text: string): (report: Report, documents: readonly Document[]) => void {
  const [name = '', ...rest] = text.split('=')
  const file = rest.join('=')
  if (name === 'overlay' && file !== '') {
    checkFolder(file)
    return (report, documents) => writeOverlays(file, report, documents)
  }
  if (name !== 'overlay' && !isReporter(name))
    throw new ContractError(2, {
      what: `There is no reporter "${name}".`,
      next: `There are: ${[...Object.keys(reporters), 'overlay'].join(', ')}.`,
    })
  if (file !== '') checkFolder(file)
  if (isReporter(name) && file !== '') return (report) => writeOutput(file, reporters[name](report, { color: false }))
  if (!isReporter(name) || !printed.includes(name))
    throw new ContractError(2, { what: `The reporter "${name}" has no file.`, next: `Give one: --reporter=${name}=FILE.` })
  return (report) => void process.stdout.write(reporters[name](report, { color: hasColor() }))
}

const isReporter = (name: string): name is keyof typeof reporters => Object.hasOwn(reporters, name)

/** {@link https://no-color.org NO_COLOR} wins over the terminal. */
const hasColor = (): boolean => Boolean(process.stdout.isTTY) && !process.env.NO_COLOR

function readBaseline({ baseline: file, updateBaseline: update }: OutputFlags): Baseline | undefined {
  if (file === undefined) {
    if (!update) return undefined
    throw new ContractError(2, { what: '--update-baseline has no file to write.', next: 'Give it with --baseline=FILE.' })
  }
  if (update) checkFolder(file)
  if (update && !existsSync(file)) return emptyBaseline
  try {
    const baseline = parseBaseline(readFileSync(file, 'utf8'), file)
    if (update && baseline.isReport)
      throw new ContractError(2, {
        what: `${file} is a report: --update-baseline would write over it.`,
        next: 'Give another file, or leave --update-baseline out.',
      })
    return baseline
  } catch (cause) {
    if (cause instanceof ContractError) throw cause
    throw new ContractError(2, {
      what: `The baseline ${file} cannot be read: ${reasonOf(cause)}.`,
      next: 'Make it with --update-baseline.',
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
