import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
// This folder is a package of its own, where `#mocks` is not known.
import { apiOf } from '../mocks/openapi.ts'
import { printable } from '../openapi/index.ts'
import { readDocument, shownAs } from '../openapi/load.ts'
import type { DocumentFlags } from './documents.ts'
import { renderModule } from './module/module.ts'
import { writeOutput } from './output-file.ts'

/** Options of the command, as commander gives them. */
export interface GenerateFlags extends Omit<DocumentFlags, 'api'> {
  readonly output: string
  readonly name?: string
  /** Writes nothing, and says whether the file is what would be written. */
  readonly check?: boolean
}

/**
 * Runs `doublecheck generate` and gives its exit code: 1 where `--check` finds that the module is not what the document says.
 *
 * @throws {DocumentError} Where nothing of the document can be used.
 */
export async function runGenerate(file: string, flags: GenerateFlags): Promise<number> {
  const { output, overlay: overlays = [], allowReference: allow } = flags
  if (!/\.m?ts$/.test(output) || /\.d\.m?ts$/.test(output)) return refuse(`A module is TypeScript, so ${output} must end in .ts.`)
  const name = flags.name ?? basename(output).replace(/\.m?ts$/, '')
  const document = await readDocument(file, { overlays, allow, name })
  const command = commandOf(document.file, flags)
  const text = renderModule({ document, api: apiOf(document, name), command })
  if (flags.check) return check(text, output, command)
  writeOutput(output, text, { folder: 'make' })
  const { length } = document.model.operations
  process.stderr.write(printable(`${output}: ${length} ${length === 1 ? 'operation' : 'operations'} of ${document.file}\n`))
  return 0
}

function check(text: string, output: string, command: string): number {
  const before = textOf(output)
  if (before === text) return 0
  const reason = before === undefined ? 'does not exist' : 'is out of date'
  process.stderr.write(printable(`${output} ${reason}. Regenerate it: ${command}\n`))
  return 1
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** The command that makes the module again; a URL without what is secret in it. */
function commandOf(file: string, { output, name, overlay = [], allowReference = [] }: GenerateFlags): string {
  const options = [
    ...(name === undefined ? [] : [`--name=${name}`]),
    ...overlay.map((one) => `--overlay=${shownAs(one)}`),
    ...allowReference.map((one) => `--allow-reference=${shownAs(one)}`),
  ]
  return ['doublecheck generate', ...[file === 'stdin' ? '-' : file, `--output=${output}`, ...options].map(quoted)].join(' ')
}

/** As a shell takes it for one word, in one line. */
const quoted = (word: string): string => (/^[\w./:@=+-]+$/.test(word) ? word : JSON.stringify(word))

function refuse(message: string): number {
  process.stderr.write(printable(`${message}\n`))
  return 2
}
