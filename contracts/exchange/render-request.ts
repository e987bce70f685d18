import { type Json, type Model, textOf } from '#openapi'
import type { SentRequest } from '../http/exchange.ts'
import type { Form } from '../http/form.ts'
import { credentialsOf, type Given, type SentCredential } from './credential.ts'
import { writeJson } from './json-text.ts'
import type { PlannedRequest } from './planned-request.ts'

/** Where requests go and with what. */
export interface Destination extends Given {
  /** Base URL without a slash at its end; a path in it is kept: `http://127.0.0.1:4010/behind/a/proxy`. The base path of the document's servers may stand at its end. */
  readonly baseUrl: string
}

/** Writes a planned request out: URL with every slash kept, headers, body text. */
export function renderRequest(planned: PlannedRequest, model: Model, { baseUrl, ...given }: Destination): SentRequest {
  const { operation, values, notation, form = {} } = planned
  const credentials = credentialsOf(planned, model, given)
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeSegment(textOf(values.parameters[`path.${name}`]), form),
  )
  return {
    method: planned.method ?? operation.method,
    url: `${withoutBasePath(baseUrl, model)}${notation}${path}${queryOf(withCredentials(values.parameters, credentials, 'query'), form)}`,
    headers: {
      ...(values.body === undefined ? {} : { 'Content-Type': operation.requestBody?.mediaType ?? 'application/json' }),
      ...Object.fromEntries(ofPlace(credentials, 'header')),
      ...cookiesOf(withCredentials(values.parameters, credentials, 'cookie')),
      ...Object.fromEntries(entriesOf(values.parameters, 'header.')),
      ...form.headers,
    },
    ...bodyOf(planned),
    ...(isSafe(planned) ? { safe: true } : {}),
    ...(planned.form ? { head: form } : {}),
    ...(planned.connection === undefined ? {} : { connection: planned.connection }),
  }
}

/** A target that is given with the base path of the document's servers means the same as one without. */
function withoutBasePath(baseUrl: string, { notations }: Model): string {
  const path = baseUrl.replace(/^\w+:\/\/[^/]*/, '')
  const [own] = notations.filter((one) => one !== '' && path.endsWith(one)).toSorted((one, other) => other.length - one.length)
  return own === undefined ? baseUrl : baseUrl.slice(0, -own.length)
}

const ofPlace = (credentials: readonly SentCredential[], place: string): [string, string][] =>
  credentials.flatMap(({ scheme, prefix, value }) => (scheme.in === place ? [[scheme.field, `${prefix}${value}`]] : []))

/** A credential that a request has of its own stays. */
const withCredentials = (parameters: Parameters, credentials: readonly SentCredential[], place: string): Parameters => ({
  ...Object.fromEntries(ofPlace(credentials, place).map(([name, value]) => [`${place}.${name}`, value])),
  ...parameters,
})

/** @see {@link https://www.rfc-editor.org/rfc/rfc6265#section-4.2 RFC 6265, the Cookie header} */
function cookiesOf(parameters: Parameters): { readonly Cookie?: string } {
  const pairs = entriesOf(parameters, 'cookie.').map(([name, value]) => `${name}=${value}`)
  return pairs.length === 0 ? {} : { Cookie: pairs.join('; ') }
}

type Parameters = Readonly<Record<string, Json>>

const encodeSegment = (text: string, { encoded }: Form): string => (encoded ? encodeBytes(text) : encodeURIComponent(text))

/** A text with every byte of it percent-encoded. */
const encodeBytes = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')

function queryOf(parameters: Parameters, { encoded }: Form): string {
  const entries = entriesOf(parameters, 'query.')
  if (entries.length === 0) return ''
  if (!encoded) return `?${new URLSearchParams(entries).toString()}`
  return `?${entries
    .toReversed()
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeBytes(value)}`)
    .join('&')}`
}

const isSafe = ({ operation, method = operation.method }: PlannedRequest): boolean =>
  method === operation.method ? operation.safe : ['GET', 'HEAD'].includes(method)

function bodyOf({ values, text: instead, form }: PlannedRequest): { readonly body?: string } {
  if (instead !== undefined) return { body: instead }
  return values.body === undefined ? {} : { body: writeJson(values.body, form) }
}

const entriesOf = (parameters: Parameters, place: string): [string, string][] =>
  Object.entries(parameters).flatMap(([field, value]) =>
    field.startsWith(place) ? [[field.slice(place.length), textOf(value)]] : [],
  )
