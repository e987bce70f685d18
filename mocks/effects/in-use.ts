import { isEqual, type JsonObject } from '#openapi'
import type { Collection } from '#openapi/effects'
import { keyText } from '../store/unique-key.ts'
import type { Act, Decision } from './decision.ts'
import { documentsConflict } from './duplicate.ts'
import { layoutsOf } from './layout.ts'
import { referredKey } from './references.ts'
import { seedRecords } from './seed.ts'

/**
 * Refuses to remove what a record of another collection still refers to, where the document has a 409 for it. What is below the record goes
 * with it and holds nothing. Records that the mock made up do not hold each other, either: the documented removal succeeds.
 */
export function refuseInUse(act: Act, of: Collection, record: JsonObject): Decision | undefined {
  const key = of.key?.property === undefined ? undefined : keyText(record[of.key.property])
  if (key === undefined || !documentsConflict(act)) return undefined
  for (const { of: other, name } of layoutsOf(act.document).all) {
    if (isBelow(other, of)) continue
    for (const property of [...other.references].flatMap(([one, { path }]) => (path === of.path ? [one] : []))) {
      const holding = act.collections[name]?.all().filter((one) => keyText(referredKey(one[property], of)) === key) ?? []
      if (
        holding.length === 0 ||
        areMadeUp(act, [
          [of, [record]],
          [other, holding],
        ])
      )
        continue
      const detail = `A record of "${other.name}" still has ${JSON.stringify(key)} as its ${property}.`
      return { kind: 'refused', fault: 'inUse', detail }
    }
  }
  return undefined
}

const isBelow = ({ parent }: Collection, of: Collection): boolean =>
  parent !== undefined && (parent.path === of.path || isBelow(parent, of))

/** Whether all of some records are as the mock began with them. */
function areMadeUp({ document, seed }: Act, groups: readonly (readonly [Collection, readonly JsonObject[]])[]): boolean {
  const begun = seedRecords(document, seed)
  const { of: layoutFor } = layoutsOf(document)
  return groups.every(([of, records]) => {
    const own = begun[layoutFor(of).name] ?? []
    return records.every((record) => own.some((one) => isEqual(one, { ...record })))
  })
}
