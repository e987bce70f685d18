// What a terminal, a browser or an editor obeys instead of showing it: control characters (C0 and C1) but for tab and line ends,
// marks that turn the direction of a text, and line ends that only some know. Half a character is none.
const unprintable = /(?![\t\n\r])[\p{Cc}\p{Bidi_Control}\u2028\u2029\p{Cs}]/gu

/** Replaces what would be obeyed instead of being read: a target or a document may say anything. */
export const printable = (text: string): string => text.replaceAll(unprintable, '\ufffd')

/** Writes the same characters of a text of JSON as escapes, so that nothing is lost. */
export const escapeUnprintable = (json: string): string =>
  json.replaceAll(unprintable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
