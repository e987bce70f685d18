import { type Document, fieldsOf, type Json, type Operation, valueAt } from '#openapi'
import { type Effect, effectsOf } from '#openapi/effects'
import type { Case } from '../cases/case.ts'
import { fieldsIn } from '../exchange/same-value.ts'
import { isSafe, textOf } from '../own-rules.ts'
import { movedKey } from '../sequence/moved-key.ts'
import type { Reply, SendStep } from '../sequence/step.ts'

/** Knows which values the requests of a run name that change something, and what became of those requests. */
export interface Named {
  readonly note: (step: SendStep, reply: Reply) => void
  /** Whether one of them has this value in one of its fields, and none removes what it names. */
  readonly has: (value: unknown) => boolean
  /**
   * The first case whose request has this value in one of its fields and was refused, unless another such request was served that
   * makes something.
   */
  readonly refusedBy: (value: unknown) => Refused | undefined
  /** Whether an update told this as the key that its record of the collection has since. */
  readonly hasMoved: (collection: string, key: unknown) => boolean
}

/** The operation of a request that was refused, and its case; of the request itself nothing is kept. */
export interface Refused {
  readonly case: Case
  readonly operation: Operation
}

interface Entry {
  served?: true
  refused?: Refused
}

/** What is there already is needed for these: to be served, they make nothing. */
const makesNothing: ReadonlySet<Effect['kind']> = new Set(['change', 'clear', 'update', 'relate', 'unrelate'])

/** Creates it for the requests of one document. */
export function createNamed(document: Document): Named {
  const named = new Map<string, Entry>()
  const removed = new Set<string>()
  const moved = new Set<string>()
  return {
    note: (step, reply) => {
      const { request } = step
      if (isSafe(request) || reply.outcome === 'unsent') return
      const other = movedKey(document, request, reply)
      if (other) moved.add(`${other.collection} ${other.to}`)
      if (other) named.set(textOf(other.to), { served: true })
      const effect = effectsOf(document).of(request.operation).value
      const makes = !makesNothing.has(effect.kind) || 'creates' in effect
      const made = keyMade(effect, reply)
      if (made !== undefined) named.set(textOf(made), { served: true })
      for (const text of [...fieldsOf(request.values).values()].map(textOf)) {
        // What is listed under its key again was not made by those that were refused while it was there.
        if (effect.kind === 'remove' && reply.outcome === 'success') named.delete(text)
        if (effect.kind === 'remove') removed.add(text)
        else named.set(text, withReply(named.get(text) ?? {}, step, reply, makes))
      }
    },
    has: (value) => named.has(textOf(value)) && !removed.has(textOf(value)),
    refusedBy: (value) => {
      const entry = named.get(textOf(value))
      return entry?.served ? undefined : entry?.refused
    },
    hasMoved: (collection, key) => moved.has(`${collection} ${textOf(key)}`),
  }
}

/** The key that the server has given to what it says it created. */
function keyMade(effect: Effect, { outcome, values }: Reply): Json | undefined {
  const property = effect.kind === 'create' ? effect.of.key?.property : undefined
  if (effect.kind !== 'create' || property === undefined || outcome !== 'success') return undefined
  return fieldsIn(valueAt(values?.response.body, effect.at))?.[property]
}

function withReply(entry: Entry, step: SendStep, { outcome }: Reply, makes: boolean): Entry {
  if (outcome !== 'failure') return makes ? { ...entry, served: true } : entry
  return entry.refused || !step.case ? entry : { ...entry, refused: { case: step.case, operation: step.request.operation } }
}
