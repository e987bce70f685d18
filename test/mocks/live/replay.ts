import { readFileSync } from 'node:fs'
import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'
import { startServer } from '#mocks/server'
import { type Document, responseFor } from '#openapi'
import { createFinder } from '../../../mocks/pipeline/find.ts'

/** A request that a real server was sent, and the status of its response. `{NAME}` is what an earlier response was asked to save. */
export interface Exchange {
  readonly name: string
  readonly method: string
  readonly path: string
  /** `name:password`, sent as Basic. */
  readonly user?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** A body that is no JSON. */
  readonly raw?: string
  /** What later requests need of the response: `/data/id`, `header:etag`. */
  readonly save?: Readonly<Record<string, string>>
  readonly status: number
}

/** Reads recorded exchanges, one a line. */
export const readExchanges = (file: string): readonly Exchange[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Exchange)

/**
 * Sends what a real server was sent to the mock of its document, over HTTP.
 *
 * @param overlays What the document leaves out.
 * @returns By name, how each response differs: another status, or a body that breaks the schema documented for it.
 */
export async function differences(
  document: object,
  exchanges: readonly Exchange[],
  ...overlays: readonly URL[]
): Promise<Readonly<Record<string, string>>> {
  const api = await openapi(document, { overlays })
  const server = await startServer({ mocks: [createMock(api, { scenario: 'empty' })] })
  const saved = new Map<string, string>()
  const found: Record<string, string> = {}
  try {
    for (const exchange of exchanges) {
      const response = await fetch(`${server.url}${filled(exchange.path, saved)}`, requestOf(exchange, saved))
      const text = await response.text()
      remember(exchange, response, text, saved)
      const broken = bodyFault(api.document(), exchange, response.status, text)
      if (response.status !== exchange.status) found[exchange.name] = `${exchange.status}, the mock ${response.status}`
      else if (broken !== undefined) found[exchange.name] = broken
    }
  } finally {
    await server.close()
  }
  return found
}

function requestOf({ method, user, headers = {}, body, raw }: Exchange, saved: ReadonlyMap<string, string>): RequestInit {
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const own = Object.entries(headers).map(([name, value]) => [name, filled(value, saved)] as const)
  return {
    method,
    redirect: 'manual',
    headers: {
      ...(content === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(user === undefined ? {} : { Authorization: `Basic ${btoa(user)}` }),
      ...Object.fromEntries(own),
    },
    ...(content === undefined ? {} : { body: content }),
  }
}

const filled = (text: string, saved: ReadonlyMap<string, string>): string =>
  text.replaceAll(/\{([A-Z]\w*)\}/g, (whole, name: string) => saved.get(name) ?? whole)

function remember({ save = {} }: Exchange, response: Response, text: string, saved: Map<string, string>): void {
  for (const [name, from] of Object.entries(save)) {
    const [, header] = from.split('header:')
    const keys = from.split('/').slice(1)
    const value =
      header === undefined
        ? keys.reduce<unknown>((one, key) => (one as Record<string, unknown> | undefined)?.[key], JSON.parse(text))
        : response.headers.get(header)
    saved.set(name, String(value))
  }
}

/** What the document says of the body, and the mock did not keep. */
function bodyFault({ model, validate }: Document, { method, path }: Exchange, status: number, text: string): string | undefined {
  const operation = createFinder(model).find(method, new URL(path, 'http://mock.test').pathname)?.route.operation
  const schema = operation && responseFor(operation, status)?.contents[0]?.schema
  if (schema === undefined) return undefined
  if (text === '') return 'no body'
  const [broken] = validate(schema, JSON.parse(text), 'response')
  return broken && `the body: ${broken.at} ${broken.message}`
}
