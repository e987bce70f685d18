import { type Field, type JsonObject, keysOf, linkFields, producersOf } from '#openapi'
import type { Effect } from '#openapi/effects'
import { type Act, type Decision, missing } from './decision.ts'
import { describeMissing } from './owner.ts'
import { sentField } from './sent.ts'

/** Changes what only its owner knows: who claims something else to be true now is refused. */
export async function change({ of, key, current, next }: Extract<Effect, { kind: 'change' }>, act: Act): Promise<Decision> {
  const shelf = act.shelf(of)
  const asked = sentField(act, key)
  const record = shelf.find(asked) ?? shelf.all().find((one) => asked !== undefined && Object.values(one).includes(asked))
  if (!record) return missing(describeMissing(of, asked))
  const claimed = sentField(act, current)
  const name = heldBy(act, record, current)
  if (record[name] !== undefined && record[name] !== claimed)
    return { kind: 'refused', fault: 'stale', detail: `The ${name} that was sent is not the current one.` }
  const wanted = sentField(act, next)
  const changed = { ...record, ...(wanted === undefined ? {} : { [name]: wanted }) }
  await shelf.replace(record, changed)
  return { kind: 'done', record: changed, layoutOf: of }
}

/** The property that has what is changed: the one a creation is given it in, else the one that is called so. */
function heldBy({ document, operation }: Act, record: JsonObject, current: Field): string {
  const [producer] = producersOf(operation, document.model)
  const source = producer && linkFields(producer.link).get(current)
  if (source?.startsWith('body/')) return nameOf(source)
  const own = nameOf(current)
  const plain = own.replace(/^(old|current|previous|existing)_?/i, '').toLowerCase()
  return Object.keys(record).find((name) => name.toLowerCase() === plain) ?? own
}

const nameOf = (field: Field): string => keysOf(field.slice(field.indexOf('/'))).at(-1) ?? field
