import type { Socket } from 'node:net'
import { type Connect, createConnect, Unreachable } from './connect.ts'
import { converse } from './converse.ts'
import type { Answered, Send, SentRequest } from './exchange.ts'
import { createIdleConnections, type IdleConnections } from './idle-connections.ts'
import { keepsConnection, writeRequest } from './request-text.ts'
import { createResponseReader } from './response-reader.ts'
import { type ProxyEnvironment, type Route, routeOf } from './route.ts'

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
  /** What was found out about the target: whether it ends connections when asked to, and how often it kept one when asked to. */
  readonly learned: { endsConnections: boolean; kept: number }
}

// After so many that were still open some time after their response, the target is believed to keep them.
const enoughKept = 3

/**
 * Creates what sends requests, over connections of our own: a URL keeps its slashes, a cut body is seen, and so are bytes after
 * its end.
 */
export function createSend(options: SendOptions): Send {
  const work = {
    ...options,
    connect: createConnect(options.certificate),
    idle: createIdleConnections(),
    learned: { endsConnections: true, kept: 0 },
  }
  return (request) => send(work, request)
}

async function send(work: Work, request: SentRequest): Promise<Answered> {
  const { idle } = work
  const route = routeOf(request.url, work.environment ?? {})
  const text = writeRequest(request, route)
  const used = idle.endUnasked() && !request.safe ? undefined : await idle.take(route, request.connection)
  try {
    const socket = used ?? (await connectWithin(work, route))
    const { answered, hasHead } = await converseOver(work, socket, { route, text, request })
    const ended = used !== undefined && answered.failure?.kind === 'cut' && !hasHead
    if (ended) idle.noteEnd()
    // It ended just now, before the request got there or after: only a look may be sent again.
    if (ended && request.safe) return await send(work, request)
    return used ? { ...answered, reused: true } : answered
  } catch (error) {
    if (error instanceof Unreachable) return { failure: error.failure, durationMs: error.afterMs }
    throw error
  }
}

/** The timer goes as soon as nobody waits for it: thousands of requests a minute would leave theirs behind. */
async function connectWithin({ connect, timeoutMs }: Work, route: Route): Promise<Socket> {
  const opening = new AbortController()
  const tellLate = () => opening.abort(new Unreachable({ message: `no connection within ${timeoutMs} ms` }, timeoutMs))
  const timer = setTimeout(tellLate, timeoutMs)
  try {
    return await connect(route, opening.signal)
  } finally {
    clearTimeout(timer)
  }
}

interface Written {
  readonly route: Route
  readonly text: Buffer
  readonly request: SentRequest
}

/** Converses over a connection, and keeps it for the next request where that can be done. */
async function converseOver(work: Work, socket: Socket, { route, text, request }: Written) {
  const { idle, timeoutMs, learned } = work
  const keeps = keepsConnection(route, request)
  const reader = createResponseReader(request.method)
  const waits = keeps ? learned.kept < enoughKept : learned.endsConnections
  // Bytes that should not be there come right behind the body; then the server ends the connection, unless it does not care.
  const lingerMs = waits ? (work.lingerMs ?? 25) : 0
  const answered = await converse({ socket, request: text, reader, timeoutMs, lingerMs })
  const isOpen = !socket.readableEnded && !socket.destroyed
  if (waits && !keeps && answered.response && isOpen) learned.endsConnections = false
  const mayKeep = keeps && reader.head()?.keepsConnection === true
  if (mayKeep && answered.response && !isOpen) idle.noteEnd()
  if (mayKeep && answered.response && isOpen) learned.kept += 1
  if (mayKeep && isOpen && answered.response && answered.response.afterBody === undefined)
    idle.keep(route, socket, request.connection)
  else socket.destroy()
  return { answered, hasHead: reader.head() !== undefined }
}
