import { type BodyReader, chunkedBody, openBody, ProtocolError, sizedBody } from './body-reader.ts'
import { readFirstBytes } from './first-bytes.ts'

/** The most that is read of a body: 10 MB. */
export const maxBodyBytes = 10_485_760

const maxHeadBytes = 65_536

/** The head of an answer. */
export interface Head {
  readonly status: number
  /** The reason phrase; empty where there is none. */
  readonly reason: string
  readonly rawHeaders: readonly (readonly [name: string, value: string])[]
  /** By lower-case name; several of one name are joined with a comma. */
  readonly headers: Readonly<Record<string, string>>
  /** Whether the connection may be used again. */
  readonly keepsConnection: boolean
}

/** Reads one answer off the bytes of a connection, and keeps what does not belong to it. */
export interface ResponseReader {
  /** @throws {ProtocolError} When the bytes are no HTTP/1.1, or too many. */
  readonly push: (bytes: Buffer) => void
  /** Says that the connection has ended. */
  readonly end: () => void
  readonly isComplete: () => boolean
  readonly head: () => Head | undefined
  readonly body: () => Buffer
  readonly bodyBytes: () => number
  readonly promisedBytes: () => number | undefined
  /** What came after the end of the body. */
  readonly after: () => Buffer
}

/**
 * Creates a reader. Ours, because Node's own hides what a contract is about: bytes after the body, and where a cut one ended.
 *
 * @param method Of the request: an answer to HEAD has no body.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9112 RFC 9112, HTTP/1.1}
 */
export function createResponseReader(method: string): ResponseReader {
  let pending: Buffer = Buffer.alloc(0)
  let head: Head | undefined
  let reader: BodyReader | undefined
  let complete = false
  const body: Buffer[] = []
  let bodyBytes = 0

  function readBody(bytes: Buffer): void {
    const read = reader?.read(bytes)
    if (!read) return
    for (const part of read.body) {
      body.push(part)
      bodyBytes += part.length
    }
    if (bodyBytes > maxBodyBytes) throw new ProtocolError(`the body has more than ${maxBodyBytes} bytes`)
    complete = read.done
    pending = read.rest
  }

  return {
    push(bytes) {
      pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes])
      // Several heads: an interim answer (1xx) comes before the one that counts.
      while (!head) {
        refuseOthers(pending)
        const end = pending.indexOf('\r\n\r\n')
        if (end < 0 && pending.length > maxHeadBytes) throw new ProtocolError('its headers do not end')
        if (end < 0) return
        const read = readHead(pending.toString('latin1', 0, end))
        pending = pending.subarray(end + 4)
        if (read.status >= 200) head = read
      }
      if (!reader) reader = bodyOf(method, head)
      if (!complete) readBody(pending)
    },
    end() {
      if (reader?.endsWithConnection) complete = true
    },
    isComplete: () => complete,
    head: () => head,
    body: () => Buffer.concat(body),
    bodyBytes: () => bodyBytes,
    promisedBytes: () => reader?.promised,
    after: () => (complete ? pending : Buffer.alloc(0)),
  }
}

function refuseOthers(pending: Buffer): void {
  const other = readFirstBytes(pending)
  if (other) throw new ProtocolError(other.message, other.speaks)
}

function readHead(text: string): Head {
  const [first = '', ...lines] = text.split('\r\n')
  const [, version, status, reason = ''] = /^HTTP\/1\.([01]) (\d{3})(?: (.*)|$)/.exec(first) ?? []
  if (status === undefined) throw new ProtocolError('it does not start like an HTTP/1.1 response')
  const rawHeaders = lines.map((line) => {
    const colon = line.indexOf(':')
    if (colon < 1) throw new ProtocolError('a header has no name')
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const
  })
  const headers: Record<string, string> = {}
  for (const [name, value] of rawHeaders) {
    const key = name.toLowerCase()
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`
  }
  const keepsConnection = version === '1' && !/\bclose\b/i.test(headers.connection ?? '')
  return { status: Number(status), reason, rawHeaders, headers, keepsConnection }
}

/** @see {@link https://www.rfc-editor.org/rfc/rfc9112#section-6.3 RFC 9112, Message Body Length} */
function bodyOf(method: string, { status, headers }: Head): BodyReader {
  if (method === 'HEAD' || status === 204 || status === 304) return sizedBody(0)
  if (/\bchunked\b/i.test(headers['transfer-encoding'] ?? '')) return chunkedBody()
  const length = headers['content-length']
  if (length === undefined) return openBody()
  const [first, ...others] = new Set(length.split(',').map((one) => one.trim()))
  if (first === undefined || others.length > 0 || !/^\d+$/.test(first))
    throw new ProtocolError(`its Content-Length is "${length}"`)
  return sizedBody(Number(first))
}
