import { fieldsOf, withField } from '#openapi'
import { effectsOf } from '#openapi/effects'
import { requestOf } from '#openapi/values'
import { pause } from '../exchange/outage.ts'
import type { Difference } from '../inventory/differences.ts'
import { describeRequest } from '../sequence/release.ts'
import { tell } from '../sequence/step.ts'
import type { RemovalEntry } from '../undo/entry.ts'
import type { DocumentRun } from './document-run.ts'
import { settle } from './restore.ts'
import type { Session } from './session.ts'

/** How long to wait before the lists are read, and again as long as they hold something of the run. In milliseconds. */
const pausesMs = [0, 500, 2_000]

interface Found extends Difference {
  readonly run: DocumentRun
  /** The request that would remove what is left. */
  readonly entry?: RemovalEntry | undefined
}

/**
 * Compares what the target lists with what it listed before the run, removes what the run left there, and looks again. What is left all
 * the same stays in the journal.
 *
 * @param told What is known to be left, in words: it is not told a second time.
 * @returns What differs, in words that may be shown.
 */
export async function compareLists(
  session: Session,
  runs: readonly DocumentRun[],
  told: readonly string[],
): Promise<readonly string[]> {
  let found: readonly Found[] = []
  for (const pauseMs of pausesMs) {
    await pause(pauseMs)
    const differing = await findDifferences(runs)
    if (pauseMs === 0) for (const one of differing) await tellRefused(one)
    found = differing.filter((one) => !mayStay(one))
    const entries = entriesOf(found)
    if (found.length === 0) return []
    if (pauseMs === 0 && entries.length > 0) await putBack(session, runs, entries)
  }
  for (const entry of entriesOf(found)) session.journal.entries.add(entry)
  const news = found.filter(({ key }) => !told.some((what) => what.includes(JSON.stringify(key))))
  return news.map((one) => session.redactor.redact(describe(one)))
}

/** Only what holds an id of the run is the run's for sure; anything else may be anybody's: it is told, and not removed. */
const entriesOf = (found: readonly Found[]): readonly RemovalEntry[] =>
  found.flatMap(({ entry, kind }) => (entry && kind === 'left' ? [entry] : []))

/** Where anything may be sent, nobody asks a run to remove what no operation removes. */
const mayStay = ({ kind, listing: { remover, creator }, run: { facts } }: Found): boolean =>
  kind === 'left' && facts.allowsAll === true && !remover && !effectsOf(facts.document).undoOf(creator)

async function findDifferences(runs: readonly DocumentRun[]): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const run of runs)
    for (const difference of await run.differences()) found.push({ ...difference, run, entry: removalOf(run, difference) })
  return found
}

async function putBack(session: Session, runs: readonly DocumentRun[], entries: readonly RemovalEntry[]): Promise<void> {
  for (const entry of entries) session.journal.entries.add(entry)
  session.journal.save(true)
  await settle(session, runs)
}

/** What is listed although every request that names it was refused, one of them has made: a promise is broken, even if it is removed again. */
async function tellRefused({ run: { performer }, listing, key, texts, kind }: Found): Promise<void> {
  const byKey = kind === 'lost' ? undefined : performer.named.refusedBy(key)
  // A refused update names what is there rightly; only who was to make it names it in vain.
  const made = kind === 'left' ? texts.flatMap((one) => performer.named.refusedBy(one) ?? []) : []
  const refused = byKey ?? made.find(({ operation }) => operation === listing.creator)
  if (!refused) return
  await performer.run(
    tell({
      case: refused.case,
      operation: refused.operation,
      rule: 'state/unchanged',
      message: `a record named by a refused request is listed by ${listing.operation.id} afterwards`,
      expected: 'nothing new in the list',
      actual: 'a record with that name',
    }),
  )
}

/** What the run made without being told so: the entry's key says how to remove it. */
function removalOf({ document, facts }: DocumentRun, { listing, key, kind }: Difference): RemovalEntry | undefined {
  const { remover, creator } = listing
  const asked = remover && requestOf(document, remover.operation)
  if (kind === 'lost' || !remover || !asked || 'reason' in asked || JSON.stringify(key) === undefined) return undefined
  const values = withField(asked.request, remover.key, key)
  const [notation = 0] = facts.learned.notations ?? []
  return {
    kind: 'removal',
    api: document.model.name,
    madeBy: creator.id,
    identity: {},
    unwanted: false,
    notation: document.model.notations[notation] ?? '',
    operation: remover.operation.id,
    values,
    whole: true,
    own: true,
    made: true,
  }
}

function describe({ listing: { operation }, key, kind, entry, run: { facts } }: Found): string {
  if (kind === 'lost') return `${operation.id} no longer lists ${JSON.stringify(key)}, which it did before the run`
  const remover = entry && facts.document.model.operations.find(({ id }) => id === entry.operation)
  if (!entry || !remover || fieldsOf(entry.values).size === 0) return `${operation.id} still lists ${JSON.stringify(key)}`
  const since = kind === 'named' ? 'lists it, but did not before the run' : 'still lists it'
  return `${describeRequest({ operation: remover, values: entry.values })}: ${operation.id} ${since}`
}
