import { fieldsOf, fieldValue, type Json, type Link, linkFields } from '#openapi'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import type { SentRequest } from '../http/exchange.ts'

/** A request as it was planned, and as it was sent. */
export interface Made {
  readonly planned: PlannedRequest
  readonly sent: SentRequest
}

/** Remembers what a run created: it is removed again, and a line for the shell that speaks of it has to create it first. */
export interface Creations {
  /** @param undo The request that removes what was created. */
  readonly note: (made: Made, undo: Link) => void
  /** The requests that created what a request speaks of, in their order. */
  readonly before: (planned: PlannedRequest) => readonly Made[]
}

/** Creates the memory. What a target gave a name of its own is another one each time: no line can speak of it. */
export function createCreations(): Creations {
  const known = new Map<string, Made & { readonly identity: readonly Json[] }>()
  return {
    note(made, undo) {
      const { planned } = made
      const sources = [...linkFields(undo).values()]
      const identity = sources.flatMap((source) => (source === undefined ? [] : [fieldValue(planned.values, source) ?? null]))
      if (sources.length === 0 || identity.length < sources.length) return
      known.set(JSON.stringify([planned.operation.id, identity]), { ...made, identity })
    },
    before(planned) {
      const values = new Set(fieldsOf(planned.values).values())
      return [...known.values()].filter(({ identity }) => identity.every((value) => values.has(value)))
    },
  }
}
