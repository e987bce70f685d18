import { type Document, escapeKey, type Json, keysOf, valueAt } from '#openapi'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { isSame } from '../exchange/same-value.ts'

const known = new WeakMap<Document['model'], boolean>()

/**
 * Whether a document says itself which values of a response vary (`x-volatile`): every other value of its examples is promised. An example
 * of any other document only shows what a response may be like: ids, times and what a server holds are its own.
 */
export function promisesValues({ model }: Document): boolean {
  const promised = known.get(model) ?? hasKey(model.root, 'x-volatile')
  known.set(model, promised)
  return promised
}

function hasKey(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.hasOwn(value, name) || Object.values(value).some((one) => hasKey(one, name))
}

/** Whether the value an example has at a place is what was sent there: the same below an envelope, or a part of the path. */
export function isSent({ values: { body, parameters } }: PlannedRequest, at: string, promised: Json | undefined): boolean {
  if (promised === undefined) return false
  const keys = keysOf(at)
  const own = keys.at(-1)
  const isIt = (sent: Json | undefined) => sent !== undefined && isSame(promised, sent)
  if (own !== undefined && isIt(parameters[`path.${own}`])) return true
  return keys.some((_, index) => {
    const below = keys
      .slice(index)
      .map((key) => `/${escapeKey(key)}`)
      .join('')
    return isIt(valueAt(body, below))
  })
}
