import { type Json, type Model, type Operation, percentEncode } from '#openapi'
import type { SentRequest } from '../http/exchange.ts'
import type { Form } from '../http/form.ts'
import { accepted } from './accepted.ts'
import { credentialsOf, type Given, headerWritten, type SentCredential } from './credential.ts'
import type { PlannedRequest } from './planned-request.ts'
import { writeBody } from './write-body.ts'
import { type Encode, inBrackets, type Written, type WrittenPair, writePairs, writeSimple } from './write-parameter.ts'

/** Where requests go and with what. */
export interface Destination extends Given {
  /** Base URL without a slash at its end; a path in it is kept: `http://127.0.0.1:4010/behind/a/proxy`. The base path of the document's servers may stand at its end. */
  readonly baseUrl: string
}

/** Writes a planned request out: URL with every slash kept, headers, body text. */
export function renderRequest(planned: PlannedRequest, model: Model, { baseUrl, ...given }: Destination): SentRequest {
  const { operation, values, notation, form = {} } = planned
  const credentials = credentialsOf(planned, model, given)
  const { contentType, ...body } = bodyOf(planned, model)
  const query = queryOf(operation, withCredentials(values.parameters, credentials, 'query'), form)
  return {
    method: planned.method ?? operation.method,
    url: `${withoutBasePath(baseUrl, model)}${notation}${pathOf(planned)}${query}`,
    headers: {
      ...acceptOf(operation),
      ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
      ...Object.fromEntries(ofPlace(credentials, 'header')),
      ...cookiesOf(operation, withCredentials(values.parameters, credentials, 'cookie')),
      ...headersOf(operation, values.parameters, model),
      ...form.headers,
    },
    ...body,
    ...(isSafe(planned) ? { safe: true } : {}),
    ...(planned.form ? { head: form } : {}),
    ...(planned.connection === undefined ? {} : { connection: planned.connection }),
  }
}

/** What a client of JSON asks for needs no header of its own. */
function acceptOf(operation: Operation): { readonly Accept?: string } {
  const Accept = accepted(operation)
  return Accept === undefined ? {} : { Accept }
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

/** How a parameter is written; what the document does not know is written as by default. */
const writtenAs = ({ parameters }: Operation, place: string, name: string): Written =>
  parameters.find((one) => one.in === place && one.name === name) ?? {}

const asItIs: Encode = (text) => text

/** @see {@link https://www.rfc-editor.org/rfc/rfc6265#section-4.2 RFC 6265, the Cookie header} */
function cookiesOf(operation: Operation, parameters: Parameters): { readonly Cookie?: string } {
  const pairs = entriesOf(parameters, 'cookie.').flatMap(([name, value]) =>
    writePairs(name, value, writtenAs(operation, 'cookie', name), asItIs),
  )
  return pairs.length === 0 ? {} : { Cookie: pairs.map((pair) => pair.join('=')).join('; ') }
}

const headersOf = (operation: Operation, parameters: Parameters, model: Model): Readonly<Record<string, string>> =>
  Object.fromEntries(
    entriesOf(parameters, 'header.').map(([name, value]) => [
      name,
      headerWritten(model, name, writeSimple(name, value, writtenAs(operation, 'header', name), asItIs)),
    ]),
  )

type Parameters = Readonly<Record<string, Json>>

/** A text with every byte of it percent-encoded. */
const encodeBytes: Encode = (text) =>
  Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')

/** A fragment is for the client alone: it is never sent. */
function pathOf({ operation, values, form = {} }: PlannedRequest): string {
  const encode = form.encoded ? encodeBytes : percentEncode
  const [path = ''] = operation.path.split('#')
  return path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    writeSimple(name, values.parameters[`path.${name}`] ?? '', writtenAs(operation, 'path', name), encode),
  )
}

const encodeInQuery: Encode = (text) => new URLSearchParams([['', text]]).toString().slice(1)

function queryOf(operation: Operation, parameters: Parameters, { encoded }: Form): string {
  const [encode, encodeName] = encoded ? [encodeBytes, percentEncode] : [encodeInQuery, encodeInQuery]
  const own = entriesOf(parameters, 'query.').flatMap(([name, value]) =>
    writePairs(name, value, writtenAs(operation, 'query', name), encode, encodeName),
  )
  const whole = entriesOf(parameters, 'querystring.').flatMap(([, value]): readonly WrittenPair[] =>
    inBrackets('', value, encode),
  )
  const pairs = [...own, ...whole]
  if (pairs.length === 0) return ''
  return `?${(encoded ? pairs.toReversed() : pairs).map((pair) => pair.join('=')).join('&')}`
}

const isSafe = ({ operation, method = operation.method }: PlannedRequest): boolean =>
  method === operation.method ? operation.safe : ['GET', 'HEAD'].includes(method)

function bodyOf(
  { operation, values, text, form }: PlannedRequest,
  model: Model,
): { readonly body?: string; readonly contentType?: string } {
  if (values.body === undefined) return text === undefined ? {} : { body: text }
  const { contentType, text: written } = writeBody(model, operation.requestBody, values.body, form)
  return { contentType, body: text ?? written }
}

const entriesOf = (parameters: Parameters, place: string): [string, Json][] =>
  Object.entries(parameters).flatMap(([field, value]): [string, Json][] =>
    field.startsWith(place) ? [[field.slice(place.length), value]] : [],
  )
