import { mostBytes } from './limits.ts'
import { decode, unreadable } from './text.ts'

/** How long to wait for a document, in milliseconds. */
const timeoutMs = 30_000

/**
 * Fetches a text over HTTP or HTTPS, through the proxy the environment names (`HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY`).
 *
 * @param shown The URL without credentials, for messages.
 * @throws {DocumentError} `unreadable`, with the status or the reason.
 */
export async function fetchText(url: URL, shown: string): Promise<string> {
  // Loaded where it is needed: most documents are files.
  const { EnvHttpProxyAgent, fetch } = await import('undici')
  try {
    const response = await fetch(url, {
      // It warns of being experimental wherever it is made.
      ...(namesProxy(process.env) ? { dispatcher: new EnvHttpProxyAgent() } : {}),
      signal: AbortSignal.timeout(timeoutMs),
      headers: { accept },
    })
    if (!response.ok) throw unreadable(shown, `the server responded with status ${response.status}`)
    return decode(await readBody(response.body ?? [], shown))
  } catch (error) {
    if (error instanceof Error && error.name === 'DocumentError') throw error
    throw unreadable(shown, reasonOf(error), error)
  }
}

const namesProxy = (environment: NodeJS.ProcessEnv): boolean =>
  ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].some((name) => environment[name])

const accept =
  'application/vnd.oai.openapi+json, application/vnd.oai.openapi, application/json, application/yaml, text/yaml, */*;q=0.5'

async function readBody(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, shown: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > mostBytes) throw unreadable(shown, `it is larger than ${mostBytes / 1024 / 1024} MB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function reasonOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return `no response within ${timeoutMs / 1000} seconds`
  const { cause } = error instanceof Error ? error : {}
  const inner = cause instanceof Error ? cause.message || ('code' in cause ? String(cause.code) : '') : ''
  return inner || (error instanceof Error ? error.message : String(error))
}
