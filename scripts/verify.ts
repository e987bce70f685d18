import {
  type Cases,
  ContractError,
  createSend,
  exitCodeOf,
  obtainTokens,
  preferGiven,
  type Report,
  type ReportedCase,
  secretsAmong,
  startMockTarget,
  type VerifyOptions,
  verifyCompact,
  withMockCredentials,
  withValues,
} from '../contracts/index.ts'
import { type Document, printable } from '../openapi/index.ts'
import { type Asked, withConfig } from './config.ts'
import { readAuth } from './credentials.ts'
import { countAdvice, readDocuments } from './documents.ts'
import { listCases } from './list-cases.ts'
import { type LiveOptions, readLive, runRestore, sayWhere, watchSignals } from './live.ts'
import { type Outputs, readOutputs } from './outputs.ts'
import { createProgressLine } from './progress.ts'
import { rerunOf } from './rerun.ts'
import { createRunId } from './run-id.ts'
import { readSelection } from './selection.ts'
import type { VerifyFlags } from './verify-flags.ts'

/** What is asked where neither the command line nor a configuration file says otherwise. */
const defaults = { reporter: ['console'], timeout: 3 } as const

/** Runs `doublecheck verify` as it was typed, with what a configuration file adds, and gives its exit code. */
export async function runConfigured(typed: Asked): Promise<number> {
  const { files, flags } = await withConfig(typed, process.env)
  return await runVerify(files, { ...defaults, ...flags }, { files: typed.files, flags: { ...defaults, ...typed.flags } })
}

/**
 * Runs `doublecheck verify` and gives its exit code.
 *
 * @param typed What the line that asks again has; default: everything.
 */
export async function runVerify(
  files: readonly string[],
  flags: VerifyFlags,
  typed: Asked<VerifyFlags> = { files, flags },
): Promise<number> {
  const outputs = readOutputs(flags)
  const given = withValues(await readDocuments(files, flags), flags.value ?? [])
  const auth = readAuth(flags.auth ?? [], given, process.env)
  const read = flags.target === undefined ? withMockCredentials(given, { token: flags.token, auth }) : given
  const documents = read.map((document) => preferGiven(document, { ...flags, auth }))
  const selection = readSelection(documents, flags)
  if (flags.list) return listCases(documents, selection, flags)
  // The included documents have none, and to look for it would take a third of a second.
  if (files.length + (flags.overlay?.length ?? 0) > 0) process.stderr.write(countAdvice(documents))
  if (flags.restore && flags.target === undefined)
    throw new ContractError(2, { what: '--restore needs a target.', next: 'Pass the target of the run to undo: --target=URL.' })
  const live = await signIn(readLive(flags, documents), { auth, documents, flags })
  const own = flags.target === undefined ? await startMockTarget(documents) : undefined
  const watch = watchSignals()
  try {
    const target = own?.url ?? flags.target ?? ''
    const asked = { ...live, documents, selection, target, mock: own !== undefined, allow: flags.allow, signal: watch.signal }
    if (flags.restore) return await runRestore(withDefaults(asked, flags))
    const write = (report: Report<Cases>): number => {
      const exitCode = exitCodeOf(outputs.write({ ...report, rerun: rerunOf(typed.files, typed.flags, documents) }, documents))
      for (const problem of outputs.unwritten) process.stderr.write(printable(`${problem}\n`))
      return exitCode
    }
    const report = await verifyTarget(asked, flags, outputs).catch((error: unknown) => {
      if (!(error instanceof ContractError)) throw error
      if (error.report) write(error.report)
      if (error.exitCode === 4) sayWhere(live.journal)
      throw error
    })
    if (report.unrestored.length > 0) sayWhere(live.journal)
    const exitCode = write(report)
    if (exitCode === 4) return exitCode
    return watch.exitCode() ?? (outputs.unwritten.length > 0 ? 2 : exitCode)
  } finally {
    watch.end()
    await own?.close()
  }
}

/** Only a target has a token URL: the mock of the run lets its own credential in. */
async function signIn(
  live: LiveOptions,
  { auth, documents, flags }: { auth: Readonly<Record<string, string>>; documents: readonly Document[]; flags: VerifyFlags },
): Promise<LiveOptions & Pick<VerifyOptions, 'auth' | 'secrets' | 'renew'>> {
  const secrets = secretsAmong(flags.value ?? [])
  if (flags.target === undefined) return { ...live, auth, secrets }
  const { certificate, environment } = live
  const send = createSend({ timeoutMs: flags.timeout * 1000, certificate, environment })
  const obtained = await obtainTokens(documents, { auth, target: flags.target }, send)
  return { ...live, ...obtained, secrets: [...secrets, ...obtained.secrets] }
}

type Options = Omit<VerifyOptions, 'token' | 'timeoutMs' | 'now' | 'createId' | 'onProgress' | 'onOperation'>

const withDefaults = (asked: Options, { token, timeout, seed }: VerifyFlags): VerifyOptions => ({
  ...asked,
  token,
  timeoutMs: timeout * 1000,
  now: Date.now,
  createId: createRunId(seed),
})

function verifyTarget(asked: Options, flags: VerifyFlags, { tell }: Outputs): Promise<Report<Cases>> {
  const progress = createProgressLine({ output: process.stderr, now: Date.now })
  const onOperation = (cases: readonly ReportedCase[]) => {
    progress.clear()
    tell(cases, asked)
  }
  return verifyCompact({ ...withDefaults(asked, flags), onProgress: progress.show, onOperation }).finally(progress.end)
}
