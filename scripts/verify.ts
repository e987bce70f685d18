import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import {
  ContractError,
  exitCodeOf,
  type Kind,
  kinds,
  type Report,
  reporters,
  type Selection,
  selectCases,
  startMockTarget,
  type VerifyOptions,
  verify,
} from '../contracts/index.ts'
import { milvusDocument } from '../openapi/documents/milvus.ts'
import { uizaDocument } from '../openapi/documents/uiza.ts'
import type { Document } from '../openapi/index.ts'
import { loadDocument } from '../openapi/load/index.ts'

/** Options of the command, as commander gives them. Seconds for the time-out. */
export interface VerifyFlags {
  readonly target?: string
  readonly api?: 'milvus' | 'uiza'
  readonly token?: string
  readonly operation?: string
  readonly case?: string
  readonly only?: readonly string[]
  readonly timeout: number
  readonly reporter: readonly string[]
  readonly list?: boolean
}

/** Runs `doublecheck verify` and gives its exit code. */
export async function runVerify(files: readonly string[], flags: VerifyFlags): Promise<number> {
  const outputs = flags.reporter.map(readReporter)
  const documents = loadDocuments(files, flags.api)
  const selection = readSelection(documents, flags)
  if (flags.list) return listCases(documents, selection)
  const own = flags.target === undefined ? await startMockTarget(documents) : undefined
  try {
    const target = own?.url ?? flags.target ?? ''
    const asked = { documents, selection, target, mock: own !== undefined }
    const { report, interrupted } = await interruptible((signal) => verifyTarget({ ...asked, signal }, flags))
    for (const output of outputs) output(report)
    const exitCode = exitCodeOf(report)
    // As a shell counts a process that was ended by SIGINT: not all was asked, so nothing is promised.
    return interrupted && exitCode !== 4 ? 130 : exitCode
  } finally {
    await own?.close()
  }
}

/** The first SIGINT or SIGTERM ends a run in order; the second one ends the process, as ever. */
async function interruptible(run: (signal: AbortSignal) => Promise<Report>): Promise<{ report: Report; interrupted: boolean }> {
  const controller = new AbortController()
  const interrupt = () => {
    process.stderr.write('Interrupted: putting back what was changed.\n')
    controller.abort()
  }
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    const report = await run(controller.signal)
    return { report, interrupted: controller.signal.aborted }
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

type Asked = Pick<VerifyOptions, 'documents' | 'selection' | 'target' | 'mock' | 'signal'>

function verifyTarget(asked: Asked, flags: VerifyFlags): Promise<Report> {
  const onProgress = process.stderr.isTTY
    ? (done: number, total: number) => process.stderr.write(`\r${done}/${total} `)
    : undefined
  return verify({
    ...asked,
    token: flags.token,
    timeoutMs: flags.timeout * 1000,
    now: Date.now,
    createId: createRunId(),
    onProgress,
  }).finally(() => {
    if (onProgress) process.stderr.write('\r\u001b[K')
  })
}

/** Ids of this run: a random beginning and a count, so that no two runs and no two cases meet. */
function createRunId(): () => string {
  const run = (randomBytes(3).readUIntBE(0, 3) % 36 ** 3).toString(36).padStart(3, '0')
  let count = 0
  return () => `${run}${(count++).toString(36)}`
}

function loadDocuments(files: readonly string[], api: VerifyFlags['api']): readonly Document[] {
  if (files.length > 0) return files.map(loadDocument)
  const bundled = { milvus: milvusDocument, uiza: uizaDocument }
  return api ? [bundled[api]()] : [milvusDocument(), uizaDocument()]
}

function readSelection(documents: readonly Document[], { operation, case: text, only }: VerifyFlags): Selection {
  const operations = documents.flatMap(({ model }) => model.operations.map(({ id }) => id))
  if (operation !== undefined && !operations.includes(operation)) {
    throw new ContractError(2, {
      what: `There is no operation "${operation}".`,
      next: `There are: ${[...new Set(operations)].join(', ')}.`,
    })
  }
  const unknown = only?.find((kind) => !kinds.some((one) => one === kind))
  if (unknown !== undefined)
    throw new ContractError(2, { what: `There is no kind of case "${unknown}".`, next: `There are: ${kinds.join(', ')}.` })
  return { operation, case: text, only: only as readonly Kind[] | undefined }
}

function readReporter(text: string): (report: Report) => void {
  const [name = '', ...rest] = text.split('=')
  const file = rest.join('=')
  if (!isReporter(name))
    throw new ContractError(2, {
      what: `There is no reporter "${name}".`,
      next: `There are: ${Object.keys(reporters).join(', ')}.`,
    })
  if (file !== '') return (report) => writeFileSync(file, reporters[name](report, { color: false }))
  if (name !== 'console')
    throw new ContractError(2, { what: `The reporter "${name}" has no file.`, next: `Give one: --reporter=${name}=FILE.` })
  return (report) => void process.stdout.write(reporters[name](report, { color: hasColor() }))
}

const isReporter = (name: string): name is keyof typeof reporters => Object.hasOwn(reporters, name)

/** {@link https://no-color.org NO_COLOR} wins over the terminal. */
const hasColor = (): boolean => Boolean(process.stdout.isTTY) && !process.env.NO_COLOR

function listCases(documents: readonly Document[], selection: Selection): number {
  const cases = documents.flatMap((document) => selectCases(document, selection))
  for (const { id, promise } of cases) process.stdout.write(`${id}\n    ${promise}\n`)
  process.stdout.write(`${cases.length} cases\n`)
  return 0
}
