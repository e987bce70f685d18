import type { NoResponse, ReceivedResponse, Send } from '../http/exchange.ts'
import { routeOf } from '../http/route.ts'
import { speaksTls } from '../http/tls-error.ts'
import { describeSpeaker, likenessOf } from './likeness.ts'
import type { Same } from './sameness.ts'
import type { Silence } from './silence.ts'

/** Why a run is of no use, and what to do about it. */
export interface TargetProblem {
  readonly what: string
  readonly next: string
}

/** Looks at a target in ways no case does. */
export interface Look {
  /** Whether a path that no document has gets the same response. */
  readonly findsAlike: (likeness: string) => Promise<boolean>
  /** Whether TLS is spoken at a port that was asked without. */
  readonly findsTls: () => Promise<boolean>
}

/** Creates the looks at one target: a GET without a credential, a TLS handshake, and nothing more. */
export function createLook(target: string, send: Send, timeoutMs: number): Look {
  const url = `${target}/doublecheck-asks-for-a-path-that-is-not-there`
  return {
    async findsAlike(likeness) {
      const request = { method: 'GET', url, headers: {}, safe: true }
      const { response } = await send(request)
      return response !== undefined && likenessOf(response, request) === likeness
    },
    findsTls: async () => !isSecure(target) && (await speaksTls(routeOf(target, {}), timeoutMs)),
  }
}

const isSecure = (target: string): boolean => /^https:/i.test(target)
const otherScheme = (target: string): string =>
  isSecure(target) ? target.replace(/^https/i, 'http') : target.replace(/^http/i, 'https')

/** A target that was never heard of and speaks something else. */
export async function speechProblem(target: string, failure: NoResponse, look: Look): Promise<TargetProblem | undefined> {
  const { kind, speaks, message, next } = failure
  const isTls = speaks === 'tls' || (kind === 'cut' && failure.bytes?.received === 0 && (await look.findsTls()))
  if (isTls) return problem(`${target} uses TLS, but the URL does not.`, `Use --target=${otherScheme(target)}.`)
  if (speaks === 'plain')
    return problem(`${target} does not speak TLS: ${message}.`, `Use --target=${otherScheme(target)} if it is plain HTTP.`)
  if (speaks === 'http/2')
    return problem(`${target} supports only HTTP/2: ${message}.`, 'Use a port that also supports HTTP/1.1: a run needs it.')
  if (speaks !== undefined) return problem(`${target} does not speak HTTP: ${message}.`, 'Use the host and port of the API.')
  if (kind !== 'unreachable') return undefined
  return problem(`${target} does not respond: ${message}.`, next ?? 'Start the server, or use another URL with --target.')
}

const causes: Readonly<Record<NoResponse['kind'], string>> = {
  'time-limit': 'got no response in time',
  unreachable: 'did not reach it',
  cut: 'lost their connection before a response arrived',
  invalid: 'got a response that is not HTTP',
}
const remedies: Partial<Readonly<Record<NoResponse['kind'], string>>> = {
  'time-limit': 'Check whether it hangs; if it is healthy but slow, raise --timeout=SECONDS.',
}

/** A target that has stopped responding, or never begun. */
export function silentProblem(target: string, silence: Pick<Silence, 'tooLong' | 'hasHeard'>): TargetProblem | undefined {
  const silent = silence.tooLong()
  if (!silent) return undefined
  const { count, failure } = silent
  return problem(
    `${target} ${silence.hasHeard() ? 'has stopped responding' : 'does not respond'}: ${count} requests in a row ${causes[failure.kind]} (${failure.message}).`,
    remedies[failure.kind] ?? 'Check that the server is healthy, then run again.',
  )
}

/** A target that keeps asking to come back later. */
export const limitedProblem = (target: string): TargetProblem =>
  problem(
    `${target} limits the rate of requests: it keeps returning 429 (Too Many Requests).`,
    'Raise its limit for this run, or check less at a time with --operation or --only.',
  )

/** A target that only says where to go. */
export function redirectProblem(target: string, { response, url }: Pick<Same, 'response' | 'url'>): TargetProblem {
  const location = response.headers.location
  if (location === undefined)
    return problem(`${target} redirects every request (${response.status}) without saying where.`, elsewhere)
  const to = URL.canParse(location, url) ? new URL(location, url) : undefined
  const shown = to ? `${to.origin}${to.pathname}` : 'an invalid URL'
  const base = to && baseOf(to, target, url)
  return problem(
    `${target} redirects every request (${response.status}) to ${shown}; redirects are never followed, so that no credential reaches another server.`,
    base === undefined ? elsewhere : `Use --target=${base} if that is the API.`,
  )
}

const elsewhere = 'Use the URL of the API itself as --target, or pass the header that it requires with --header.'

/** The base URL that a redirect means, where it keeps the path that was asked for. */
function baseOf(to: URL, target: string, url: string): string | undefined {
  const path = url.slice(target.length).replace(/\?.*$/s, '')
  const base = `${to.origin}${to.pathname}`
  return base.endsWith(path) && base.slice(0, -path.length) !== target ? base.slice(0, -path.length) : undefined
}

/** A target that says the same to everything. */
export function alikeProblem(target: string, response: ReceivedResponse): TargetProblem {
  const speaker = describeSpeaker(response)
  return problem(
    `${target} responds to everything with the same ${response.status}${speaker && ` (${speaker})`}, even for a path that does not exist: this is not the API, so nothing can be checked.`,
    'Use the URL of the API itself as --target, or pass the header that its gateway requires with --header.',
  )
}

const problem = (what: string, next: string): TargetProblem => ({ what, next })
