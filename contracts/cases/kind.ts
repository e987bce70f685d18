/**
 * What a case is about: a pair of the document, what becomes of a record, what a change leaves behind, a rule of a schema, who is let in,
 * or the way a response travels. In the order of their help.
 */
export const kinds = ['examples', 'lifecycle', 'change', 'rules', 'auth', 'transport'] as const
export type Kind = (typeof kinds)[number]

/** Words that stand for several kinds. */
const together = { state: ['lifecycle', 'change'] } as const satisfies Readonly<Record<string, readonly Kind[]>>

/** Every word that names kinds: those that name one, then those that name several. */
export type KindWord = Kind | keyof typeof together
export const kindWords: readonly KindWord[] = [...kinds, 'state']

/** Lists the kinds that a word names; none for a word that names none. */
export function kindsOf(word: string): readonly Kind[] {
  if (Object.hasOwn(together, word)) return together[word as keyof typeof together]
  return kinds.filter((kind) => kind === word)
}
