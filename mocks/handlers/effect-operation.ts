import { type Document, type Json, type JsonObject, type Operation, objectOf } from '#openapi'
import { knownEffect } from '#openapi/effects/known'
import { type Asking, declared, type Kept } from '../effects/declared.ts'
import { recordForm, sortedNames, toldRecord } from '../effects/kept-record.ts'
import type { JsonRecord } from '../mock.ts'
import type { State } from '../store/sandbox.ts'
import type { UniqueCollection } from '../store/unique-collection.ts'
import type { Api, Context } from './api.ts'
import { requireRejection } from './judge.ts'
import { answer, type Outcome } from './outcome.ts'

/** Does what an operation does, and chooses the documented answer to it. */
export type Run<Records extends State<Records>, Caller> = (
  context: Context<unknown, unknown, Records, Caller>,
) => Outcome | Promise<Outcome>

/**
 * Makes an operation of its effect, on the records an API keeps.
 *
 * @returns undefined where the document does not tell what it does to them.
 */
export function effectOperation<Records extends State<Records>, Caller>(
  api: Api<Records, Caller>,
  document: Document,
  operation: Operation,
): Run<Records, Caller> | undefined {
  const effect = knownEffect(document, operation)
  const perform = declared[effect.kind] as
    | ((on: typeof effect, asking: Asking<Outcome>) => ReturnType<Run<Records, Caller>>)
    | undefined
  const forms = formsOf(api, document)
  const own = 'of' in effect ? forms.findIndex(({ name }) => isCalled(name, effect.of.name)) : -1
  const success = operation.pairs[0]?.name
  if (!perform || own === -1 || success === undefined) return undefined
  const { state } = operation.rejections
  return (context) => {
    const { now, createId } = context
    const all = forms.map((form) => keptOf(api, form, context))
    const kept = all[own] as Kept
    const sent = { ...objectOf(context.query as Json), ...objectOf(context.body as Json) }
    return perform(effect, {
      kept,
      all,
      sent,
      now,
      createId,
      done: (told) => answer(success, { ...sent, ...toldValues(kept, told) }),
      refuse: (reason, about = '*') =>
        answer(requireRejection(state?.[reason][about] ?? state?.[reason]['*'], reason).name, sent),
      canRefuse: (reason, about) => state?.[reason][about] !== undefined,
    })
  }
}

type Form = Pick<Kept, 'name' | 'form'>

const formsOf = <Records extends State<Records>, Caller>(
  { collections, records }: Api<Records, Caller>,
  document: Document,
): readonly Form[] =>
  (Object.keys(collections) as (keyof Records & string)[]).map((name) => ({
    name,
    form: recordForm(document, records?.[name], String(collections[name][0])),
  }))

/** A path may say in the singular what the state says in the plural: `/user`. */
const isCalled = (name: string, path: string): boolean => name === path || name === `${path}s`

function keptOf<Records extends State<Records>, Caller>(
  { sees }: Api<Records, Caller>,
  form: Form,
  context: Context<unknown, unknown, Records, Caller>,
): Kept {
  const records = (context as Readonly<Record<string, unknown>>)[form.name] as UniqueCollection<JsonRecord>
  const find = (key: Json | undefined) => {
    const record = records.find(key as string | undefined)
    return record && (sees?.(context.caller, record) ?? true) ? record : undefined
  }
  return { ...form, records, find }
}

/** What `x-values` can name: properties of a record, the record by the name of one, the records by that of all, and their keys. */
function toldValues({ name, form }: Kept, told: JsonObject | readonly JsonObject[]): JsonObject {
  if (isList(told))
    return {
      [name]: told.map((record) => toldRecord(form, record)),
      [`${form.key}s`]: sortedNames(told.flatMap((record) => record[form.key] ?? [])),
    }
  const record = toldRecord(form, told)
  const values = Object.entries(record).map(([property, value]) => [property, sortedNames(value)] as const)
  return { ...Object.fromEntries(values), [name.slice(0, -1)]: record }
}

const isList = (told: JsonObject | readonly JsonObject[]): told is readonly JsonObject[] => Array.isArray(told)
