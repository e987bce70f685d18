/** Characters beyond ASCII, each counted wrong by a server that counts something else: bytes, or the halves of a UTF-16 pair. */
export const beyond = [
  { how: 'one of them beyond ASCII', character: 'é' },
  { how: 'one of them an emoji', character: '😀' },
] as const

/** The same text with another character in its middle. */
export function withCharacter(text: string, character: string): string {
  const characters = Array.from(text)
  return characters.with(Math.floor(characters.length / 2), character).join('')
}
