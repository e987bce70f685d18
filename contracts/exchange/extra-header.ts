import type { Model } from '#openapi'
import { ContractError } from '../error.ts'
import type { Send, SentRequest } from '../http/exchange.ts'
import type { Secret } from './secret.ts'
import { variableName } from './variable-name.ts'

/** A header that every request of a run has: what a gateway asks for. Its value is a secret. */
export interface ExtraHeader {
  readonly name: string
  readonly value: string
}

const next = "Give it as --header 'NAME: VALUE'."

/**
 * Reads headers as they are given on the command line. No error shows a value.
 *
 * @param texts `NAME: VALUE`, each with another name.
 * @param models Their security schemes have headers of their own.
 * @throws {ContractError} with exit code 2 for what is not a header, or one that the run has to write itself.
 */
export function readExtraHeaders(texts: readonly string[], models: readonly Model[]): readonly ExtraHeader[] {
  const headers = texts.map(readHeader)
  for (const [index, { name }] of headers.entries()) {
    refuseOwn(name, models)
    if (headers.findIndex((one) => isSame(one.name, name)) < index)
      throw new ContractError(2, { what: `The --header "${name}" is given twice.`, next: 'Pass it once.' })
  }
  return headers
}

// RFC 9110, 5.6.2: a token.
const nameOnly = /^[\w!#$%&'*+.^`|~-]+$/
const controls = /(?!\t)\p{Cc}/u

function readHeader(text: string): ExtraHeader {
  const [, name = '', value = ''] = /^([^:]*):(.*)$/s.exec(text) ?? []
  if (!text.includes(':')) throw new ContractError(2, { what: 'A --header has no colon.', next })
  if (!nameOnly.test(name)) throw new ContractError(2, { what: 'A --header has no valid name before its colon.', next })
  const trimmed = value.trim()
  if (trimmed === '') throw new ContractError(2, { what: `The --header "${name}" has no value.`, next })
  if (!controls.test(trimmed)) return { name, value: trimmed }
  throw new ContractError(2, {
    what: `The value of --header "${name}" contains a line break or another control character.`,
    next,
  })
}

/** Headers that say where a request goes, where it ends, or how its connection goes on. */
const framing: readonly string[] = [
  'host',
  'content-length',
  'transfer-encoding',
  'content-encoding',
  'content-type',
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authorization',
  'upgrade',
  'te',
  'trailer',
  'expect',
]

function refuseOwn(name: string, models: readonly Model[]): void {
  if (framing.includes(name.toLowerCase()))
    throw new ContractError(2, { what: `The --header "${name}" is set by the run itself.`, next: 'Omit it.' })
  const schemes = models.flatMap(({ securitySchemes }) => Object.values(securitySchemes))
  if (schemes.some((scheme) => scheme.in === 'header' && isSame(scheme.field, name)))
    throw new ContractError(2, {
      what: `The --header "${name}" carries the credential that the document describes, which some requests must omit.`,
      next: 'Pass the credential with --token.',
    })
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** Sends every request with further headers, but for those it has itself. What is reported of a request does not have them. */
export function withExtraHeaders(send: Send, extra: readonly ExtraHeader[]): Send {
  if (extra.length === 0) return send
  const cookie = extra.find(({ name }) => isSame(name, 'cookie'))?.value
  return (request) => {
    const own = Object.keys(request.headers)
    const others = extra.filter(({ name }) => !own.some((one) => isSame(one, name)))
    // As the default is written that it replaces.
    const entries = others.map(({ name, value }) => [isSame(name, 'accept') ? 'Accept' : name, value] as const)
    return send({ ...request, headers: { ...Object.fromEntries(entries), ...withCookie(request.headers, cookie) } })
  }
}

/** The cookies of a request go with those of all requests in one header. */
const withCookie = (own: SentRequest['headers'], cookie: string | undefined): SentRequest['headers'] =>
  own.Cookie === undefined || cookie === undefined ? own : { ...own, Cookie: `${cookie}; ${own.Cookie}` }

// What they say stands in every report, whoever says it.
const ordinary = /^(accept(-.*)?|user-agent|cache-control|prefer)$/i

/** The values, and what stands in them behind a scheme or a cookie's name. */
export const extraSecrets = (extra: readonly ExtraHeader[]): readonly Secret[] =>
  extra
    .filter(({ name }) => !ordinary.test(name))
    .flatMap(({ name, value }) =>
      [value, value.replace(/^\w+ +/, ''), ...value.split(/;\s*/).map((part) => part.replace(/^[^=]*=/, ''))].map((one) => ({
        name: variableName(name),
        value: one,
      })),
    )
