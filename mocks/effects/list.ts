import { type Effect, rangesOf } from '#openapi/effects'
import { type Act, type Decision, missing } from './decision.ts'
import { filtered } from './filter.ts'
import { missingOwner } from './owner.ts'
import { pageOf } from './page.ts'
import { searched } from './search.ts'
import { sorted } from './sort.ts'

/** Lists the records that the filters let through, sorted, the part that is asked for. */
export function list({ of, at, filters, paging }: Extract<Effect, { kind: 'list' }>, act: Act): Decision {
  const owner = missingOwner(act, of)
  if (owner !== undefined) return missing(owner)
  const shelf = act.shelf(of)
  const known = [...filters, ...Object.values(paging ?? {})]
  const found = searched(act, known, filtered(act, shelf, filters, rangesOf(act.document.model, act.operation, of)))
  const ordered = paging?.sort === undefined ? found : sorted(found, act.inputs[paging.sort], act.inputs)
  return { kind: 'done', list: pageOf(ordered, shelf.layout, paging, act), at, layoutOf: of }
}
