import type { Document } from '#openapi'
import type { RequestParts, ResponseParts } from '../handlers/message.ts'
import type { ShowForm } from '../handlers/show-form.ts'
import { longestBody } from './journal.ts'
import type { JournalEntry, Recorded } from './journal-entry.ts'
import { isSecretHeader, isSecretParameter, type SecretNames, secretsIn, secretsOf } from './request-secrets.ts'
import { hidden, hideNamed, hideText, hideTexts } from './secrets.ts'

/** What has to be known to tell of a request. */
export interface Showing {
  readonly api: string
  /** The document as it is now. */
  readonly document: () => Document
  /** Names of secrets besides those the document marks. */
  readonly secrets: readonly string[]
  /** How a form is shown; default: it is hidden. */
  readonly showForm?: ShowForm | undefined
}

/** Creates what makes an entry of a recorded request, its secrets hidden. */
export function createShow({
  api,
  document,
  secrets,
  showForm,
}: Showing): (recorded: Recorded, sandbox: string | null) => JournalEntry {
  let known: { readonly document: Document; readonly names: SecretNames } | undefined
  const namesOf = (current: Document) => {
    if (known?.document !== current) known = { document: current, names: secretsOf(current, secrets, showForm) }
    return known.names
  }
  return ({ id, at, operation, durationMs, request, response, notes }, sandbox) => {
    const names = namesOf(document())
    const found = secretsIn(request, names)
    const shownResponse = showResponse(response, names, found)
    return {
      id,
      at: new Date(at).toISOString(),
      sandbox,
      api,
      operation: operation?.id ?? null,
      durationMs: Math.round(durationMs * 1_000) / 1_000,
      request: showRequest(request, names, found),
      response: shownResponse,
      ...(response.example === undefined ? {} : { example: response.example }),
      ...(notes ? { notes: notes.map((note) => hideText(note, found)) } : {}),
    }
  }
}

function showRequest(
  { method, path, query, header, headers, body }: RequestParts,
  names: SecretNames,
  found: Set<string>,
): JournalEntry['request'] {
  const told = shortForm(header('content-type'), body, names, found) ?? showBody(body, names, found) ?? hidden
  const shownBody = body === '' ? undefined : hideTexts(told, found)
  return {
    method,
    path: hideText(path, found),
    query: showQuery(query, names, found),
    headers: showHeaders(headers?.() ?? {}, names, found),
    ...(shownBody === undefined ? {} : { body: shownBody }),
  }
}

function showResponse(
  { status, headers, body, dropped }: ResponseParts,
  names: SecretNames,
  found: Set<string>,
): JournalEntry['response'] {
  if (dropped) return null
  const shownBody = body === undefined ? undefined : hideTexts(showBody(body, names, found) ?? body, found)
  return { status, headers: showHeaders(headers, names, found), ...(body === undefined ? {} : { body: shownBody }) }
}

/** A form without its files may be short. */
function shortForm(type: string | undefined, body: string, { fields, showForm }: SecretNames, found: Set<string>): unknown {
  const form = showForm?.(type, body, fields, found)
  return JSON.stringify(form ?? '').length > longestBody ? undefined : form
}

/** Undefined for what is no JSON: whoever asks decides. */
function showBody(text: string, { fields }: SecretNames, found: Set<string>): unknown {
  if (text.length > longestBody) return `(${text.length} characters)`
  try {
    return hideNamed(JSON.parse(text), fields, found)
  } catch {
    return undefined
  }
}

function showQuery(query: string, names: SecretNames, found: ReadonlySet<string>): string {
  if (query === '') return ''
  const search = new URLSearchParams(query)
  const secret = [...search.keys()].filter((name) => isSecretParameter(name, names))
  if (secret.length === 0) return hideText(query, found)
  for (const name of secret) search.set(name, hidden)
  return search.toString()
}

function showHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  names: SecretNames,
  found: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  const shown = (name: string, value: string | readonly string[]): string =>
    isSecretHeader(name, names) ? hidden : hideText(typeof value === 'string' ? value : value.join(', '), found)
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, shown(name, value)]])),
  )
}
