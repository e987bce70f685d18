import { type Connect, createConnect, Unreachable } from './connect.ts'
import { converse } from './converse.ts'
import type { Answered, Send, SentRequest } from './exchange.ts'
import { createIdleConnections, type IdleConnections } from './idle-connections.ts'
import { keepsConnection, writeRequest } from './request-text.ts'
import { createResponseReader } from './response-reader.ts'
import { type ProxyEnvironment, routeOf } from './route.ts'

export interface SendOptions {
  /** How long to wait, in milliseconds, from the first byte sent to the last byte received; a connection may take as long again. */
  readonly timeoutMs: number
  /** How long to wait for bytes behind an answer that should not be there, in milliseconds, unless the connection ends before. Default: 25. */
  readonly lingerMs?: number
  /** Certificate of a private authority, as PEM. */
  readonly certificate?: string | undefined
  /** Where proxies are named. Default: none are. */
  readonly environment?: ProxyEnvironment | undefined
}

interface Work extends SendOptions {
  readonly connect: Connect
  readonly idle: IdleConnections
  /** What was found out about the target: whether it ends connections when asked to. */
  readonly learned: { endsConnections: boolean }
}

/**
 * Creates what sends requests, over connections of our own: a URL keeps its slashes, a cut body is seen, and so are bytes after
 * its end.
 */
export function createSend(options: SendOptions): Send {
  const work = {
    ...options,
    connect: createConnect(options.certificate),
    idle: createIdleConnections(),
    learned: { endsConnections: true },
  }
  return (request) => send(work, request)
}

async function send(work: Work, request: SentRequest): Promise<Answered> {
  // Such bytes come right behind the body; then the server ends the connection, unless it does not care.
  const { idle, timeoutMs, learned, lingerMs = 25 } = work
  const route = routeOf(request.url, work.environment ?? {})
  const keeps = keepsConnection(route)
  const text = writeRequest(request, route)
  const reader = createResponseReader(request.method)
  const opening = AbortSignal.timeout(timeoutMs)
  const used = idle.take(route)
  try {
    const socket = used ?? (await work.connect(route, opening))
    const signal = AbortSignal.timeout(timeoutMs)
    const waits = !keeps && learned.endsConnections
    const answered = await converse({ socket, request: text, reader, signal, timeoutMs, lingerMs: waits ? lingerMs : 0 })
    if (waits && answered.response && !socket.readableEnded && !socket.destroyed) learned.endsConnections = false
    const clean = answered.response !== undefined && answered.response.afterBody === undefined
    if (keeps && clean && reader.head()?.keepsConnection && !socket.destroyed) idle.keep(route, socket)
    else socket.destroy()
    // A kept connection may have ended just now, before the request got there: only a look may be sent again.
    return used && request.safe && answered.failure?.kind === 'cut' && !reader.head() ? await send(work, request) : answered
  } catch (error) {
    if (error instanceof Unreachable) return { failure: error.failure, durationMs: 0 }
    if (opening.aborted)
      return { failure: { kind: 'unreachable', message: `no connection within ${timeoutMs} ms` }, durationMs: timeoutMs }
    throw error
  }
}
