import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { isThisMachine, withoutBrackets } from '#openapi'
import { type ServerSandbox, serverSandbox } from '../../control/index.ts'
import { numberFrom, type OptionRules, requireOptions } from '../../option-rules.ts'
import { close, drain } from './close.ts'
import { createListening, type ListenerOptions } from './listener.ts'
import { createSender } from './send.ts'

export interface ServerOptions extends Omit<ListenerOptions, 'closing'> {
  /** Default: 0, any free port. */
  readonly port?: number
  /** Default: `127.0.0.1`, so that nobody else reaches it. IPv6 with brackets or without. */
  readonly host?: string
  /** Serves HTTPS with this certificate and key, each as PEM. Default: plain HTTP. */
  readonly tls?: { readonly cert: string; readonly key: string }
}

/** A running mock server. What it can do with a sandbox it does with the one without a name. */
export interface MockServer extends ServerSandbox {
  /** Without a slash at the end: `http://127.0.0.1:4010`. */
  readonly url: string
  readonly port: number
  /** What the control routes ask for; undefined where only this machine reaches the server, and nothing is asked. */
  readonly token: string | undefined
  /**
   * Gives a sandbox by its name, over all mocks.
   *
   * @throws {StoreError} `sandbox-name`.
   */
  readonly sandbox: (name: string) => ServerSandbox
  /** Stops listening, and ends the connections: idle ones at once, the others with their response, which is a 503 after a second. */
  readonly close: () => Promise<void>
  /**
   * The same for a server in use: whoever is connected hears with a response that the connection ends, and idle
   * connections stay for that for a moment.
   */
  readonly drain: () => Promise<void>
}

/** The port asked for is in use. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError'
  readonly port: number
  /** The next port that is free. */
  readonly free: number

  constructor(port: number, free: number) {
    super(`Port ${port} is in use. The next free one is ${free}: use --port=${free}.`)
    this.port = port
    this.free = free
  }
}

/** Connections that are waiting to be accepted; the system may allow fewer. Beyond it clients try again after a second. */
const backlog = 4_096

const optionRules: OptionRules = {
  port: {
    fits: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 65_535,
    form: 'a whole number from 0 (any free port) to 65535',
  },
  // An empty one would let everybody in.
  host: { fits: (value) => typeof value === 'string' && value !== '', form: 'an address or host name of this machine' },
  token: { fits: (value) => typeof value === 'string' && value !== '', form: 'a text' },
  delayMs: numberFrom(0),
}

/**
 * Serves mocks over HTTP.
 *
 * @throws {PortTakenError} When the port is in use.
 * @throws {TypeError} When an option is none of what it can be.
 * @throws {Error} When certificate and key are none, or do not belong together.
 */
export async function startServer(all: ServerOptions): Promise<MockServer> {
  requireOptions(all, optionRules)
  const { port = 0, host: given = '127.0.0.1', tls, ...options } = all
  const host = withoutBrackets(given)
  const token = options.token ?? (isThisMachine(host) ? undefined : randomBytes(18).toString('base64url'))
  const closing = new AbortController()
  const sender = createSender(closing.signal)
  const { listener, connected } = createListening({ ...options, token, closing: closing.signal }, sender)
  const server: Server = tls ? createTlsServer(tls, listener) : createServer(listener)
  server.on('connection', connected)
  // Longer than clients keep idle connections, so that none is closed just when it is used again.
  server.keepAliveTimeout = 65_000
  try {
    await listen(server, port, host)
  } catch (error) {
    if (!isPortTaken(error)) throw error
    throw new PortTakenError(port, await findFreePort(port + 1, host))
  }
  const address = server.address() as AddressInfo
  const shownHost = address.family === 'IPv6' ? `[${address.address}]` : address.address
  const scheme = tls ? 'https' : 'http'
  return {
    ...serverSandbox(options.mocks),
    sandbox: (name) => serverSandbox(options.mocks, name),
    url: `${scheme}://${shownHost}:${address.port}`,
    port: address.port,
    token,
    close: () => {
      closing.abort()
      return close(server, sender)
    },
    drain: () => {
      closing.abort()
      return drain(server, sender)
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, backlog, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function findFreePort(from: number, host: string): Promise<number> {
  for (let port = from; port <= 65_535; port += 1) {
    const probe = createServer()
    try {
      await listen(probe, port, host)
      await new Promise((resolve) => probe.close(resolve))
      return port
    } catch (error) {
      if (!isPortTaken(error)) throw error
    }
  }
  return 0
}

const isPortTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
