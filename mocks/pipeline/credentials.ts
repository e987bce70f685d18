import type { Model, SecurityRequirement, SecurityScheme } from '#openapi'
import { type Authorization, authorizationOf } from '../handlers/authorization.ts'
import type { RequestParts } from '../handlers/message.ts'

/**
 * Says why a request is refused for its credential; undefined where it is served. Any credential of the right form is accepted, unless
 * the document says which one there is (`x-credential`).
 *
 * @param chosen Whether a credential is asked for; undefined: as the document says where it says which, else a missing one is served.
 */
export function refuseCredential(
  { securitySchemes }: Model,
  security: readonly SecurityRequirement[],
  request: RequestParts,
  chosen: Authorization | undefined,
): string | undefined {
  const used = security.map((requirement) => Object.keys(requirement).flatMap((name) => securitySchemes[name] ?? []))
  const isKnown = used.flat().some(({ credential }) => credential !== undefined)
  const authorization = authorizationOf(security, chosen ?? (isKnown ? undefined : 'optional'))
  if (authorization === 'off' || security.length === 0) return undefined
  const judged = used.map((schemes) => judge(schemes, request))
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
  const known = scheme.credential
  if (known !== undefined) return [credential, decoded(credential)].includes(known) ? 'accepted' : 'refused'
  return prefix.toLowerCase() !== 'basic ' || isBasic(credential) ? 'accepted' : 'refused'
}

const cookie = (header: string | undefined, name: string): string | undefined =>
  (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)

/** @see {@link https://www.rfc-editor.org/rfc/rfc7617 RFC 7617, Basic} */
const isBasic = (credential: string): boolean => decoded(credential)?.includes(':') === true

function decoded(credential: string): string | undefined {
  try {
    return atob(credential)
  } catch {
    return undefined
  }
}

const describe = (scheme: SecurityScheme | undefined): readonly string[] =>
  scheme === undefined || scheme.in === 'connection'
    ? []
    : [`${scheme.prefix}in the ${scheme.in} ${scheme.field}`.replace(/^(?=in )/, 'a key ')]
