import { type Document, followLink, isSecretName, type Json, type Operation, passwordPlaces, valueAt } from '#openapi'
import { type Exchange, linkValues, type ReceivedResponse } from '../http/exchange.ts'
import { readingOf } from './reading.ts'
import type { Secret } from './secret.ts'
import { variableName } from './variable-name.ts'

/**
 * Lists the secrets that a target gives away itself: what the schema calls a password, what a Link signs in with, what is named
 * like a token, and whatever has the form of one.
 */
export function issuedSecrets(document: Document, operation: Operation, exchange: Exchange): readonly Secret[] {
  const { response } = exchange
  if (!response) return []
  const found = [
    ...documentedSecrets(document, operation, response),
    ...linkedSecrets(operation, exchange),
    ...namedSecrets(response.json, ''),
    ...headerSecrets(response),
    ...[...response.text.matchAll(webToken)].map(([value]) => ({ name: 'TOKEN', value })),
  ]
  return found.filter(({ value }) => isSecret(value))
}

/** A JSON Web Token: `eyJ` is what `{"` is in base64. */
const webToken = /\beyJ[\w-]{8,}\.[\w-]{8,}(\.[\w-]*)+/g

// Words of few kinds of characters are placeholders, types and names: hiding them would hide the report.
const isSecret = (value: string): boolean =>
  value.length >= 8 && !/\s/.test(value) && !/^([a-z-]+|[A-Z_-]+|[A-Z][a-z]+)$/.test(value)

function documentedSecrets(document: Document, operation: Operation, response: ReceivedResponse): readonly Secret[] {
  const { json } = response
  const schema = json === undefined ? undefined : readingOf(document, operation, response)?.schema
  if (schema === undefined || json === undefined) return []
  return passwordPlaces(document.model, schema, json).flatMap((at) => {
    const secret = valueAt(json, at)
    return typeof secret === 'string' ? [{ name: variableName(at), value: secret }] : []
  })
}

/** What a Link puts into a header is what the next request signs in with. */
function linkedSecrets({ responses }: Operation, exchange: Exchange): readonly Secret[] {
  const values = linkValues(exchange)
  if (!values) return []
  return responses.flatMap(({ links }) =>
    links.flatMap((link) =>
      Object.entries(followLink(link, values).parameters).flatMap(([field, value]) =>
        field.startsWith('header.') && typeof value === 'string' ? credentials('TOKEN', value) : [],
      ),
    ),
  )
}

/** A credential, with what stands before it and without. */
const credentials = (name: string, value: string): readonly Secret[] =>
  [value, value.replace(/^\w+ +/, '')].map((one) => ({ name, value: one }))

function namedSecrets(value: Json | undefined, name: string): readonly Secret[] {
  if (typeof value === 'string') return isSecretName(name) ? credentials(variableName(name), value) : []
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((one: Json) => namedSecrets(one, name))
  return Object.entries(value).flatMap(([key, one]) => namedSecrets(one, key))
}

function headerSecrets({ rawHeaders }: ReceivedResponse): readonly Secret[] {
  return rawHeaders.flatMap(([name, value]) => {
    if (/^set-cookie$/i.test(name)) return [{ name: 'COOKIE', value: cookieValue(value) }]
    return isSecretName(name) ? credentials(variableName(name), value) : []
  })
}

/** `sid=s3cret; Path=/` → `s3cret` */
const cookieValue = (header: string): string =>
  header
    .replace(/^[^=;]*=/, '')
    .replace(/;.*$/s, '')
    .replaceAll('"', '')
    .trim()
