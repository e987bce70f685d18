import { setupServer } from 'msw/node'
import supertest from 'supertest'
import type { AnyMock } from '#mocks'
import { startServer } from '#mocks/server'

/** What a host answered. */
export interface Answered {
  readonly status: number
  readonly header: (name: string) => string | null
  readonly text: string
  /** The body as JSON. */
  readonly json: unknown
}

/** A request to a host. `body`: a text is sent as it is, anything else as JSON. */
export interface Sent {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export type Send = (method: string, path: string, sent?: Sent) => Promise<Answered>

/** A place mocks are reached at. */
export interface OpenHost {
  readonly send: Send
  readonly close: () => Promise<void> | void
}

/** The hosts every behaviour is the same in. */
export const hosts: readonly { readonly host: string; readonly open: (...mocks: AnyMock[]) => Promise<OpenHost> }[] = [
  { host: 'MSW in Node', open: openMsw },
  { host: 'the HTTP server', open: openHttp },
]

async function openMsw(...mocks: AnyMock[]): Promise<OpenHost> {
  const server = setupServer(...mocks.flatMap(({ handlers }) => handlers))
  server.listen({ onUnhandledFrame: 'error' })
  const send: Send = async (method, path, { headers = {}, body } = {}) => {
    const content = body === undefined ? {} : { body: encode(body) }
    const response = await fetch(`http://mock.test${path}`, { method, headers, redirect: 'manual', ...content })
    return answered(response.status, (name) => response.headers.get(name), await response.text())
  }
  return { send, close: () => server.close() }
}

async function openHttp(...mocks: AnyMock[]): Promise<OpenHost> {
  const server = await startServer({ mocks })
  const send: Send = async (method, path, { headers = {}, body } = {}) => {
    const request = supertest(server.url)
      [method.toLowerCase() as 'post'](path)
      .set({ 'Content-Type': 'application/json', ...headers })
      .redirects(0)
      .buffer(true)
      .parse(collect)
    const response = await (body === undefined ? request : request.send(encode(body)))
    return answered(
      response.status,
      (name) => response.headers[name.toLowerCase()] ?? null,
      typeof response.body === 'string' ? response.body : '',
    )
  }
  return { send, close: server.close }
}

const encode = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body))

function collect(received: supertest.Response, done: (error: Error | null, text: string) => void): void {
  const response = received as unknown as NodeJS.ReadableStream
  let text = ''
  response.setEncoding('utf8')
  response.on('data', (chunk: string) => {
    text += chunk
  })
  response.on('end', () => done(null, text))
}

function answered(status: number, header: Answered['header'], text: string): Answered {
  return {
    status,
    header,
    text,
    get json(): unknown {
      return JSON.parse(text)
    },
  }
}
