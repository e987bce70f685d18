// Behind the sign, so that the name after it still reads as a name.
const gap = '\u200b'

/**
 * Parts what GitHub makes a link of: `@name` would send somebody a message, `#12` stand in the thread of something else.
 *
 * @see {@link https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls Autolinked references}
 */
export const withoutMentions = (text: string): string =>
  text.replaceAll(/(?<!\w)@(?=\w)|#(?=\d)|\bGH-(?=\d)/gi, (sign) => `${sign}${gap}`)
