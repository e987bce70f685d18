import type { Model } from '#openapi'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { maskRequest } from '../exchange/reproduce.ts'
import type { Redactor } from '../exchange/secret.ts'
import type { Exchange } from '../http/exchange.ts'
import type { ReportedExchange } from './report.ts'

const longest = 10_000

/** Gives an exchange as it may be shown: secrets masked, then bodies cut, so that no half of a secret is left at the end. */
export function showExchange(model: Model, planned: PlannedRequest, exchange: Exchange, { redact }: Redactor): ReportedExchange {
  const { body, headers, method, url } = maskRequest(model, planned, exchange.request)
  const { response, failure } = exchange
  const fields = (shown: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, redact(value)]))
  return {
    request: { method, url: redact(url), headers: fields(headers), ...(body === undefined ? {} : { body: cut(redact(body)) }) },
    ...(response
      ? { response: { status: response.status, headers: fields(response.headers), body: cut(redact(response.text)) } }
      : {}),
    ...(failure ? { failure: redact(failure.message) } : {}),
  }
}

const cut = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length - longest} characters more)`
