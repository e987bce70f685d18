import type { Effect } from '#openapi/effects'
import { change } from './change.ts'
import { clear } from './clear.ts'
import { create } from './create.ts'
import type { Act, Decision } from './decision.ts'
import { list } from './list.ts'
import { read } from './read.ts'
import { relate } from './relate.ts'
import { remove } from './remove.ts'
import { replace } from './replace.ts'
import { update } from './update.ts'

export { removeBelow } from './cascade.ts'
export { withChildren } from './children.ts'
export { type HeaderOf, performIf } from './conditional.ts'
export type { Act, Decision, Done, ListPart, StateFault } from './decision.ts'
export { type Layout, layoutsOf, uniqueOf } from './layout.ts'
export { isJsonPatch } from './patch.ts'
export { referenceStatuses } from './references.ts'
export { repaired } from './repair.ts'
export { seedRecords } from './seed.ts'
export { type DocumentState, type Shelf, shelfOf } from './shelf.ts'
export { usesTags } from './tags.ts'

/** Does what an operation does to the state: one file for each effect. */
export function perform(effect: Effect, act: Act): Decision | Promise<Decision> {
  switch (effect.kind) {
    case 'create':
      return create(effect, act)
    case 'read':
      return read(effect as Extract<Effect, { kind: 'read' }>, act)
    case 'remove':
      return remove(effect as Extract<Effect, { kind: 'remove' }>, act)
    case 'list':
      return list(effect, act)
    case 'replace':
      return effect.action === undefined ? replace(effect, act) : update(effect, act)
    case 'update':
      return update(effect, act)
    case 'clear':
      return clear(effect, act)
    case 'change':
      return change(effect, act)
    case 'relate':
    case 'unrelate':
      return relate(effect, act)
    case 'none':
      return { kind: 'silent' }
    default:
      return effect satisfies never
  }
}
