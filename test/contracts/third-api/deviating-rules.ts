import type { StationDeviation } from './deviation.ts'
import type { Parcel, Rules } from './parcel.ts'
import { createStation, documentedRules } from './station.ts'

/** A station that goes by other rules. */
const going = (by: Partial<Rules>) => () => ({ station: createStation({ ...documentedRules, ...by }) })

function remembering(): Rules['sameCode'] {
  const former = new Map<string, Set<string>>()
  return (claimed: string, { id, code }: Parcel) => {
    former.set(id, (former.get(id) ?? new Set()).add(code))
    return former.get(id)?.has(claimed) ?? false
  }
}

export const deviatingRules: readonly StationDeviation[] = [
  { name: 'no key is accepted', rules: ['auth'], break: going({ key: (key) => key === undefined || documentedRules.key(key) }) },
  { name: 'any key is accepted', rules: ['auth'], break: going({ key: (key) => key !== undefined }) },
  { name: 'the old code still works', rules: ['state/stale'], break: () => going({ sameCode: remembering() })() },
  {
    name: 'only the beginning of a code is compared',
    rules: ['state/whole'],
    break: going({ sameCode: (claimed, { code }) => claimed.slice(0, 5) === code.slice(0, 5) }),
  },
  {
    name: 'a code of 21 characters is accepted',
    rules: ['rule/constraint'],
    break: going({ code: (code) => documentedRules.code(code) || (typeof code === 'string' && /^[0-9a-z]{21}$/.test(code)) }),
  },
  {
    name: 'a code of 20 characters is refused',
    rules: ['rule/accept'],
    break: going({ code: (code) => documentedRules.code(code) && String(code).length < 20 }),
  },
  {
    name: 'any name of a station is accepted',
    rules: ['rule/constraint'],
    break: going({ station: () => true }),
  },
  { name: 'any priority is accepted', rules: ['rule/constraint'], break: going({ priority: () => true }) },
  {
    name: 'express is refused',
    rules: ['rule/accept'],
    break: going({ priority: (priority) => priority !== 'express' && documentedRules.priority(priority) }),
  },
  {
    name: 'a receiver without name is accepted',
    rules: ['rule/required'],
    break: going({ name: (name) => name === undefined || documentedRules.name(name) }),
  },
  {
    name: 'a phone without plus is accepted',
    rules: ['rule/constraint'],
    break: going({ phone: (phone) => typeof phone === 'string' }),
  },
  { name: 'no phone at all is accepted', rules: ['rule/constraint'], break: going({ phones: (count) => count <= 3 }) },
  {
    name: 'an item of no weight is accepted',
    rules: ['rule/constraint'],
    break: going({ grams: (grams) => grams === 0 || documentedRules.grams(grams) }),
  },
]
