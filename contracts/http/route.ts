import { isThisMachine, percentEncode, withoutBrackets } from '#openapi'
import { ContractError } from '../error.ts'

/** How a request gets to its target. */
export interface Route {
  readonly secure: boolean
  readonly host: string
  readonly port: number
  /** As in the header `Host`. */
  readonly authority: string
  /** Path and query, every slash as given. */
  readonly path: string
  readonly proxy?: URL
  readonly loopback: boolean
}

/** Environment variables that speak of proxies. */
export type ProxyEnvironment = Readonly<Record<string, string | undefined>>

/**
 * Finds the way to a URL. Not with `new URL` alone: `//api` in a path would be taken for a host.
 *
 * @throws {ContractError} with exit code 2 for a proxy that cannot be used.
 */
export function routeOf(url: string, environment: ProxyEnvironment): Route {
  const [, protocol = 'http', authority = '', path = ''] = /^(https?):\/\/([^/?#]+)(.*)$/i.exec(url) ?? []
  const address = new URL(`${protocol}://${authority}`)
  const secure = address.protocol === 'https:'
  const loopback = isLoopback(url)
  const proxy = loopback ? undefined : findProxy(address, environment)
  return {
    secure,
    host: withoutBrackets(address.hostname),
    port: Number(address.port) || (secure ? 443 : 80),
    authority: address.host,
    path: (path || '/').replaceAll(/[^!-~]+/gu, percentEncode),
    ...(proxy ? { proxy } : {}),
    loopback,
  }
}

/** Whether a URL leads to this machine. */
export const isLoopback = (url: string): boolean => isThisMachine(new URL(url).hostname)

function findProxy(address: URL, environment: ProxyEnvironment): URL | undefined {
  const read = (name: string) => environment[name] || environment[name.toUpperCase()] || undefined
  const text = read(address.protocol === 'https:' ? 'https_proxy' : 'http_proxy') ?? read('all_proxy')
  if (text === undefined || isExempt(address, read('no_proxy') ?? '')) return undefined
  const url = text.includes('://') ? text : `http://${text}`
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return new URL(url)
  throw new ContractError(2, {
    what: `The proxy "${text.replace(/\/\/[^@]*@/, '//')}" in the environment cannot be used.`,
    next: 'Use one that starts with http:// or https://, or add the target to NO_PROXY.',
  })
}

/** `NO_PROXY`: hosts and domains with commas between, each with a port or without; `*` for all. */
function isExempt({ hostname, port, protocol }: URL, list: string): boolean {
  const actualPort = port || (protocol === 'https:' ? '443' : '80')
  return list.split(/[\s,]+/).some((entry) => {
    const [, name = '', wantedPort] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? []
    if (name === '' || (wantedPort !== undefined && wantedPort !== actualPort)) return false
    const domain = name.replace(/^\*?\./, '')
    return name === '*' || hostname === domain || hostname.endsWith(`.${domain}`)
  })
}
