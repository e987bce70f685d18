import type { Model, SecurityScheme } from '#openapi'
import type { SentRequest } from '../http/exchange.ts'
import { schemesOf } from './credential.ts'
import type { PlannedRequest } from './planned-request.ts'
import { variableName } from './variable-name.ts'

/** A credential found in a request as it was sent, apart from what stands before it. */
export interface FoundCredential {
  /** The name it goes by in reports: `TOKEN`. */
  readonly name: string
  readonly value: string
  readonly scheme: SecurityScheme
  /** What stands before it, of the scheme. */
  readonly prefix: string
}

/** Finds the credentials of a request, wherever they travel. */
export function credentialsIn(model: Model, planned: PlannedRequest, sent: SentRequest): readonly FoundCredential[] {
  return schemesOf(planned, model).flatMap((scheme) => {
    const text = textIn(scheme, sent)
    if (text === undefined) return []
    const prefix = text.startsWith(scheme.prefix) ? scheme.prefix : ''
    return [{ name: credentialName(model, scheme), value: text.slice(prefix.length), scheme, prefix }]
  })
}

/** The name of a scheme's credential in reports: `TOKEN` of the first scheme of a document, the scheme's own of any other. */
export const credentialName = ({ securitySchemes }: Model, { name }: SecurityScheme): string =>
  Object.keys(securitySchemes)[0] === name ? 'TOKEN' : variableName(name)

function textIn({ in: place, field }: SecurityScheme, { url, headers }: SentRequest): string | undefined {
  if (place === 'header') return headers[field]
  if (place === 'cookie') return partsOf(headers.Cookie ?? '', '; ').find(({ name }) => name === field)?.value
  const found = place === 'query' ? queryPartsOf(url).find(({ name }) => decoded(name) === field) : undefined
  return found && decoded(found.value)
}

/** Gives a request with other texts in the place of its credentials. */
export function replaceCredentials(
  sent: SentRequest,
  found: readonly FoundCredential[],
  write: (one: FoundCredential) => string,
): SentRequest {
  return found.reduce((request, one) => replaceOne(request, one.scheme, `${one.prefix}${write(one)}`), sent)
}

function replaceOne(sent: SentRequest, { in: place, field }: SecurityScheme, text: string): SentRequest {
  const { headers, url } = sent
  if (place === 'header') return { ...sent, headers: { ...headers, [field]: text } }
  if (place === 'query') {
    const at = url.indexOf('?') + 1
    const parts = queryPartsOf(url).map((one) => (decoded(one.name) === field ? { ...one, value: text } : one))
    return { ...sent, url: `${url.slice(0, at)}${joined(parts, '&')}` }
  }
  const cookies = partsOf(headers.Cookie ?? '', '; ').map((one) => (one.name === field ? { ...one, value: text } : one))
  return { ...sent, headers: { ...headers, Cookie: joined(cookies, '; ') } }
}

interface Part {
  readonly name: string
  readonly value: string
}

const queryPartsOf = (url: string): readonly Part[] => (url.includes('?') ? partsOf(url.slice(url.indexOf('?') + 1), '&') : [])

const partsOf = (text: string, between: string): readonly Part[] =>
  text.split(between).map((part) => {
    const at = part.indexOf('=')
    return at < 0 ? { name: part, value: '' } : { name: part.slice(0, at), value: part.slice(at + 1) }
  })

const joined = (parts: readonly Part[], between: string): string =>
  parts.map(({ name, value }) => `${name}=${value}`).join(between)

const decoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '))
