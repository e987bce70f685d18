import { type Behaviour, changing, honest } from '../changing.ts'
import type { ApiName, Variant } from '../deviation.ts'

/** Refuses to set what is current already. */
export const refusesSame: Behaviour = async (asked) => asked.wanted !== asked.current && honest(asked)

/** Refuses to go back to one of an account's former passwords. */
export function remembersFormer(): Behaviour {
  const former = new Map<string, Set<string>>()
  return async (asked) => {
    const known = (former.get(asked.who) ?? new Set()).add(asked.current)
    former.set(asked.who, known)
    return !known.has(asked.wanted) && honest(asked)
  }
}

/** Refuses everything for a while after five wrong passwords in a row. */
export function locks(): Behaviour {
  const wrong = new Map<string, { count: number; until: number }>()
  return async (asked) => {
    const account = wrong.get(asked.who) ?? { count: 0, until: 0 }
    wrong.set(asked.who, account)
    if (Date.now() < account.until) return false
    const worked = await honest(asked)
    account.count = worked ? 0 : account.count + 1
    if (account.count >= 5) account.until = Date.now() + 500
    return worked
  }
}

/** Servers that are more careful with passwords than the document asks. */
export const cautious = (api: ApiName): readonly Variant[] => [
  { api, name: 'refuses the current password as the new one', vary: () => ({ mock: changing(api, refusesSame) }) },
  { api, name: 'refuses former passwords', vary: () => ({ mock: changing(api, remembersFormer()) }) },
  { api, name: 'locks an account after five wrong passwords', vary: () => ({ mock: changing(api, locks()) }) },
]
