import { InvalidArgumentError } from 'commander'
import type { Shard } from '../contracts/index.ts'

/** Reads a time: seconds, above zero. */
export const seconds = (text: string): number => {
  const value = Number(text)
  if (!(value > 0)) throw new InvalidArgumentError('Give seconds, for example 3 or 0.5.')
  return value
}

/** Reads a number from 1 up. */
export const count = (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Use a number of at least 1.')
  return value
}

/** Collects what is given several times. */
export const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]

/** Reads the URL of a target; a slash at its end does not count. */
export const url = (text: string): string => {
  // Not an `InvalidArgumentError`: that would show what was given, and so the password.
  if (/^([\w+.-]+:)?(\/\/)?[^/?#]*@/.test(text))
    throw new Error('The --target contains a user name or password, and reports show the target. Use --token instead.')
  if (!/^https?:\/\/[^/]/.test(text) || !URL.canParse(text))
    throw new InvalidArgumentError('Use a URL, for example http://localhost:19530.')
  return text.replace(/\/+$/, '')
}

/** Reads several values with commas between them, blanks beside them or not. */
export const list = (text: string): string[] => text.split(',').map((one) => one.trim())

/** Reads a part of a run: `2/3`. */
export const shard = (text: string): Shard => {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  const read = { index: Number(index), of: Number(of) }
  if (index === undefined || read.index < 1 || read.index > read.of)
    throw new InvalidArgumentError('Use I/N, from 1/N to N/N, for example 1/2.')
  return read
}

/** Reads the number that makes runs alike. */
export const seed = (text: string): string => {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('Use a whole number, for example 42.')
  return text
}
