import {
  type Cases,
  type ConsoleText,
  ContractError,
  createOverlay,
  jsonParts,
  listed,
  printed,
  type Report,
  reporters,
} from '../contracts/index.ts'
import type { Document } from '../openapi/index.ts'
import { checkFolder, renderTree, urlFrom, writeOutput } from './output-file.ts'
import { rulePages } from './terminal-options.ts'

/** Writes a report where it was asked for. */
export type WriteReport = (report: Report<Cases>, documents: readonly Document[]) => void

/**
 * Reads what is given to `--reporter`, and gives what writes it.
 *
 * @param text What the terminal shows.
 * @throws {ContractError} with exit code 2 for an unknown reporter, and for one without its file.
 */
export function readReporter(given: string, text: ConsoleText): WriteReport {
  const [name = '', ...rest] = given.split('=')
  const file = rest.join('=')
  if (name === 'overlay' && file !== '') {
    checkFolder(file)
    return (report, documents) => writeOverlays(file, listed(report), documents)
  }
  if (name !== 'overlay' && !isReporter(name))
    throw new ContractError(2, {
      what: `There is no reporter "${name}".`,
      next: `There are: ${[...Object.keys(reporters), 'overlay'].join(', ')}.`,
    })
  if (file !== '') checkFolder(file)
  if (name === 'json' && file !== '') return (report) => writeOutput(file, jsonParts(report))
  if (isReporter(name) && file !== '')
    return (report) => writeOutput(file, reporters[name](listed(report), { color: false, rulePages: rulePages() }))
  if (!isReporter(name) || !printed.includes(name))
    throw new ContractError(2, { what: `The reporter "${name}" has no file.`, next: `Pass one: --reporter=${name}=FILE.` })
  if (name === 'console') return (report) => void process.stdout.write(text.conclude(report))
  return (report) => void process.stdout.write(reporters[name](listed(report), { color: false }))
}

const isReporter = (name: string): name is keyof typeof reporters => Object.hasOwn(reporters, name)

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
