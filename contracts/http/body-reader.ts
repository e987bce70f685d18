import type { Speech } from './first-bytes.ts'

/** Bytes that are not what HTTP says they are. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError'
  /** What is spoken instead, where not even the first bytes are HTTP/1.1. */
  readonly speaks: Speech | undefined

  constructor(message: string, speaks?: Speech) {
    super(message)
    this.speaks = speaks
  }
}

/** Reads the body off a stream of bytes: what belongs to it, what is left over, and whether it has come to its end. */
export interface BodyReader {
  readonly read: (bytes: Buffer) => { readonly body: readonly Buffer[]; readonly rest: Buffer; readonly done: boolean }
  /** How long it is, where that is said at its beginning. */
  readonly promised?: number
  /** Whether the end of the connection is its end. */
  readonly endsWithConnection?: true
}

const nothing: Buffer = Buffer.alloc(0)

/** A body of a known length. */
export function sizedBody(length: number): BodyReader {
  let left = length
  return {
    promised: length,
    read(bytes) {
      const body = bytes.subarray(0, left)
      left -= body.length
      return { body: [body], rest: bytes.subarray(body.length), done: left === 0 }
    },
  }
}

/** A body that is everything up to the end of the connection. */
export const openBody = (): BodyReader => ({
  endsWithConnection: true,
  read: (bytes) => ({ body: [bytes], rest: nothing, done: false }),
})

/**
 * A body in chunks, each with its length before it.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9112#section-7.1 RFC 9112, Chunked Transfer Coding}
 */
export function chunkedBody(): BodyReader {
  let pending: Buffer = nothing
  let part: 'length' | 'data' | 'data end' | 'trailer' = 'length'
  let left = 0

  /** Takes a line off what is pending; undefined while it is not complete. */
  function takeLine(): string | undefined {
    const end = pending.indexOf('\r\n')
    if (end < 0) return undefined
    const line = pending.toString('latin1', 0, end)
    pending = pending.subarray(end + 2)
    return line
  }

  function takeData(body: Buffer[]): void {
    const data = pending.subarray(0, left)
    body.push(data)
    left -= data.length
    pending = pending.subarray(data.length)
    if (left === 0) part = 'data end'
  }

  return {
    read(bytes) {
      pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes])
      const body: Buffer[] = []
      while (pending.length > 0) {
        if (part === 'data') {
          takeData(body)
          continue
        }
        const line = takeLine()
        if (line === undefined) break
        if (part === 'trailer' && line === '') return { body, rest: pending, done: true }
        if (part === 'length') {
          left = readLength(line)
          part = left === 0 ? 'trailer' : 'data'
        } else if (part === 'data end') {
          if (line !== '') throw new ProtocolError('a chunk is longer than its length says')
          part = 'length'
        }
      }
      return { body, rest: nothing, done: false }
    },
  }
}

function readLength(line: string): number {
  const [, digits] = /^([\da-f]+)\s*(?:;.*)?$/i.exec(line) ?? []
  if (digits === undefined) throw new ProtocolError('a chunk has no length before it')
  return Number.parseInt(digits, 16)
}
