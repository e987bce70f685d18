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
    }
  | { readonly kind: 'failed'; readonly message: string; readonly durationMs: number }

/** Sends a request. Whatever happens is a value: a dropped connection is something a mock can be asked for. */
export async function send({ url, method, headers, body }: ReadyRequest): Promise<Answered> {
  const startedAt = performance.now()
  const passed = () => performance.now() - startedAt
  try {
    const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }), cache: 'no-store' })
    const text = await response.text()
    return {
      kind: 'answered',
      status: response.status,
      statusText: response.statusText,
      headers: [...response.headers],
      body: text,
      durationMs: passed(),
    }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : 'unknown error', durationMs: passed() }
  }
}
