import type { ReceivedResponse, SentRequest } from '../http/exchange.ts'

/**
 * Gives what two responses have in common that say the same: status, media type and body, without what varies from one request to
 * the next (numbers, ids, what it repeats of the request). Of a redirect, its status alone: it may lead elsewhere for each path.
 */
export function likenessOf({ status, headers, text }: ReceivedResponse, request: Pick<SentRequest, 'url' | 'headers'>): string {
  if (isRedirect(status)) return String(status)
  const path = request.url.replace(/^https?:\/\/[^/]+/i, '')
  const all = [path, path.replace(/\?.*$/s, ''), ...Object.values(request.headers)]
  const echoes = all.filter((echo) => echo.length > 3).toSorted((one, other) => other.length - one.length)
  const body = echoes.reduce((rest, echo) => rest.replaceAll(echo, ''), text.slice(0, longest))
  const steady = body.replaceAll(/\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g, '').replaceAll(varying, '')
  return [status, mediaTypeOf(headers), steady].join('\n')
}

const longest = 20_000
// Words with a digit in them: ids, times, counts.
const varying = /[\w+/=.:-]*\d[\w+/=.:-]*/g

/** Whether a response only says where to go. */
export const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status)

const mediaTypeOf = (headers: ReceivedResponse['headers']): string =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** Says who seems to be speaking: `server "nginx", title "403 Forbidden"`; empty where nothing tells. */
export function describeSpeaker({ headers, text }: ReceivedResponse): string {
  const [, title] = /<title[^>]*>\s*([^<]{1,200}?)\s*<\/title>/i.exec(text) ?? []
  const said = title === undefined && /^(text\/plain|application\/.*json)/.test(mediaTypeOf(headers)) ? text.trim() : undefined
  const parts = { server: headers.server ?? headers.via, title, body: said === '' ? undefined : said }
  return Object.entries(parts)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${JSON.stringify(value.slice(0, 80))}`]))
    .join(', ')
}
