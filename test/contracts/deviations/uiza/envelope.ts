import { randomUUID } from 'node:crypto'
import type { ResponseParts } from '#mocks'

/** What differs from one answer to the next. */
export interface Content {
  readonly status: number
  readonly type: 'SUCCESS' | 'ERROR'
  readonly message: string
  readonly data: unknown
  readonly retryable?: boolean
}

/** An answer as another server than ours would write it. */
export function envelope({ status, ...content }: Content): ResponseParts {
  const always = { version: 3, datetime: new Date().toISOString(), policy: 'public', requestId: randomUUID(), serviceName: 'api' }
  const body = JSON.stringify({ ...content, ...always, code: status })
  return { status, headers: { 'Content-Type': 'application/json' }, body }
}
