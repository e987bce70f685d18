/** What a port speaks in place of HTTP/1.1. */
export type Speech = 'tls' | 'plain' | 'http/2' | 'unknown'

/** What the first bytes of a connection give away. */
export interface FirstBytes {
  readonly speaks: Speech
  /** In words, after "the response cannot be read: ". */
  readonly message: string
}

const http = 'HTTP/1.'
const sampleLength = 24

/**
 * Says what the first bytes of a connection are, as soon as they cannot become a response of HTTP/1.1: whoever speaks something
 * else never sends the empty line that would end a head.
 *
 * @param bytes Everything that came so far.
 * @returns Undefined while it may still be HTTP/1.1.
 */
export function readFirstBytes(bytes: Buffer): FirstBytes | undefined {
  const text = bytes.toString('latin1', 0, http.length)
  if (http.startsWith(text) || text === http) return undefined
  const known = others.find(({ fits }) => fits(bytes))
  if (known) return { speaks: known.speaks, message: known.message }
  return { speaks: 'unknown', message: `it starts with ${JSON.stringify(sampleOf(bytes))}, which is not HTTP/1.1` }
}

const others: readonly (FirstBytes & { readonly fits: (bytes: Buffer) => boolean })[] = [
  // A TLS record: an alert or a handshake, and a version that begins with 3.
  { speaks: 'tls', message: 'it is TLS', fits: ([type, version]) => (type === 0x15 || type === 0x16) && version === 3 },
  // A frame of HTTP/2 on stream 0: three bytes of length, then SETTINGS or GOAWAY.
  { speaks: 'http/2', message: 'it is HTTP/2', fits: ([first, , , type]) => first === 0 && (type === 4 || type === 7) },
]

/** The beginning, so that people recognise it: never so much that it could hold what was sent in confidence. */
const sampleOf = (bytes: Buffer): string =>
  bytes
    .toString('latin1', 0, sampleLength)
    .replace(/[\r\n].*$/s, '')
    .replaceAll(/[^ -~]/g, '\ufffd')
