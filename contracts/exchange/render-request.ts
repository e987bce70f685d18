import { type Json, type Model, type SecurityScheme, textOf } from '#openapi'
import type { SentRequest } from '../http/exchange.ts'
import type { Form } from '../http/form.ts'
import { writeJson } from './json-text.ts'
import type { PlannedRequest } from './planned-request.ts'
import { spoil, type Wrong } from './wrong-credential.ts'

/** Where requests go and with what. */
export interface Destination {
  /** Base URL without a slash at its end; a path in it is kept: `http://127.0.0.1:4010/behind/a/proxy`. */
  readonly baseUrl: string
  /** The run's credential by security scheme, without the prefix; absent: the documented one. */
  readonly token: string | undefined
}

/** Writes a planned request out: URL with every slash kept, headers, body text. */
export function renderRequest(planned: PlannedRequest, model: Model, { baseUrl, token }: Destination): SentRequest {
  const { operation, values, notation, form = {} } = planned
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeSegment(textOf(values.parameters[`path.${name}`]), form),
  )
  return {
    method: planned.method ?? operation.method,
    url: `${baseUrl}${notation}${path}${queryOf(values.parameters, form)}`,
    headers: {
      ...(values.body === undefined ? {} : { 'Content-Type': operation.requestBody?.mediaType ?? 'application/json' }),
      ...credentialOf(planned, schemeOf(planned, model), token),
      ...Object.fromEntries(entriesOf(values.parameters, 'header.')),
      ...form.headers,
    },
    ...bodyOf(planned),
    ...(isSafe(planned) ? { safe: true } : {}),
    ...(planned.form ? { head: form } : {}),
    ...(planned.connection === undefined ? {} : { connection: planned.connection }),
  }
}

const encodeSegment = (text: string, { encoded }: Form): string => (encoded ? encodeBytes(text) : encodeURIComponent(text))

/** A text with every byte of it percent-encoded. */
const encodeBytes = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')

function queryOf(parameters: Readonly<Record<string, Json>>, { encoded }: Form): string {
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

const entriesOf = (parameters: Readonly<Record<string, Json>>, place: string): [string, string][] =>
  Object.entries(parameters).flatMap(([field, value]) =>
    field.startsWith(place) ? [[field.slice(place.length), textOf(value)]] : [],
  )

/** The security scheme of an operation's first requirement; undefined where it asks for none. */
export function schemeOf({ operation }: Pick<PlannedRequest, 'operation'>, model: Model): SecurityScheme | undefined {
  const [name] = operation.security.flatMap((requirement) => Object.keys(requirement))
  return name === undefined ? undefined : model.securitySchemes[name]
}

function credentialOf(
  { credential: whose }: PlannedRequest,
  scheme: SecurityScheme | undefined,
  token: string | undefined,
): Record<string, string> {
  if (!scheme || whose === 'none') return {}
  const own = token ?? scheme.credential
  const sent = typeof whose === 'object' ? whose : own === undefined ? undefined : spoiled(own, scheme.prefix, whose)
  return sent === undefined ? {} : { [scheme.field]: `${sent.prefix ?? scheme.prefix}${sent.value}` }
}

const spoiled = (own: string, prefix: string, whose: 'own' | Wrong): { readonly value: string; readonly prefix?: string } =>
  whose === 'own' ? { value: own } : spoil(own, prefix, whose)
