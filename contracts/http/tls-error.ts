import { connect } from 'node:tls'
import type { NoResponse } from './exchange.ts'
import type { Route } from './route.ts'

type Description = Pick<NoResponse, 'message' | 'speaks'>

// As OpenSSL and Node word them; each has a code of its own in every version, or none.
const errors: readonly (Description & { readonly pattern: RegExp })[] = [
  {
    pattern: /wrong version number|packet length too long|http request|unknown protocol|bad record type/i,
    message: 'what it sends is not TLS',
    speaks: 'plain',
  },
  { pattern: /no application protocol/i, message: 'it does not offer HTTP/1.1 over TLS', speaks: 'http/2' },
  { pattern: /before secure TLS connection/i, message: 'it closes the connection during the TLS handshake' },
  { pattern: /certificate required/i, message: 'it requires a client certificate, which a run cannot provide' },
]

/** Says in words why no TLS connection came about; undefined for an error that is not about TLS. */
export function describeTlsError(text: string): Description | undefined {
  const known = errors.find(({ pattern }) => pattern.test(text))
  if (known) return { message: known.message, ...(known.speaks ? { speaks: known.speaks } : {}) }
  const [, reason] = /:SSL routines:[^:]*:([^:]+):/.exec(text) ?? []
  return reason === undefined ? undefined : { message: `the TLS handshake fails: ${reason}` }
}

/**
 * Whether a port answers a TLS handshake. Nothing but the handshake is sent, so the certificate does not matter.
 *
 * @param timeoutMs How long to wait, in milliseconds.
 */
export function speaksTls({ host, port }: Pick<Route, 'host' | 'port'>, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, checkServerIdentity: () => undefined, rejectUnauthorized: false })
    const settle = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(timeoutMs, () => settle(false))
    socket.once('secureConnect', () => settle(true)).on('error', () => settle(false))
  })
}
