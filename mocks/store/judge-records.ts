import { type Document, type Pointer, placeOf } from '#openapi'
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

/**
 * Creates the judge of states that are given to a mock: what it keeps, it has to be able to tell.
 *
 * @param schemas Place of the schema of a record, by collection; those without one are not judged.
 */
export function createRecordJudge(document: () => Document, schemas: Readonly<Record<string, Pointer>> = {}): JudgeRecords {
  const judge = (name: string, schema: Pointer, record: unknown, index: number): readonly BrokenRecord[] => {
    const [violation] = document().validate(schema, record)
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

const problemOf = (keyword: string): string => (keyword === 'required' ? 'is missing' : 'is not known')

/** @throws {StoreError} `broken-record` when the document does not allow a record of a state. */
export function requireAllowed(judge: JudgeRecords, state: Readonly<Record<string, unknown>>): void {
  const broken = judge(state)
  if (!broken) return
  const { record, field, problem } = broken
  throw new StoreError('broken-record', `The document does not allow the record ${record}: ${`${field} ${problem}`.trim()}.`)
}
