import type { Document } from '#openapi'
import type { RequestParts, ResponseParts } from '../handlers/message.ts'
import type { JournalEntry, Recorded } from './journal.ts'
import { hidden, hideNamed, hideText, hideTexts, secretNames } from './secrets.ts'

/** What has to be known to tell of a request. */
export interface Showing {
  readonly api: string
  /** The document as it is now. */
  readonly document: () => Document
  /** Names of secrets besides those the document marks. */
  readonly secrets: readonly string[]
}

/** A body longer than this is told by its length only: 64 kB. */
const longestBody = 65_536

/** Creates what makes an entry of a recorded request, its secrets hidden. */
export function createShow({ api, document, secrets }: Showing): (recorded: Recorded, sandbox: string | null) => JournalEntry {
  let known: { readonly document: Document; readonly names: ReadonlySet<string> } | undefined
  const namesOf = (current: Document) => {
    if (known?.document !== current) known = { document: current, names: new Set([...secretNames(current.model), ...secrets]) }
    return known.names
  }
  return ({ id, at, operation, durationMs, request, response, notes }, sandbox) => {
    const names = namesOf(document())
    const headers = credentialHeaders(document())
    const found = credentialsOf(request, headers)
    return {
      id,
      at: new Date(at).toISOString(),
      sandbox,
      api,
      operation: operation?.id ?? null,
      durationMs: Math.round(durationMs * 1_000) / 1_000,
      request: showRequest(request, names, headers, found),
      response: showResponse(response, names, headers, found),
      ...(notes ? { notes } : {}),
    }
  }
}

const alwaysSecret = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie']

const credentialHeaders = ({ model }: Document): ReadonlySet<string> =>
  new Set([...alwaysSecret, ...Object.values(model.securitySchemes).map(({ field }) => field.toLowerCase())])

/** The credential as sent, without its scheme, and what stands behind a name in it. */
function credentialsOf({ header }: RequestParts, headers: ReadonlySet<string>): Set<string> {
  const sent = [...headers].flatMap((name) => header(name) ?? [])
  const bare = sent.map((value) => value.slice(value.indexOf(' ') + 1))
  const parts = bare.flatMap((value) => (value.includes(':') ? [value.slice(value.indexOf(':') + 1)] : []))
  return new Set([...sent, ...bare, ...parts].filter((value) => value !== ''))
}

function showRequest(
  { method, path, query, headers, body }: RequestParts,
  names: ReadonlySet<string>,
  credentials: ReadonlySet<string>,
  found: Set<string>,
): JournalEntry['request'] {
  const shownBody = body === '' ? undefined : (showBody(body, names, found) ?? hidden)
  const shown = { method, path: hideText(path, found), query: showQuery(query, names, found) }
  return {
    ...shown,
    headers: showHeaders(headers?.() ?? {}, credentials),
    ...(shownBody === undefined ? {} : { body: shownBody }),
  }
}

function showResponse(
  { status, headers, body, dropped }: ResponseParts,
  names: ReadonlySet<string>,
  credentials: ReadonlySet<string>,
  found: Set<string>,
): JournalEntry['response'] {
  if (dropped) return null
  const shown = { status, headers: showHeaders(headers, credentials) }
  if (body === undefined) return shown
  return { ...shown, body: hideTexts(showBody(body, names, found) ?? body, found) }
}

/** Undefined for what is no JSON: whoever asks decides. */
function showBody(text: string, names: ReadonlySet<string>, found: Set<string>): unknown {
  if (text.length > longestBody) return `(${text.length} characters)`
  try {
    return hideNamed(JSON.parse(text), names, found)
  } catch {
    return undefined
  }
}

function showQuery(query: string, names: ReadonlySet<string>, found: Set<string>): string {
  if (query === '') return ''
  const search = new URLSearchParams(query)
  const secret = [...search].filter(([name]) => names.has(name))
  for (const [, value] of secret) if (value !== '') found.add(value)
  if (secret.length === 0) return hideText(query, found)
  for (const [name] of secret) search.set(name, hidden)
  return search.toString()
}

function showHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  credentials: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  const present = Object.entries(headers).filter((entry): entry is [string, string | readonly string[]] => entry[1] !== undefined)
  return Object.fromEntries(
    present.map(([name, value]) => [
      name,
      credentials.has(name.toLowerCase()) ? hidden : typeof value === 'string' ? value : value.join(', '),
    ]),
  )
}
