import { isThisMachine } from '#openapi'
import { answer, type Outcome } from '../handlers/outcome.ts'

type Header = (name: string) => string | undefined

/**
 * Refuses what comes from elsewhere: a page of another origin, and a request for another host (a name that suddenly leads here).
 *
 * @param needsToken Whoever sends the token may call this machine as they like.
 */
export function refuseForeign(header: Header, needsToken: boolean): Outcome | undefined {
  const host = header('host')
  if (!needsToken && host !== undefined && !isThisMachine(host)) return answer('foreignHost')
  const origin = header('origin')
  return origin === undefined || isSame(origin, host) ? undefined : answer('foreignOrigin')
}

/** The scheme does not count: behind a proxy it may be another one. */
function isSame(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase()
}
