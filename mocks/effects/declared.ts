import { type Field, fieldName, type Json, type JsonObject, type StateRejection } from '#openapi'
import type { Effect } from '#openapi/effects'
import type { JsonRecord } from '../store/json-record.ts'
import type { UniqueCollection } from '../store/unique-collection.ts'
import { keyText } from '../store/unique-key.ts'
import { type RecordForm, writtenFields } from './kept-record.ts'

/** The records an API keeps of one kind. */
export interface Kept {
  readonly name: string
  readonly form: RecordForm
  readonly records: UniqueCollection<JsonRecord>
  /** Finds a record that exists for who asks. */
  readonly find: (key: Json | undefined) => JsonRecord | undefined
}

/** A request that keeps every rule, the records it is about, and what is made of it. */
export interface Asking<Given> {
  readonly kept: Kept
  readonly all: () => readonly Kept[]
  /** Values of the request by name. */
  readonly sent: JsonObject
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly createId: () => string
  readonly done: (told: JsonObject | readonly JsonObject[]) => Given
  /** @param about Value or property it is about. */
  readonly refuse: (reason: StateRejection, about?: string) => Given
  /** Whether the operation has an answer of its own for that. */
  readonly canRefuse: (reason: StateRejection, about: string) => boolean
}

/** Does what one kind of effect does to records an API keeps. */
export type Perform<Kind extends Effect['kind']> = <Given>(
  effect: Extract<Effect, { kind: Kind }>,
  asking: Asking<Given>,
) => Given | Promise<Given>

const sentOf = <Given>({ sent }: Asking<Given>, field: Field | undefined): Json | undefined =>
  field === undefined ? undefined : sent[fieldName(field)]

const create: Perform<'create'> = async ({ key }, asking) => {
  const { kept, sent, now, createId, done, refuse } = asking
  const given = sentOf(asking, key)
  if (kept.find(given)) return refuse('taken')
  const record = writtenFields(kept.form, sent, now(), given ?? createId())
  await kept.records.create(record as JsonRecord)
  return done(record)
}

/** Does something with the record a request names. */
function withRecord<Given>(
  key: Field | undefined,
  asking: Asking<Given>,
  act: (record: JsonRecord) => Given | Promise<Given>,
): Given | Promise<Given> {
  const record = asking.kept.find(sentOf(asking, key))
  return record ? act(record) : asking.refuse('unknown', key && fieldName(key))
}

const read: Perform<'read'> = ({ key }, asking) => withRecord(key, asking, asking.done)

const list: Perform<'list'> = (_, { kept, done }) => done(kept.records.all())

const change: Perform<'change'> = ({ key, current, next }, asking) =>
  withRecord(key, asking, async (record) => {
    // Who knows the `oldPassword` changes the `password`.
    const claimed = fieldName(current).toLowerCase()
    const name = asking.kept.form.properties.map(([one]) => one).find((one) => claimed.endsWith(one.toLowerCase()))
    if (name === undefined || record[name] !== sentOf(asking, current)) return asking.refuse('stale')
    await asking.kept.records.change(record, { [name]: sentOf(asking, next) } as JsonRecord)
    return asking.done(record)
  })

const update: Perform<'update'> = ({ key }, asking) =>
  withRecord(key, asking, async (record) => {
    const { kept, sent, now } = asking
    const fields = writtenFields(kept.form, sent, now())
    await kept.records.change(record, fields as JsonRecord)
    return asking.done({ ...record, ...fields })
  })

const remove: Perform<'remove'> = ({ key }, asking) => {
  const { kept, all, refuse, canRefuse, done } = asking
  const asked = keyText(sentOf(asking, key)) ?? ''
  if (canRefuse('permanent', asked)) return refuse('permanent', asked)
  return withRecord(key, asking, async (record) => {
    const held = Object.keys(record).find((name) => canRefuse('inUse', name) && listIn(record, name).length > 0)
    if (held !== undefined) return refuse('inUse', held)
    // Whoever has what is removed has it no more.
    for (const { records } of all())
      for (const one of records.all())
        if (listIn(one, kept.name).includes(asked)) await setIn(records, one, kept.name, asked, false)
    kept.records.delete(record as never)
    return done(record)
  })
}

/** Gives a record one of another kind, or takes it: the list that is called as those are has its key. */
async function relate<Given>(
  { kind, keys }: Extract<Effect, { kind: 'relate' | 'unrelate' }>,
  asking: Asking<Given>,
): Promise<Given> {
  const { kept, all, refuse, done } = asking
  const named = all().flatMap((one) => {
    const field = keys.find((key) => fieldName(key) === one.form.key)
    return field === undefined ? [] : [{ one, field, record: one.find(sentOf(asking, field)) }]
  })
  const own = named.find(({ one }) => one.name === kept.name)
  const other = named.find(({ one }) => one.name !== kept.name)
  // What is given is looked for before whom it is given to.
  const missing = [other, own].find((each) => !each?.record)
  if (!own?.record || !other || missing) return refuse('unknown', missing && fieldName(missing.field))
  await setIn(kept.records, own.record, other.one.name, sentOf(asking, other.field) ?? null, kind === 'relate')
  return done(own.record)
}

/** Says whether a list of a record has a value. */
async function setIn(records: Kept['records'], record: JsonRecord, name: string, value: Json, isThere: boolean): Promise<void> {
  const list = listIn(record, name)
  if (list.includes(value) === isThere) return
  await records.change(record, { [name]: isThere ? [...list, value] : list.filter((one) => one !== value) })
}

const listIn = (record: JsonRecord, name: string): readonly Json[] => {
  const value = record[name]
  return Array.isArray(value) ? value : []
}

/** The effects on records an API keeps, by what they do. */
export const declared: { readonly [Kind in Effect['kind']]?: Perform<Kind> } = {
  create,
  read,
  list,
  change,
  update,
  remove,
  relate,
  unrelate: relate,
}
