import { randomBytes } from 'node:crypto'
import {
  ContractError,
  createPolicy,
  exitCodeOf,
  type Kind,
  kinds,
  type Report,
  type Selection,
  selectCases,
  startMockTarget,
  type VerifyOptions,
  variableName,
  verify,
} from '../contracts/index.ts'
import { type Document, printable } from '../openapi/index.ts'
import { shownAs } from '../openapi/load.ts'
import { countAdvice, type DocumentFlags, readDocuments } from './documents.ts'
import { type LiveFlags, readLive, runRestore, sayWhere, watchSignals } from './live.ts'
import { type OutputFlags, readOutputs } from './outputs.ts'

/** Options of the command, as commander gives them. Seconds for the time-out. */
export interface VerifyFlags extends OutputFlags, LiveFlags, DocumentFlags {
  readonly operation?: readonly string[]
  readonly exclude?: readonly string[]
  readonly case?: string
  readonly only?: readonly string[]
  readonly timeout: number
  readonly list?: boolean
}

/** Runs `doublecheck verify` and gives its exit code. */
export async function runVerify(files: readonly string[], flags: VerifyFlags): Promise<number> {
  const outputs = readOutputs(flags)
  const documents = await readDocuments(files, flags)
  const selection = readSelection(documents, flags)
  if (flags.list) return listCases(documents, selection, flags)
  // The included documents have none, and to look for it would take a third of a second.
  if (files.length + (flags.overlay?.length ?? 0) > 0) process.stderr.write(countAdvice(documents))
  if (flags.restore && flags.target === undefined)
    throw new ContractError(2, { what: '--restore has no target.', next: 'Give the one of the run to undo: --target=URL.' })
  const live = readLive(flags, documents)
  const own = flags.target === undefined ? await startMockTarget(documents) : undefined
  const watch = watchSignals()
  try {
    const target = own?.url ?? flags.target ?? ''
    const asked = { ...live, documents, selection, target, mock: own !== undefined, allow: flags.allow, signal: watch.signal }
    if (flags.restore) return await runRestore(withDefaults(asked, flags))
    const report = await verifyTarget(asked, flags).catch((error: unknown) => {
      if (error instanceof ContractError && error.exitCode === 4) sayWhere(live.journal)
      throw error
    })
    if (report.unrestored.length > 0) sayWhere(live.journal)
    const exitCode = exitCodeOf(outputs.write({ ...report, rerun: rerunOf(files, flags) }, documents))
    for (const problem of outputs.unwritten) process.stderr.write(printable(`${problem}\n`))
    if (exitCode === 4) return exitCode
    return watch.exitCode() ?? (outputs.unwritten.length > 0 ? 2 : exitCode)
  } finally {
    watch.end()
    await own?.close()
  }
}

/** The command that asks the same again; a credential is given again by hand or by the environment. */
function rerunOf(files: readonly string[], { target, api, header = [], ...flags }: VerifyFlags): string {
  const { overlay = [], allowReference = [] } = flags
  const options = [
    ...files.map(shownAs),
    ...overlay.map((file) => `--overlay=${shownAs(file)}`),
    ...allowReference.map((place) => `--allow-reference=${shownAs(place)}`),
    ...(target === undefined ? [] : [`--target=${target}`]),
    ...(api ? [`--api=${api}`] : []),
  ]
  // A value is a secret: it stands in the variable that `reproduce` has for it too.
  const headers = header.map((text) => text.replace(/:.*$/s, '')).map((name) => `"--header=${name}: $${variableName(name)}"`)
  const written = options.map((text) => (/[^\w./:=@-]/.test(text) ? `'${text}'` : text))
  return ['doublecheck verify', ...written, ...headers].join(' ')
}

type Asked = Omit<VerifyOptions, 'token' | 'timeoutMs' | 'now' | 'createId' | 'onProgress'>

const withDefaults = (asked: Asked, { token, timeout }: VerifyFlags): VerifyOptions => ({
  ...asked,
  token,
  timeoutMs: timeout * 1000,
  now: Date.now,
  createId: createRunId(),
})

function verifyTarget(asked: Asked, flags: VerifyFlags): Promise<Report> {
  const onProgress = process.stderr.isTTY
    ? (done: number, total: number) => process.stderr.write(`\r${done}/${total} `)
    : undefined
  return verify({ ...withDefaults(asked, flags), onProgress }).finally(() => {
    if (onProgress) process.stderr.write('\r\u001b[K')
  })
}

/** Ids of this run: a random beginning and a count, so that no two runs and no two cases meet. */
function createRunId(): () => string {
  const run = (randomBytes(3).readUIntBE(0, 3) % 36 ** 3).toString(36).padStart(3, '0')
  let count = 0
  return () => `${run}${(count++).toString(36)}`
}

function readSelection(documents: readonly Document[], { operation, exclude, case: text, only }: VerifyFlags): Selection {
  const operations = documents.flatMap(({ model }) => model.operations.map(({ id }) => id))
  const stranger = [...(operation ?? []), ...(exclude ?? [])].find((id) => !operations.includes(id))
  if (stranger !== undefined) {
    throw new ContractError(2, {
      what: `There is no operation "${stranger}".`,
      next: `There are: ${[...new Set(operations)].join(', ')}.`,
    })
  }
  const unknown = only?.find((kind) => !kinds.some((one) => one === kind))
  if (unknown !== undefined)
    throw new ContractError(2, { what: `There is no kind of case "${unknown}".`, next: `There are: ${kinds.join(', ')}.` })
  return { operation, exclude, case: text, only: only as readonly Kind[] | undefined }
}

/** Shows each case with its promise, and why it would not be sent; what turns out only in a run is not known here. */
function listCases(documents: readonly Document[], selection: Selection, { target, allow }: VerifyFlags): number {
  const cases = documents.flatMap((document) => {
    const options = { target: target ?? 'http://127.0.0.1', mock: target === undefined, allow, accounts: [], isOwn: () => false }
    const policy = createPolicy(document, options)
    const reasons = new Map(document.model.operations.map((operation) => [operation.id, policy.reasonToSkipAll(operation)]))
    return selectCases(document, selection).map((one) => ({ ...one, reason: reasons.get(one.operation) }))
  })
  for (const { id, promise, reason } of cases)
    process.stdout.write(printable(`${id}\n    ${promise}\n${reason === undefined ? '' : `    not sent: ${reason}\n`}`))
  const sent = cases.filter(({ reason }) => reason === undefined).length
  process.stdout.write(`${cases.length} cases${sent === cases.length ? '' : `, ${cases.length - sent} of them not sent`}\n`)
  return 0
}
