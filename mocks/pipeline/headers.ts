import { asHeaderValue, createMemory, type Document, type Header, isObject, type Json, type Response, textOf } from '#openapi'
import { valueFor } from '#openapi/values'

/**
 * Gives the headers of a response that have an example or have to be there, and those that count requests.
 *
 * @param seed The same one gives the same values.
 */
export const headersOf = (document: Document, response: Response, seed: string): Readonly<Record<string, string>> =>
  response.headers.length === 0 ? none : rememberHeaders(response, seed, () => makeHeaders(document, response, seed))

const none = {}
const rememberHeaders = createMemory<Readonly<Record<string, string>>>()

function makeHeaders(document: Document, { headers }: Response, seed: string): Readonly<Record<string, string>> {
  const entries = headers.flatMap((header): [string, string][] => {
    const { name, required, example, schema } = header
    if (example !== undefined) return [[name, example]]
    if (!required && !/^(x-|ratelimit)/i.test(name)) return []
    const valued = valueFor(document, schema, { direction: 'response', seed, name })
    return 'value' in valued ? [[name, asHeaderValue(written(header, valued.value))]] : []
  })
  return Object.fromEntries(entries)
}

/** @see {@link https://spec.openapis.org/oas/v3.1.1.html#style-examples OpenAPI 3.1.1, Style Examples} */
function written({ mediaType, explode }: Header, value: Json): string {
  if (mediaType !== undefined) return JSON.stringify(value)
  if (Array.isArray(value)) return value.map((one) => textOf(one as Json)).join(',')
  if (!isObject(value)) return textOf(value)
  const pairs = Object.entries(value).map(([name, one]) => `${name}${explode ? '=' : ','}${textOf(one)}`)
  return pairs.join(',')
}
