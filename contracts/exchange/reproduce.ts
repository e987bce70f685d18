import { type Model, withField } from '#openapi'
import type { SentRequest } from './exchange.ts'
import type { PlannedRequest } from './planned-request.ts'
import { credentialHeader, passwordsOf } from './secret.ts'

/**
 * Writes a request as a line for a POSIX shell. Secrets stand as `$VARIABLES` outside the single quotes: one sets them and
 * pastes the line.
 */
export function renderCurl(model: Model, planned: PlannedRequest, sent: SentRequest): string {
  const { method, url, headers, body } = masked(model, planned, sent)
  const parts = [
    'curl -i',
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${quote(body)}`]),
    quote(url),
  ]
  return parts.join(' ')
}

/** The request with a mark in the place of each secret. */
function masked(model: Model, planned: PlannedRequest, sent: SentRequest): SentRequest {
  const passwords = passwordsOf(model, planned)
  const values = passwords.reduce((request, { at, name }) => withField(request, `body${at}`, mark(name)), planned.values)
  const credential = credentialHeader(model, planned, sent)
  return {
    ...sent,
    headers: credential ? { ...sent.headers, [credential.header]: `${credential.prefix}${mark(credential.name)}` } : sent.headers,
    ...(values.body === undefined ? {} : { body: JSON.stringify(values.body) }),
  }
}

// Characters that no document, host or account name is likely to have.
const mark = (name: string): string => `⟦${name}⟧`

function quote(text: string): string {
  const quoted = `'${text.replaceAll("'", `'\\''`)}'`
  return quoted.replaceAll(/⟦(\w+)⟧/g, `'"$$$1"'`).replace(/''$/, '')
}
