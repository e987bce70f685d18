import type { Socket } from 'node:net'
import { ProtocolError } from './body-reader.ts'
import { readContent } from './content.ts'
import type { Answered, NoResponse, ReceivedResponse } from './exchange.ts'
import type { ResponseReader } from './response-reader.ts'

export interface Conversation {
  readonly socket: Socket
  /** The request as it travels. */
  readonly request: Buffer
  readonly reader: ResponseReader
  /** How long the whole answer may take, in milliseconds. */
  readonly timeoutMs: number
  /** How long to wait, after the answer, for bytes that should not be there, unless the connection ends before. */
  readonly lingerMs: number
}

/** Sends one request over a connection and reads its answer, and what comes after it. Never rejects. */
export function converse({ socket, request, reader, timeoutMs, lingerMs }: Conversation): Promise<Answered> {
  const startedAt = performance.now()
  const elapsed = () => performance.now() - startedAt
  let firstByteMs: number | undefined
  let completedMs: number | undefined
  return new Promise((resolve) => {
    let finished = false
    const finish = (failure?: NoResponse) => {
      if (finished) return
      finished = true
      socket.off('data', take).off('end', end).off('close', end).off('error', fail)
      clearTimeout(timer)
      const times = { durationMs: completedMs ?? elapsed(), ...(firstByteMs === undefined ? {} : { firstByteMs }) }
      const failed = failure && !reader.isComplete()
      resolve({ ...times, ...(failed ? { failure } : { response: receivedOf(reader) }) })
    }
    const complete = () => {
      if (completedMs !== undefined) return
      completedMs = elapsed()
      setTimeout(finish, lingerMs)
    }
    const take = (bytes: Buffer) => {
      firstByteMs ??= elapsed()
      try {
        reader.push(bytes)
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error
        const speaks = error.speaks === undefined ? {} : { speaks: error.speaks }
        return finish({ kind: 'invalid', message: `the response cannot be read: ${error.message}`, ...speaks })
      }
      if (reader.isComplete()) complete()
    }
    const end = () => {
      reader.end()
      finish(cutOf(reader, 'the connection ended'))
    }
    const fail = (error: Error) => finish(cutOf(reader, error.message))
    const expire = () => finish({ kind: 'time-limit', message: `no complete response within ${timeoutMs} ms` })
    const timer = setTimeout(expire, timeoutMs)
    socket.on('data', take).once('end', end).once('close', end).once('error', fail)
    socket.write(request)
  })
}

function cutOf(reader: ResponseReader, why: string): NoResponse {
  const received = reader.bodyBytes()
  if (!reader.head()) return { kind: 'cut', message: `${why} before a response arrived`, bytes: { received } }
  const promised = reader.promisedBytes()
  if (promised === undefined) return { kind: 'cut', message: `${why} before the last chunk of the body`, bytes: { received } }
  return { kind: 'cut', message: `${why} after ${received} of ${promised} bytes of the body`, bytes: { promised, received } }
}

function receivedOf(reader: ResponseReader): ReceivedResponse {
  const { status = 0, reason = '', headers = {}, rawHeaders = [] } = reader.head() ?? {}
  const after = reader.after()
  return {
    status,
    ...(reason === '' ? {} : { reason }),
    headers,
    rawHeaders,
    ...readContent(reader.body(), headers['content-encoding']),
    bodyBytes: reader.bodyBytes(),
    ...(after.length === 0 ? {} : { afterBody: { bytes: after.length, sample: after.toString('utf8', 0, 200) } }),
  }
}
