/** `1 character`, `7 characters` */
export const counted = (length: number): string => `${length} character${length === 1 ? '' : 's'}`

/** A text of another length that keeps its kinds of characters as long as it can. */
export function ofLength(value: string, length: number): string {
  const base = value === '' ? 'a' : value
  return base.repeat(Math.ceil(length / base.length) || 0).slice(0, length)
}

/** A text of as many bytes, and how it has them: a character for each, or fewer characters than bytes. */
export interface InBytes {
  readonly how: string
  readonly value: string
}

/** Texts of a number of bytes in UTF-8: plain, and with characters of two bytes, which a server that counts characters takes for a shorter one. */
export function ofBytes(like: string, bytes: number): readonly InBytes[] {
  const plain = like.replaceAll(/[^ -~]/g, 'x')
  const wide = Math.floor(bytes / 3)
  const value = `${'é'.repeat(wide)}${ofLength(plain, bytes - 2 * wide)}`
  return [
    { how: `${bytes} bytes`, value: ofLength(plain, bytes) },
    ...(wide > 0 ? [{ how: `${bytes} bytes in ${value.length} characters`, value }] : []),
  ]
}
