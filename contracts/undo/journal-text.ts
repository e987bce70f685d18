import { fieldsOf, isObject, lookUp } from '#openapi'
import { fields, flag, list, maybe, type Shape, text, texts, whole } from '../shape.ts'
import type { Entry } from './entry.ts'
import type { Owner } from './owner.ts'

/** What is in the file of a journal. */
export interface JournalText {
  readonly version: 1
  readonly target: string
  readonly owner: Owner
  /** How the ids of the run begin: what it made and named itself has one in its name. */
  readonly ids: readonly string[]
  readonly entries: readonly Entry[]
}

const request = fields({ parameters: (value) => isObject(value) })

const removal = fields({
  api: text,
  madeBy: text,
  identity: texts,
  unwanted: flag,
  notation: text,
  operation: text,
  values: request,
  whole: flag,
  own: flag,
  made: flag,
  look: maybe(fields({ operationId: text, values: request })),
})

const change = fields({
  api: text,
  operation: text,
  notation: maybe(text),
  tracked: fields({ current: request, original: request, remembered: list, doubtful: flag }),
  phase: maybe(text),
})

const caller = fields({ api: text, operation: text, notation: maybe(text), remembered: list })

const entries: Readonly<Record<string, Shape>> = { removal, change, caller }

// As a run makes them: short ones would be found in anything.
const ids: Shape = (value) => Array.isArray(value) && value.every((id) => text(id) && /^[\da-z]{2,}x$/.test(String(id)))

const owner = fields({ pid: whole, host: text, began: text })

/**
 * Reads the text of a journal.
 *
 * @returns Undefined for what no run has written against this target.
 */
export function readJournal(json: string, target: string): JournalText | undefined {
  try {
    const journal: unknown = JSON.parse(json)
    return isObject(journal) && isJournal(journal, target) ? journal : undefined
  } catch {
    return undefined
  }
}

function isJournal(
  journal: Readonly<Record<string, unknown>>,
  target: string,
): journal is Readonly<Record<string, unknown>> & JournalText {
  if (
    journal.version !== 1 ||
    journal.target !== target ||
    !owner(journal.owner) ||
    !ids(journal.ids) ||
    !Array.isArray(journal.entries)
  )
    return false
  const isEntry = (entry: unknown): entry is Entry =>
    isObject(entry) && typeof entry.kind === 'string' && lookUp(entries, entry.kind)?.(entry) === true
  const begun = journal.ids as readonly string[]
  return journal.entries.every((entry) => isEntry(entry) && isOfRun(entry, begun))
}

/** What a run says it named itself has an id of it in it: anything else may be anybody's. */
function isOfRun(entry: Entry, begun: readonly string[]): boolean {
  if (entry.kind !== 'removal') return true
  const hasId = (value: unknown) => typeof value === 'string' && begun.some((id) => value.includes(id))
  return Object.values(entry.identity).every(hasId) && (!entry.own || [...fieldsOf(entry.values).values()].some(hasId))
}
