import { changesBetween, type Document, type JsonObject, type Written, withChange } from '#openapi'
import { type Action, stepsBetween } from './action.ts'

/** A document that is changed step by step: as it is read, and as it is written. */
export interface Draft {
  readonly root: JsonObject
  /** Takes an edit over; says whether the document's file can say so. */
  readonly edit: (edited: JsonObject, because: string) => boolean
  /** What makes the document as it is written of what it was. */
  readonly actions: () => readonly Action[]
}

/** Begins with a document as it is. */
export function createDraft(document: Document): Draft {
  const before = document.written?.() ?? asRead(document.model.root)
  const reasons: Reason[] = []
  let [root, written] = [document.model.root, before.root]
  return {
    get root() {
      return root
    },
    edit(edited, because) {
      const changes = changesBetween(root, edited)
      const said = before.change(written, changes)
      if (!said) return false
      const places = changesBetween(written, said.root).map(({ keys }) => keys)
      reasons.push({ because, places })
      root = said.changes.reduce(withChange<JsonObject>, root)
      written = said.root
      return true
    },
    actions: () => stepsBetween(before.root, written).map(({ action, places }) => described(action, places, reasons)),
  }
}

interface Reason {
  readonly because: string
  readonly places: readonly (readonly string[])[]
}

/** A document that was built is written as it is read. */
const asRead = (root: JsonObject): Pick<Written, 'root' | 'change'> => ({
  root,
  change: (now, changes) => ({ root: changes.reduce(withChange<JsonObject>, now), changes }),
})

/** Several findings may have one place. */
function described({ target, ...change }: Action, places: Reason['places'], reasons: readonly Reason[]): Action {
  const own = reasons.filter((reason) =>
    reason.places.some((place) => places.some((other) => isBelow(place, other) || isBelow(other, place))),
  )
  const texts = [...new Set(own.map(({ because }) => because))]
  const more = texts.length > mostTold ? [`and ${texts.length - mostTold} more`] : []
  return { target, description: [...texts.slice(0, mostTold), ...more].join('; '), ...change }
}

const mostTold = 3

const isBelow = (place: readonly string[], other: readonly string[]): boolean => other.every((key, index) => key === place[index])
