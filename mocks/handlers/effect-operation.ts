import { type Document, type Json, type JsonObject, type Operation, objectOf } from '#openapi'
import { knownEffect } from '#openapi/effects/known'
import { type Asking, declared, type Kept } from '../effects/declared.ts'
import { recordForm, sortedNames, toldRecord } from '../effects/kept-record.ts'
import type { JsonRecord } from '../store/json-record.ts'
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
  const own = 'of' in effect ? forms.find(({ name }) => isCalled(name, effect.of.name)) : undefined
  const success = operation.pairs[0]?.response
  if (!perform || !own || !success) return undefined
  const { state } = operation.rejections
  const names = Object.keys(success.values)
  return (context) => {
    const { now, createId } = context
    const sent = { ...objectOf(context.query as Json), ...objectOf(context.body as Json) }
    return perform(effect, {
      kept: keptOf(api, own, context),
      all: () => forms.map((form) => keptOf(api, form, context)),
      sent,
      now,
      createId,
      done: (told) =>
        answer(success.name, Object.fromEntries(names.map((name) => [name, valueNamed(own, told, name) ?? sent[name]]))),
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

/** What `x-values` can name: a property of the record, the record by the name of one, all by that of all, and their keys. */
function valueNamed({ name, form }: Form, told: JsonObject | readonly JsonObject[], wanted: string): Json | undefined {
  if (isList(told)) {
    if (wanted === name) return told.map((record) => toldRecord(form, record))
    return wanted === `${form.key}s` ? sortedNames(told.flatMap((record) => record[form.key] ?? [])) : undefined
  }
  const value = told[wanted]
  return wanted === name.slice(0, -1) ? toldRecord(form, told) : value && sortedNames(value)
}

const isList = (told: JsonObject | readonly JsonObject[]): told is readonly JsonObject[] => Array.isArray(told)
