import { type Document, isSecretName } from '#openapi'
import type { RequestParts } from '../handlers/message.ts'
import type { ShowForm } from '../handlers/show-form.ts'
import { hideNamed, hideText, isSecretField, secretNames } from './secrets.ts'

/** What is secret in the requests of an API, by its name. */
export interface SecretNames {
  /** Of fields and query parameters, as they are written. */
  readonly fields: ReadonlySet<string>
  /** Of headers, in lower case. */
  readonly headers: ReadonlySet<string>
  /** Reads what is no JSON. */
  readonly showForm?: ShowForm | undefined
}

/**
 * Lists the names of what is secret in requests: what the document marks, its credentials, and what the API itself calls secret. What a
 * name says by itself (`X-Api-Key`, `?token=`) is not among them.
 */
export function secretsOf({ model }: Document, more: readonly string[], showForm?: ShowForm): SecretNames {
  const schemes = Object.values(model.securitySchemes)
  const inQuery = schemes.filter((scheme) => scheme.in === 'query').map(({ field }) => field)
  const inHeader = schemes.filter((scheme) => scheme.in === 'header').map(({ field }) => field.toLowerCase())
  return {
    fields: new Set([...secretNames(model), ...inQuery, ...more]),
    headers: new Set(['cookie', 'set-cookie', ...inHeader]),
    showForm,
  }
}

/** Says whether a header holds a secret. */
export const isSecretHeader = (name: string, { headers }: SecretNames): boolean =>
  headers.has(name.toLowerCase()) || isSecretName(name)

/** Says whether a query parameter does. */
export const isSecretParameter = (name: string, { fields }: SecretNames): boolean => isSecretField(name, '', fields)

/** Lists the secrets that were sent with a request. */
export function secretsIn(request: RequestParts, names: SecretNames): Set<string> {
  const found = new Set([...headerSecrets(request, names), ...querySecrets(request, names)])
  try {
    hideNamed(JSON.parse(request.body), names.fields, found)
  } catch {
    // What cannot be read is not shown either.
  }
  names.showForm?.(request.header('content-type'), request.body, names.fields, found)
  found.delete('')
  return found
}

/** Creates what hides in a text the secrets of a request and of records. */
export function createHide(document: Document, more: readonly string[], showForm?: ShowForm) {
  let names: SecretNames | undefined
  return (text: string, request: RequestParts, records: readonly object[]): string => {
    names ??= secretsOf(document, more, showForm)
    const found = secretsIn(request, names)
    hideNamed(records, names.fields, found)
    return hideText(text, found)
  }
}

/** The credential as sent, without its scheme, and what stands behind a name in it. */
function headerSecrets({ header, headers }: RequestParts, names: SecretNames): readonly string[] {
  const all = new Set([...names.headers, 'authorization', ...Object.keys(headers?.() ?? {}).map((name) => name.toLowerCase())])
  const sent = [...all].filter((name) => isSecretHeader(name, names)).flatMap((name) => header(name) ?? [])
  const bare = sent.map((value) => value.slice(value.indexOf(' ') + 1))
  const parts = bare.flatMap((value) => (value.includes(':') ? [value.slice(value.indexOf(':') + 1)] : []))
  return [...sent, ...bare, ...parts]
}

/** As they were written, and as they are meant. */
function querySecrets({ query }: RequestParts, names: SecretNames): readonly string[] {
  const meant = [...new URLSearchParams(query)].filter(([name]) => isSecretParameter(name, names)).map(([, value]) => value)
  return meant.flatMap((value) => [value, encodeURIComponent(value)])
}
