import { escapeUnprintable, type Json, type Model, type RequestExample, withField } from '#openapi'
import type { SentRequest } from '../http/exchange.ts'
import { headerLine } from '../http/form.ts'
import type { PlannedRequest } from './planned-request.ts'
import { passwordsOf, type Secret } from './secret.ts'
import { credentialsIn, replaceCredentials } from './sent-credential.ts'
import { variableName } from './variable-name.ts'
import { isMultipart, partsOf, writeBody } from './write-body.ts'

/**
 * Writes a request as a line for a POSIX shell. Secrets stand as `$VARIABLES` outside the single quotes: one sets them and
 * pastes the line.
 */
export function renderCurl(model: Model, planned: PlannedRequest, sent: SentRequest): string {
  const { method, url, headers, body, head } = markSecrets(model, planned, sent)
  const { leftOut = [] } = head ?? {}
  const parts = formParts(model, planned)
  const written = [
    'curl -i',
    ...(method === 'GET' ? [] : [`-X ${isWord(method) ? method : quote(method)}`]),
    ...Object.entries(headers)
      .filter(([name]) => !(leftOut.includes(name) || (parts && name === 'Content-Type')))
      .map(([name, value]) => `-H ${quote(onOneLine(headerLine(name, value, head)))}`),
    ...leftOut.map((name) => `-H ${quote(`${name}:`)}`),
    ...(parts ?? (body === undefined ? [] : [`--data-raw ${quote(onOneLine(body))}`])),
    quote(url),
  ]
  return written.join(' ')
}

/** A document may call a method anything that HTTP allows, `COPY|x`: nothing of it is for the shell. */
const isWord = (method: string): boolean => /^\w+$/.test(method)

/** A form in parts is left to curl, which makes the lines between them; undefined where the body is none. */
function formParts(model: Model, planned: PlannedRequest): readonly string[] | undefined {
  const { operation, text, values } = planned
  if (text !== undefined || values.body === undefined || !isMultipart(operation.requestBody?.mediaType ?? '')) return undefined
  const { body = null } = withMarks(values, passwordsOf(model, planned))
  return partsOf(body).map(({ name, text: value }) => `--form-string ${quote(onOneLine(`${name}=${value}`))}`)
}

const withMarks = (values: RequestExample, passwords: ReturnType<typeof passwordsOf>): RequestExample =>
  passwords.reduce((request, { at, name }) => withField(request, `body${at}`, mark(name)), values)

/** Gives a request as it may be shown: `$NEW_PASSWORD` in the place of the secret, however short that is. */
export function maskRequest(model: Model, planned: PlannedRequest, sent: SentRequest): SentRequest {
  const { body, headers, url, ...rest } = markSecrets(model, planned, sent)
  const shown = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, unmark(value)]))
  return { ...rest, url: unmark(url), headers: shown, ...(body === undefined ? {} : { body: unmark(body) }) }
}

/** The request with a mark in the place of each secret. */
function markSecrets(model: Model, planned: PlannedRequest, sent: SentRequest): SentRequest {
  const passwords = passwordsOf(model, planned)
  const values = withMarks(planned.values, passwords)
  const masked = replaceCredentials(sent, credentialsIn(model, planned, sent), ({ name }) => mark(name))
  const unshown = Object.fromEntries((sent.unshown ?? []).map((name) => [name, mark(variableName(name))]))
  return {
    ...masked,
    headers: { ...unshown, ...masked.headers },
    ...bodyOf(model, planned, { sent, body: values.body, passwords }),
  }
}

function bodyOf(
  model: Model,
  { operation, text, form }: PlannedRequest,
  {
    sent,
    body,
    passwords,
  }: { readonly sent: SentRequest; readonly body: Json | undefined; readonly passwords: readonly Secret[] },
): Pick<SentRequest, 'body'> {
  if (text === undefined)
    return body === undefined ? {} : { body: escapeUnprintable(writeBody(model, operation.requestBody, body, form).text) }
  const written = ({ value }: Secret) => JSON.stringify(value).slice(1, -1)
  const marked = passwords
    .filter(({ value }) => value !== '')
    .reduce((rest, one) => rest.replaceAll(written(one), mark(one.name)), sent.body ?? '')
  return { body: marked }
}

/** White space that a terminal would do something with means as much as a blank. */
const onOneLine = (text: string): string => text.replaceAll(/[\t\r\n]/g, ' ')

// Characters that no document, host or account name is likely to have.
const mark = (name: string): string => `⟦${name}⟧`
const unmark = (text: string): string => text.replaceAll(/⟦(\w+)⟧/g, '$$$1')

function quote(text: string): string {
  const quoted = `'${text.replaceAll("'", `'\\''`)}'`
  // Nothing is a value too: `--data-raw ''`.
  return quoted.replaceAll(/⟦(\w+)⟧/g, `'"$$$1"'`).replace(/(?<="\$\w+")''$/, '')
}
