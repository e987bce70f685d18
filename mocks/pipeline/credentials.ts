import type { Model, SecurityRequirement, SecurityScheme } from '#openapi'
import { type Authorization, authorizationOf } from '../handlers/authenticate.ts'
import type { RequestParts } from '../handlers/message.ts'

/**
 * Says why a request is refused for its credential; undefined where it is served. Any credential of the right form is accepted: a
 * document does not say which ones there are.
 *
 * @param chosen Whether a credential is asked for; undefined: a missing one is served.
 */
export function refuseCredential(
  { securitySchemes }: Model,
  security: readonly SecurityRequirement[],
  request: RequestParts,
  chosen: Authorization = 'optional',
): string | undefined {
  const authorization = authorizationOf(security, chosen)
  if (authorization === 'off' || security.length === 0) return undefined
  const judged = security.map((requirement) =>
    judge(
      Object.keys(requirement).flatMap((name) => securitySchemes[name] ?? []),
      request,
    ),
  )
  if (judged.some((one) => one === 'accepted')) return undefined
  const isOptional = security.some((requirement) => Object.keys(requirement).length === 0)
  if (judged.every((one) => one === 'missing') && (authorization !== 'required' || isOptional)) return undefined
  const needed = security.map((requirement) =>
    Object.keys(requirement)
      .flatMap((name) => describe(securitySchemes[name]))
      .join(' and '),
  )
  return `A credential is needed: ${needed.filter((one) => one !== '').join(', or ')}.`
}

type Judged = 'accepted' | 'missing' | 'refused'

function judge(schemes: readonly SecurityScheme[], request: RequestParts): Judged {
  if (schemes.length === 0) return 'missing'
  const each = schemes.map((scheme) => judgeScheme(scheme, request))
  if (each.every((one) => one === 'accepted')) return 'accepted'
  return each.every((one) => one === 'missing') ? 'missing' : 'refused'
}

function judgeScheme(scheme: SecurityScheme, { header, query }: RequestParts): Judged {
  const { in: place, field, prefix } = scheme
  // What travels with the connection is none of the mock's.
  if (place === 'connection') return 'accepted'
  const sent =
    place === 'header'
      ? header(field.toLowerCase())
      : place === 'query'
        ? new URLSearchParams(query).get(field)
        : cookie(header('cookie'), field)
  if (sent === undefined || sent === null) return 'missing'
  const credential = sent.toLowerCase().startsWith(prefix.toLowerCase()) ? sent.slice(prefix.length).trim() : ''
  if (credential === '') return 'refused'
  return prefix.toLowerCase() !== 'basic ' || isBasic(credential) ? 'accepted' : 'refused'
}

const cookie = (header: string | undefined, name: string): string | undefined =>
  (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)

/** @see {@link https://www.rfc-editor.org/rfc/rfc7617 RFC 7617, Basic} */
function isBasic(credential: string): boolean {
  try {
    return atob(credential).includes(':')
  } catch {
    return false
  }
}

const describe = (scheme: SecurityScheme | undefined): readonly string[] =>
  scheme === undefined || scheme.in === 'connection'
    ? []
    : [`${scheme.prefix}in the ${scheme.in} ${scheme.field}`.replace(/^(?=in )/, 'a key ')]
