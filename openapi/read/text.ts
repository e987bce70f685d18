import { DocumentError } from './error.ts'

/** The error for what cannot be read. */
export const unreadable = (shown: string, reason: string, cause?: unknown): DocumentError =>
  new DocumentError(
    'unreadable',
    [{ what: `The document cannot be read: ${reason}.`, where: shown, next: 'Pass the path or URL of an OpenAPI document.' }],
    cause === undefined ? {} : { cause },
  )

/** Text from bytes: UTF-8, or UTF-16 where a byte order mark says so. The mark itself is left out. */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder('utf-8').decode(bytes)
}
