import { printable } from '#openapi'

// What a target says may hold commands to the terminal.
/** Gives a text as one line that no terminal obeys. */
export const oneLine = (text: string): string => printable(text).replaceAll(/\p{Cc}/gu, '\ufffd')

/** Breaks a text into lines of at most so many characters: between words, and within one that is longer than a line. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of oneLine(text)
    .split(' ')
    .flatMap((one) => cut(one, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length > width) lines.push(line)
    line = longer.length > width ? word : longer
  }
  return [...lines, line]
}

const cut = (word: string, width: number): readonly string[] =>
  Array.from({ length: Math.max(1, Math.ceil(word.length / width)) }, (_, index) =>
    word.slice(index * width, (index + 1) * width),
  )

/** Breaks a line for the shell between its words, so that it can be pasted all the same. A word is never cut. */
export function wrapCommand(command: string, width: number): readonly string[] {
  const line = oneLine(command)
  const words = line.match(/(?:[^\s'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+/gs) ?? []
  // What is more than a row of words is left as it is.
  if (line.length <= width || words.join(' ') !== line) return [line]
  const lines: string[] = []
  for (const word of joinPairs(words)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length + 3 <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(lines.length === 0 ? word : `  ${word}`)
  }
  return lines.map((one, index) => (index < lines.length - 1 ? `${one} \\` : one))
}

/** An option stays with its value: `-H 'Accept: text/plain'`. */
function joinPairs(words: readonly string[]): readonly string[] {
  const pairs: string[] = []
  for (const word of words) {
    const before = pairs.at(-1)
    if (before !== undefined && /^-{1,2}[\w-]+$/.test(before) && !word.startsWith('-'))
      pairs[pairs.length - 1] = `${before} ${word}`
    else pairs.push(word)
  }
  return pairs
}

/** Shortens a text to so many characters, at its end. */
export function shorten(text: string, width: number): string {
  const line = oneLine(text)
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`
}
