import { type Json, type Model, type SecurityScheme, textOf } from '#openapi'
import type { SentRequest } from './exchange.ts'
import type { PlannedRequest } from './planned-request.ts'

/** Where requests go and with what. */
export interface Destination {
  /** Base URL without a slash at its end; a path in it is kept: `http://127.0.0.1:4010/behind/a/proxy`. */
  readonly baseUrl: string
  /** The run's credential by security scheme, without the prefix; absent: the documented one. */
  readonly token: string | undefined
}

/** Writes a planned request out: URL with every slash kept, headers, body text. */
export function renderRequest(planned: PlannedRequest, model: Model, { baseUrl, token }: Destination): SentRequest {
  const { operation, values, notation } = planned
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(textOf(values.parameters[`path.${name}`])),
  )
  const query = new URLSearchParams(entriesOf(values.parameters, 'query.')).toString()
  return {
    method: planned.method ?? operation.method,
    url: `${baseUrl}${notation}${path}${query && `?${query}`}`,
    headers: {
      ...(values.body === undefined ? {} : { 'Content-Type': operation.requestBody?.mediaType ?? 'application/json' }),
      ...credentialOf(planned, schemeOf(planned, model), token),
      ...Object.fromEntries(entriesOf(values.parameters, 'header.')),
    },
    ...bodyOf(planned),
    ...(isSafe(planned) ? { safe: true } : {}),
  }
}

const isSafe = ({ operation, method = operation.method }: PlannedRequest): boolean =>
  method === operation.method ? operation.safe : ['GET', 'HEAD'].includes(method)

function bodyOf({ values, text: instead }: PlannedRequest): { readonly body?: string } {
  if (instead !== undefined) return { body: instead }
  return values.body === undefined ? {} : { body: JSON.stringify(values.body) }
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
  const own = token ?? scheme?.credential
  const credential = typeof whose === 'object' ? whose.value : own === undefined ? undefined : spoiled(own, whose)
  if (!scheme || credential === undefined || whose === 'none') return {}
  return { [scheme.field]: `${scheme.prefix}${credential}` }
}

/** A credential that is nearly the right one. */
export function spoiled(credential: string, how: Exclude<PlannedRequest['credential'], object>): string {
  if (how === 'shortened') return credential.slice(0, -1)
  if (how === 'altered') return `${credential.slice(0, -1)}${credential.endsWith('x') ? 'y' : 'x'}`
  return how === 'recased' ? credential.replace(/[a-z](?=[^a-z]*$)/i, otherCase) : credential
}

const otherCase = (letter: string): string => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase())
