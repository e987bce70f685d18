import { InvalidArgumentError } from 'commander'

/** Reads a time: seconds, above zero. */
export const seconds = (text: string): number => {
  const value = Number(text)
  if (!(value > 0)) throw new InvalidArgumentError('Give seconds, for example 3 or 0.5.')
  return value
}

/** Reads a number from 1 up. */
export const count = (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Give a number from 1 up.')
  return value
}

/** Collects what is given several times. */
export const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]

/** Reads the URL of a target; a slash at its end does not count. */
export const url = (text: string): string => {
  // Not an `InvalidArgumentError`: that would show what was given, and so the password.
  if (/^([\w+.-]+:)?(\/\/)?[^/?#]*@/.test(text))
    throw new Error('The --target has a user name or password in it, and a report shows its target. Give it to --token instead.')
  if (!/^https?:\/\/[^/]/.test(text) || !URL.canParse(text))
    throw new InvalidArgumentError('Give a URL, for example http://localhost:19530.')
  return text.replace(/\/+$/, '')
}

/** Reads several values with commas between them. */
export const list = (text: string): string[] => text.split(',')
