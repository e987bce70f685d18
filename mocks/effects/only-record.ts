import { objectOf } from '#openapi'
import type { Collection } from '#openapi/effects'
import type { JsonRecord } from '../store/json-record.ts'
import { modelRecord } from './complete.ts'
import type { Act } from './decision.ts'

/** Gives the one record of a singleton: it is there from the first request on, as the document shows it. */
export async function onlyRecord(act: Act, of: Collection): Promise<JsonRecord | undefined> {
  const shelf = act.shelf(of)
  const [known] = shelf.all()
  if (known || of.key !== undefined) return known
  const made = of.item === undefined ? {} : objectOf(modelRecord(act.document, of.item, act.seed))
  await shelf.add(made)
  return shelf.all()[0]
}
