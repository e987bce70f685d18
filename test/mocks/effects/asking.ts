import type { Mock, MockOptions } from '#mocks'
import { createMock } from '#mocks'
import { type DocumentState, openapi } from '#mocks/openapi'

/** What a mock responded. */
export interface Responded {
  readonly status: number
  readonly headers: Headers
  /** The body as JSON; undefined where there is none. */
  readonly body: unknown
}

/** A mock of a document, and a short way to ask it. */
export interface Asking {
  readonly mock: Mock<DocumentState>
  readonly ask: (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Responded>
}

/** Makes a mock of a document and a short way to ask it; a body is sent as JSON. */
export async function asking(document: object, options: MockOptions<DocumentState> = {}): Promise<Asking> {
  const mock = createMock(await openapi(document), options)
  return {
    mock,
    ask: async (method, path, body, headers = {}) => {
      const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
      const type = body === undefined ? {} : { 'Content-Type': 'application/json' }
      const response = await mock.fetch(
        new Request(`http://mock.test${path}`, { method, headers: { ...type, ...headers }, ...content }),
      )
      const text = await response.text()
      return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) }
    },
  }
}
