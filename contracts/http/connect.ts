import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls, createSecureContext, type SecureContext } from 'node:tls'
import { describeCertificateError, listAuthorities } from './certificates.ts'
import type { NoResponse } from './exchange.ts'
import { createResponseReader } from './response-reader.ts'
import type { Route } from './route.ts'
import { describeTlsError } from './tls-error.ts'

/** The target was not reached: nothing of the request was sent. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
  readonly failure: NoResponse
  /** How long it was waited for, in milliseconds, where it never came. */
  readonly afterMs: number

  constructor(failure: Omit<NoResponse, 'kind'>, afterMs = 0) {
    super(failure.message)
    this.failure = { kind: 'unreachable', ...failure }
    this.afterMs = afterMs
  }
}

/** Opens connections. */
export type Connect = (route: Route, signal: AbortSignal) => Promise<Socket>

/**
 * Creates what opens connections: directly or through a proxy, with TLS or without.
 *
 * @param certificate A private authority to trust beside those of Node and the system, as PEM.
 */
export function createConnect(certificate?: string): Connect {
  // Made once: to read the authorities takes 50 times as long as the handshake.
  let context: SecureContext | undefined
  return async (route, signal) => {
    const { host, port, proxy, secure } = route
    if (secure) context ??= createSecureContext({ ca: listAuthorities(certificate) })
    const tls = { ...(context ? { secureContext: context } : {}), ALPNProtocols: ['http/1.1'] }
    const named = (name: string) => (isIP(name) ? {} : { servername: name })
    if (!proxy) {
      const direct = { host, port }
      return opened(secure ? connectTls({ ...direct, ...tls, ...named(host) }) : connectTcp(direct), secure, signal)
    }
    const through = { host: proxy.hostname, port: Number(proxy.port) || (proxy.protocol === 'https:' ? 443 : 80) }
    const hop = proxy.protocol === 'https:'
    const socket = await opened(hop ? connectTls({ ...through, ...named(through.host) }) : connectTcp(through), hop, signal)
    if (!secure) return socket
    await tunnel(socket, route, proxy, signal)
    return opened(connectTls({ socket, ...tls, ...named(host) }), true, signal)
  }
}

function opened(socket: Socket, secure: boolean, signal: AbortSignal): Promise<Socket> {
  // Request and answer are small and alternate: nothing is won by waiting to fill a packet.
  socket.setNoDelay(true)
  // Whoever uses it listens for himself; an error in between must not end the process.
  socket.on('error', () => {})
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      socket.off('error', fail)
      signal.removeEventListener('abort', abort)
      finish()
    }
    const fail = (error: NodeJS.ErrnoException) => settle(() => reject(new Unreachable(describe(error))))
    const abort = () => {
      settle(() => reject(signal.reason))
      socket.destroy()
    }
    socket.once('error', fail)
    signal.addEventListener('abort', abort, { once: true })
    socket.once(secure ? 'secureConnect' : 'connect', () => settle(() => resolve(socket)))
  })
}

function describe(error: NodeJS.ErrnoException): Omit<NoResponse, 'kind'> {
  const code = error.code ?? ''
  // Where several addresses were tried, the error has a code and no message.
  return describeCertificateError(code) ?? describeTlsError(error.message) ?? { message: error.message || code }
}

/** Asks a proxy for a connection to the target, of which it sees nothing but bytes. */
async function tunnel(socket: Socket, { host, port }: Route, proxy: URL, signal: AbortSignal): Promise<void> {
  const authority = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
  const lines = [`CONNECT ${authority} HTTP/1.1`, `Host: ${authority}`, ...proxyCredential(proxy)]
  // A success of CONNECT has no body, as an answer to HEAD has none.
  const reader = createResponseReader('HEAD')
  await new Promise<void>((resolve, reject) => {
    const settle = (problem?: string) => {
      socket.off('data', take).off('error', fail).off('close', end)
      if (problem === undefined) return resolve()
      socket.destroy()
      reject(new Unreachable({ message: `the proxy ${proxy.host} ${problem}` }))
    }
    const fail = (error: Error) => settle(`fails: ${error.message}`)
    const end = () => settle('closes the connection')
    const take = (bytes: Buffer) => {
      reader.push(bytes)
      const status = reader.head()?.status
      if (status !== undefined) settle(status >= 200 && status < 300 ? undefined : `returns ${status}`)
    }
    signal.addEventListener('abort', () => settle('does not respond'), { once: true })
    socket.on('data', take).once('error', fail).once('close', end)
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  })
}

/** The header that says who asks, from the user and password in the proxy's URL. */
export function proxyCredential({ username, password }: URL): readonly string[] {
  if (username === '') return []
  const text = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return [`Proxy-Authorization: Basic ${Buffer.from(text).toString('base64')}`]
}
