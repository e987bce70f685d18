import type { Behaviour } from './changing.ts'
import { honest } from './changing.ts'

/** Says that it worked and forgets it. */
export const changesNothing: Behaviour = async ({ claimed, current }) => claimed === current

/** Takes every password an account ever had. */
export function takesFormer(): Behaviour {
  const former = new Map<string, Set<unknown>>()
  return async ({ who, claimed, current, wanted, keep }) => {
    const known = former.get(who) ?? new Set()
    former.set(who, known.add(current))
    if (!known.has(claimed)) return false
    await keep(wanted)
    return true
  }
}

/** Goes back to the password before, some requests after a change. */
export const losesAfter =
  (limit: number) =>
  (requests: () => number): Behaviour => {
    const changes = new Map<string, { readonly before: string; readonly at: number }>()
    return async (asked) => {
      const change = changes.get(asked.who)
      const lost = change !== undefined && requests() - change.at > limit
      if (lost) await asked.keep(change.before)
      if (lost) changes.delete(asked.who)
      const worked = await honest(lost ? { ...asked, current: change.before } : asked)
      if (worked) changes.set(asked.who, { before: asked.current, at: requests() })
      return worked
    }
  }

/** Two servers behind one address that do not tell each other: every second request meets the other one. */
export function twoReplicas(): Behaviour {
  const second = new Map<string, string>()
  let count = 0
  return async (asked) => {
    const current = second.get(asked.who) ?? asked.current
    second.set(asked.who, current)
    if (++count % 2 === 1) return honest(asked)
    return honest({ ...asked, current, keep: async (password) => void second.set(asked.who, password) })
  }
}

/** Changes everybody else's password as well. */
export const changesOthers: Behaviour = async (asked) => {
  const worked = await honest(asked)
  if (worked) await asked.keepElsewhere(asked.wanted)
  return worked
}

/** Refuses, and has stored the new password before it looked at the old one. */
export const storesFirst: Behaviour = async ({ claimed, current, wanted, keep }) => {
  await keep(wanted)
  return claimed === current
}

/** Refuses, and has emptied the account: a row locked and never freed. */
export const spoilsRefused: Behaviour = async (asked) => {
  const worked = await honest(asked)
  if (!worked) await asked.keep(`${asked.current}#`)
  return worked
}

/** Stores the first change of an account, and says so of every further one too. */
export function onlyOnce(): Behaviour {
  const changed = new Set<string>()
  return async (asked) => {
    if (changed.has(asked.who)) return changesNothing(asked)
    const worked = await honest(asked)
    if (worked) changed.add(asked.who)
    return worked
  }
}

/** Takes everything as the current password. */
export const asksForNone: Behaviour = async ({ wanted, keep }) => {
  await keep(wanted)
  return true
}

/** Compares only where there is something to compare. */
export const comparesIf =
  (present: (claimed: unknown) => boolean): Behaviour =>
  (asked) =>
    present(asked.claimed) ? honest(asked) : asksForNone(asked)
