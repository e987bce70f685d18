const swapCase = (letter: string): string => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase())
const withoutLast = (value: string): string => Array.from(value).slice(0, -1).join('')

/** Values that are nearly what is current, or fit it as a pattern does, and have to be refused all the same. */
export const nearMisses = {
  'a character less': withoutLast,
  'a character more': (value: string) => `${value}x`,
  'another last character': (value: string) => `${withoutLast(value)}${value.endsWith('x') ? 'y' : 'x'}`,
  'another case': (value: string) => value.replace(/[a-zA-Z]/, swapCase),
  'a blank before': (value: string) => ` ${value}`,
  'a blank after': (value: string) => `${value} `,
  'a wildcard in its place': () => '%',
  'a pattern in its place': () => '.*',
  'no accent': (value: string) => value.replaceAll('é', 'e'),
  'another accent': (value: string) => value.replaceAll('é', 'è'),
} as const satisfies Readonly<Record<string, (value: string) => string>>

export type Way = keyof typeof nearMisses
export const ways = Object.keys(nearMisses) as readonly Way[]

/** What is current when something like it is claimed, and in which ways: any value, or one that a server may not look at whole. */
export const occasions = {
  any: {
    of: '',
    ways: ways.filter((way) => !way.endsWith('accent')),
  },
  longest: { of: ', of the longest', ways: ['a character less', 'another last character'] },
  accented: { of: ', of one beyond ASCII', ways: ['no accent', 'another accent'] },
  // Some hashes end after 72 bytes.
  widest: { of: ', of the longest beyond ASCII', ways: ['another last character'] },
} as const satisfies Readonly<Record<string, { readonly of: string; readonly ways: readonly Way[] }>>

export type Occasion = keyof typeof occasions

/** One value that is nearly the current one. */
export interface NearMiss {
  readonly how: Way
  readonly occasion: Occasion
}

/** Lists the near misses of an occasion. */
export const nearMissesOf = (occasion: Occasion): readonly NearMiss[] =>
  occasions[occasion].ways.map((how) => ({ how, occasion }))
