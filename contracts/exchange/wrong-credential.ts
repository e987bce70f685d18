/** How a credential that is not the right one is made of it. */
export interface WrongCredential {
  /** As it follows "a credential": `with another last character`. */
  readonly how: string
  readonly make: (credential: string) => string
  /** It is sent under another scheme than its own. */
  readonly foreign?: true
}

const other = (character: string | undefined): string => (character === 'x' ? 'y' : 'x')
const otherCase = (letter: string): string => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase())
const middle = (text: string): number => Math.floor(text.length / 2)

/** Credentials that are wrong in as little as can be: each is what another lax comparison lets through. */
export const wrongCredentials = {
  altered: { how: 'with another last character', make: (right) => `${right.slice(0, -1)}${other(right.at(-1))}` },
  shortened: { how: 'without its last character', make: (right) => right.slice(0, -1) },
  recased: { how: 'with a letter in another case', make: (right) => right.replace(/[a-z](?=[^a-z]*$)/i, otherCase) },
  lengthened: { how: 'with a character after it', make: (right) => `${right}x` },
  preceded: { how: 'with a character before it', make: (right) => `x${right}` },
  mangled: {
    how: 'with another character in its middle',
    make: (right) => `${right.slice(0, middle(right))}${other(right[middle(right)])}${right.slice(middle(right) + 1)}`,
  },
  empty: { how: 'that is empty', make: () => '' },
  rehomed: { how: 'under another scheme', make: (right) => right, foreign: true },
} as const satisfies Readonly<Record<string, WrongCredential>>

export type Wrong = keyof typeof wrongCredentials

/** Gives what is sent of a wrong credential: its scheme, which may be another, and its value. */
export function spoil(right: string, prefix: string, wrong: Wrong): { readonly prefix: string; readonly value: string } {
  const { make, foreign }: WrongCredential = wrongCredentials[wrong]
  return { prefix: foreign ? foreignTo(prefix) : prefix, value: make(right) }
}

const foreignTo = (prefix: string): string => (prefix === 'Basic ' ? 'Bearer ' : 'Basic ')
