/** Created tokens expire within 30 days. */
export const tokenLifeMs = 30 * 24 * 60 * 60 * 1_000

/**
 * Makes a token nobody has: `uap-`, 32 hexadecimal digits, `-`, 8 hexadecimal digits.
 *
 * @param createId Gives ids whose hexadecimal digits are new each time; a UUID's are.
 */
export function createKey(createId: () => string): string {
  return `uap-${hexDigits(createId(), 32)}-${hexDigits(createId(), 8)}`
}

const hexDigits = (id: string, length: number): string =>
  id
    .toLowerCase()
    .replace(/[^0-9a-f]/g, '')
    .padStart(length, '0')
    .slice(-length)

/** A date as *Check token* tells it: `11/06/2018 04:29:22`, GMT+0. */
export function shownDate(timeMs: number): string {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T([\d:]+)/.exec(new Date(timeMs).toISOString()) ?? []
  return `${month}/${day}/${year} ${time}`
}
