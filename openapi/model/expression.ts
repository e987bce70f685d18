import type { Json, Link, RequestExample } from './model.ts'
import { valueAt } from './pointer.ts'
import { textOf } from './text.ts'

/**
 * A runtime expression, taken apart: `$request.body#/userName` is the field `userName` of the request's body.
 *
 * @see {@link https://spec.openapis.org/oas/v3.1.1.html#runtime-expressions OpenAPI 3.1.1, Runtime Expressions}
 */
export type Expression =
  | { readonly of: 'statusCode' | 'url' | 'method' }
  | { readonly of: 'request' | 'response'; readonly part: 'body'; readonly pointer: string }
  | { readonly of: 'request' | 'response'; readonly part: 'header' | 'query' | 'path'; readonly name: string }

/** One request and its answer, as far as runtime expressions can see them. Header names are lower case. */
export interface ExchangeValues {
  readonly method: string
  readonly url: string
  readonly request: RequestExample
  readonly response: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body?: Json }
}

const syntax = /^\$(?:(statusCode|url|method)|(request|response)\.(?:body(?:#(\/.*))?|(header|query|path)\.(.+)))$/s

/** Reads a whole runtime expression; undefined for any other text. */
export function readExpression(text: string): Expression | undefined {
  const match = syntax.exec(text)
  if (!match) return undefined
  const [, bare, of, pointer, part, name] = match
  if (bare) return { of: bare as 'statusCode' }
  if (part && name) return { of: of as 'request', part: part as 'header', name }
  return { of: of as 'request', part: 'body', pointer: pointer ?? '' }
}

/** Evaluates the value of a Link: an expression, a text with `{expression}` inside, a literal, or an object or list of those. */
export function evaluate(value: Json, exchange: ExchangeValues): Json | undefined {
  if (typeof value === 'string') return evaluateText(value, exchange)
  if (Array.isArray(value)) return value.map((item) => evaluate(item, exchange) ?? null)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, item]) => [key, evaluate(item, exchange)] as const)
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined))
}

function evaluateText(text: string, exchange: ExchangeValues): Json | undefined {
  const expression = readExpression(text)
  if (expression) return lookUp(expression, exchange)
  return text.replaceAll(/\{(\$[^{}]+)\}/g, (whole, inner: string) => {
    const embedded = readExpression(inner)
    return embedded ? textOf(lookUp(embedded, exchange)) : whole
  })
}

function lookUp(expression: Expression, exchange: ExchangeValues): Json | undefined {
  if (!('part' in expression)) return expression.of === 'statusCode' ? exchange.response.status : exchange[expression.of]
  const message = exchange[expression.of]
  if (expression.part === 'body') return valueAt(message.body, expression.pointer)
  if ('parameters' in message) return message.parameters[`${expression.part}.${expression.name}`]
  return message.headers[expression.name.toLowerCase()]
}

/** Gives the request a Link leads to, after an exchange. */
export function followLink(link: Link, exchange: ExchangeValues): RequestExample {
  const parameters = evaluate(link.parameters, exchange) as Record<string, Json>
  const body = link.requestBody === undefined ? undefined : evaluate(link.requestBody, exchange)
  return body === undefined ? { parameters } : { parameters, body }
}
