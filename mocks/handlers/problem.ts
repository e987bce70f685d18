import type { ResponseParts } from './message.ts'

/**
 * Writes problem details: for what the mock itself has to say, beside the API.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9457 RFC 9457}
 */
export const problem = (status: number, title: string, detail: string): ResponseParts => ({
  status,
  headers: { 'Content-Type': 'application/problem+json' },
  body: JSON.stringify({ type: 'about:blank', title, status, detail }),
})
