import { type Behaviour, changing, comparing } from './changing.ts'
import type { ApiName, Deviation } from './deviation.ts'
import { about, lets, refuses } from './validation-rows.ts'

type Rows = readonly Omit<Deviation, 'api' | 'family'>[]

const characters = (text: string): number => Array.from(text).length
const halves = (text: string): number => text.length
const bytes = (text: string): number => Buffer.byteLength(text)

const withoutAccents = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '')
const questionMarks = (text: string): string => text.replaceAll(/[^ -~]/gu, '?')
const hashed = (text: string): string => Buffer.from(text).subarray(0, 72).toString('latin1')

/** A server that compares passwords after it has made something else of them. */
const after = (made: (password: string) => string): Behaviour => comparing((claimed, current) => made(claimed) === made(current))

/** Another idea of how long a text is: what it takes for too long, and what it takes for long enough. */
const counting = (api: ApiName, what: string, count: (text: string) => number, [min, max]: readonly [number, number]): Rows => [
  {
    name: `a longest password is refused by its ${what}`,
    rules: ['rule/accept'],
    break: refuses(api, (value) => count(value) > max),
  },
  {
    name: `a password too short is accepted by its ${what}`,
    rules: ['rule/constraint'],
    break: lets(
      api,
      about('/newPassword', (value) => typeof value === 'string' && characters(value) < min && count(value) >= min),
    ),
  },
]

/** What a server of either API can take for a character, and for the same text. */
export function textRows(api: ApiName, min: number, max: number): Rows {
  const whole = (name: string, behave: Behaviour) => ({
    name,
    rules: ['state/whole'],
    break: () => ({ mock: changing(api, behave) }),
  })
  return [
    {
      name: 'a blank in a new password is refused',
      rules: ['rule/accept'],
      break: refuses(api, (value) => value.trim().includes(' ')),
    },
    {
      name: 'a blank around a new password is refused',
      rules: ['rule/accept'],
      break: refuses(api, (value) => value !== value.trim()),
    },
    whole(
      'blanks around a new password are cut off',
      comparing(
        (claimed, current) => claimed === current,
        (password) => password.trim(),
      ),
    ),
    whole(
      'blanks in a new password are left out',
      comparing(
        (claimed, current) => claimed === current,
        (password) => password.replaceAll(/(?<=\S) (?=\S)/g, ''),
      ),
    ),
    ...counting(api, 'bytes', bytes, [min, max]),
    ...counting(api, 'halves of characters', halves, [min, max]),
    whole('accents are not compared', after(withoutAccents)),
    whole('characters beyond ASCII are stored as question marks', after(questionMarks)),
    whole('only the first 72 bytes of a password count', after(hashed)),
    whole(
      'a wildcard is taken for every password',
      comparing((claimed, current) => claimed === '%' || claimed === current),
    ),
    whole(
      'a pattern is taken for every password',
      comparing((claimed, current) => claimed === '.*' || claimed === current),
    ),
  ]
}

const ordinary = { upper: /[A-Z]/, lower: /[a-z]/, digit: /[0-9]/, special: /[^A-Za-z0-9]/ } as const

/** A server to which some character is of no kind. */
const knowing = (kinds: Partial<Record<keyof typeof ordinary, RegExp>>): Deviation['break'] => {
  const patterns = Object.values({ ...ordinary, ...kinds })
  return refuses('milvus', (value) => patterns.filter((pattern) => pattern.test(value)).length < 3)
}

const rules = ['rule/accept']

/** What a server that counts kinds of characters can leave out. */
export const kindRows: Rows = [
  { name: 'an underscore is no special character', rules, break: knowing({ special: /\W/ }) },
  { name: 'a blank is no special character', rules, break: knowing({ special: /[^A-Za-z0-9\s]/ }) },
  { name: 'only some special characters are known', rules, break: knowing({ special: /[!@#$%^&*]/ }) },
  { name: 'only punctuation is special', rules, break: knowing({ special: /\p{P}/u }) },
  { name: 'zero is no digit', rules, break: knowing({ digit: /[1-9]/ }) },
  { name: 'the last letter is no upper-case letter', rules, break: knowing({ upper: /[A-Y]/ }) },
  { name: 'the first letter is no lower-case letter', rules, break: knowing({ lower: /[b-z]/ }) },
]
