import type { JournalEntry } from '#mocks'
import { askControl, type Session, sandboxHeaders } from '../control.ts'
import type { ReadyRequest } from './draft.ts'

/** What came back. */
export type Answered =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly statusText: string
      readonly headers: readonly (readonly [string, string])[]
      readonly body: string
      readonly durationMs: number
      /** What the mock says of it; undefined where its journal does not have it. */
      readonly entry: JournalEntry | undefined
    }
  | { readonly kind: 'failed'; readonly message: string; readonly durationMs: number }

/** By this header a request is found in the journal again. */
const mark = 'Doublecheck-Request'

/** Sends a request. Whatever happens is a value: a dropped connection is something a mock can be asked for. */
export async function send(session: Session, request: ReadyRequest): Promise<Answered> {
  const { url, method } = request
  const id = crypto.randomUUID()
  const headers = { ...request.headers, ...sandboxHeaders(session.sandbox), [mark]: id }
  const startedAt = performance.now()
  const passed = () => performance.now() - startedAt
  try {
    const response = await fetch(url, { method, headers, ...bodyOf(request), cache: 'no-store' })
    const body = await response.text()
    const durationMs = passed()
    const { status, statusText } = response
    const entry = await findEntry(session, id)
    return { kind: 'answered', status, statusText, headers: [...response.headers], body, durationMs, entry }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : 'unknown error', durationMs: passed() }
  }
}

function bodyOf({ body, parts }: ReadyRequest): { readonly body?: string | FormData } {
  if (!parts) return body === undefined ? {} : { body }
  const form = new FormData()
  for (const { name, value, file } of parts) form.append(name, file ?? value)
  return { body: form }
}

/** Others may send at the same time: it is looked for among the last. */
async function findEntry(session: Session, id: string): Promise<JournalEntry | undefined> {
  try {
    const { entries } = await askControl<{ readonly entries: readonly JournalEntry[] }>(session, 'journal?limit=20')
    return entries.find(({ request }) => request.headers[mark.toLowerCase()] === id)
  } catch {
    return undefined
  }
}
