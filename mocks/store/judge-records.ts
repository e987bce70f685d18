import { type Document, keysOf, type Pointer, placeOf, type Violation } from '#openapi'
import { StoreError } from './error.ts'

/** A record that the document does not allow. */
export interface BrokenRecord {
  /** Collection and index: `users/0`. */
  readonly record: string
  /** Place in the record: `/password`; the empty string for the whole. */
  readonly field: string
  /** Why, without the value: it may be a secret. */
  readonly problem: string
}

/** Finds the first record of a state that the document does not allow. */
export type JudgeRecords = (state: Readonly<Record<string, unknown>>) => BrokenRecord | undefined

/** What the records of a mock have to be. */
export interface RecordRules {
  /** Place of the schema of a record, by collection; those without one are not judged. */
  readonly records?: Readonly<Record<string, Pointer>>
  /** Fields the mock keeps besides, and those its paths decide, by collection: their schemas do not count. */
  readonly unjudged?: Readonly<Record<string, ReadonlySet<string>>>
}

/** Creates the judge of states that are given to a mock: what it keeps, it has to be able to tell. */
export function createRecordJudge(document: () => Document, { records: schemas = {}, unjudged = {} }: RecordRules): JudgeRecords {
  const judge = (name: string, schema: Pointer, record: unknown, index: number): readonly BrokenRecord[] => {
    const own = unjudged[name]
    const violations = own ? document().validate(schema, record, 'response') : document().validate(schema, record)
    const violation = violations.find((one) => !own?.has(fieldOf(one)))
    if (!violation) return []
    const { property, message } = violation
    const field = placeOf(violation)
    return [{ record: `${name}/${index}`, field, problem: property === undefined ? message : problemOf(violation.keyword) }]
  }
  return (state) => {
    for (const [name, schema] of Object.entries(schemas)) {
      const records = state[name] ?? []
      if (!Array.isArray(records)) return { record: name, field: '', problem: 'must be array' }
      for (const [index, record] of records.entries()) {
        const [broken] = judge(name, schema, record, index)
        if (broken) return broken
      }
    }
    return undefined
  }
}

const fieldOf = (violation: Violation): string => keysOf(placeOf(violation))[0] ?? ''

const problemOf = (keyword: string): string => (keyword === 'required' ? 'is missing' : 'is not known')

/** @throws {StoreError} `broken-record` when the document does not allow a record of a state. */
export function requireAllowed(judge: JudgeRecords, state: Readonly<Record<string, unknown>>): void {
  const broken = judge(state)
  if (!broken) return
  const { record, field, problem } = broken
  throw new StoreError('broken-record', `The document does not allow the record ${record}: ${`${field} ${problem}`.trim()}.`)
}
