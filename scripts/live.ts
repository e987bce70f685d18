import { existsSync } from 'node:fs'
import {
  type Allow,
  ContractError,
  defaultAllow,
  type JournalFile,
  openJournal,
  type Restoration,
  readCertificates,
  readExtraHeaders,
  restore,
  type VerifyOptions,
} from '../contracts/index.ts'
import { type Document, printable } from '../openapi/index.ts'

/** Options about a server that is not ours, as commander gives them. */
export interface LiveFlags {
  readonly target?: string
  readonly token?: string
  /** `SCHEME=VALUE`, in the order given. */
  readonly auth?: readonly string[]
  /** `NAME:PASSWORD`, in the order given. */
  readonly account?: readonly string[]
  /** `NAME: VALUE`, in the order given. */
  readonly header?: readonly string[]
  readonly ca?: string
  readonly journal?: string
  readonly allow?: Allow
  readonly restore?: boolean
  readonly concurrency?: number
}

/** What a run has to know about its target. */
export type LiveOptions = Pick<
  VerifyOptions,
  'auth' | 'accounts' | 'headers' | 'certificate' | 'environment' | 'journal' | 'concurrency'
>

/**
 * Reads the flags about a target. A journal is kept of every target but the mock of this run, which ends with it, and one of which the
 * run only reads.
 *
 * @throws {ContractError} with exit code 2 for an account without a password, a file without a certificate, and a folder that
 *   cannot be written.
 */
export function readLive(flags: LiveFlags, documents: readonly Document[]): LiveOptions {
  return {
    accounts: readAccounts(flags, documents),
    headers: readExtraHeaders(
      flags.header ?? [],
      documents.map(({ model }) => model),
    ),
    certificate: flags.ca === undefined ? undefined : readCertificates(flags.ca),
    environment: process.env,
    journal: openLiveJournal(flags, documents),
    concurrency: flags.concurrency,
  }
}

function openLiveJournal(
  { target, journal, allow, restore }: LiveFlags,
  documents: readonly Document[],
): JournalFile | undefined {
  if (target === undefined) return undefined
  const mayChange = documents.some((document) => (allow ?? defaultAllow(document, { target, mock: false })) !== 'read')
  return mayChange || restore ? openJournal(target, journal, say) : undefined
}

const say = (sentence: string): void => void process.stderr.write(printable(`${sentence}\n`))

function readAccounts({ account = [], token }: LiveFlags, documents: readonly Document[]): LiveOptions['accounts'] {
  const documented = documents.flatMap(({ model }) => Object.values(model.securitySchemes).map(({ credential }) => credential))
  return account.map((text) => {
    const [, name, password] = /^([^:]+):(.+)$/s.exec(text) ?? []
    if (name === undefined || password === undefined) {
      // What was given is not shown: it may be a password.
      throw new ContractError(2, { what: 'An --account has no colon.', next: 'Write it as NAME:PASSWORD.' })
    }
    if (token === text || (token === undefined && documented.includes(text))) {
      throw new ContractError(2, {
        what: `The account "${name}" is the one this run signs in with, so its password cannot be changed during the run.`,
        next: 'Use another --account or another --token.',
      })
    }
    return { name, password }
  })
}

/**
 * Puts back what earlier runs have left on a target, and says so.
 *
 * @returns Exit code: 0 when nothing is left, 4 otherwise.
 */
export async function runRestore(options: VerifyOptions): Promise<0 | 4> {
  const restoration = await restore(options)
  const { found, unrestored, unlikely, busy } = restoration
  for (const what of unrestored) process.stdout.write(`not restored: ${printable(what)}\n`)
  for (const what of unlikely) process.stdout.write(`possibly left behind: ${printable(what)}\n`)
  for (const pid of busy) process.stdout.write(`skipped: process ${pid} is still checking ${options.target}\n`)
  if (unrestored.length > 0) sayWhere(options.journal)
  process.stdout.write(`${describe(found, restoration)} on ${options.target}\n`)
  return unrestored.length + busy.length > 0 ? 4 : 0
}

function describe(found: number, { unrestored }: Restoration): string {
  if (found === 0 && unrestored.length === 0) return 'nothing to restore'
  return `${found - unrestored.length} of ${found} restored`
}

/** Says where what is left is written down, if anything is. */
export function sayWhere(journal: JournalFile | undefined): void {
  if (!journal || !existsSync(journal.path)) return
  process.stderr.write(
    `What is left is listed in ${journal.path}, and the next run tries again. To restore it by hand, delete the file afterwards.\n`,
  )
}

/** What became of watching for signals. */
export interface Watch {
  readonly signal: AbortSignal
  /** Of an interrupted run; undefined for any other. */
  readonly exitCode: () => number | undefined
  /** To be called at the end of the run: a process may hold several. */
  readonly end: () => void
}

// As a shell counts a process that was ended by the signal: not all was asked, so nothing is promised.
const interruptions = [['SIGINT', 130] as const, ['SIGTERM', 143] as const]

/** Watches for SIGINT and SIGTERM: the first one lets the run put back what it changed, the second one ends the process, as ever. */
export function watchSignals(): Watch {
  const interrupted = new AbortController()
  let exitCode: number | undefined
  const listeners = interruptions.map(([name, code]) => {
    const listener = () => {
      process.stderr.write('Interrupted: undoing the changes.\n')
      exitCode ??= code
      interrupted.abort()
    }
    process.once(name, listener)
    return { name, listener }
  })
  const end = () => {
    for (const { name, listener } of listeners) process.off(name, listener)
  }
  return { signal: interrupted.signal, exitCode: () => exitCode, end }
}
