import type { BaseUrl } from './base-url.ts'
import { type RequestParts, type ResponseParts, splitTarget } from './message.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Reads a Fetch request; its path is what follows the base URL, or all of it where it is not below that. */
export async function readRequest(request: Request, base: BaseUrl): Promise<RequestParts> {
  const { path, query } = splitTarget(request.url)
  return {
    method: request.method,
    path: base.pathBelow(request.url) ?? path,
    query,
    header: (name) => request.headers.get(name) ?? undefined,
    // Not `text()`: it drops a byte order mark, which a server may mind.
    body: request.body === null ? '' : decoder.decode(await request.arrayBuffer()),
  }
}

/** Writes a Fetch response. */
export function writeResponse(method: string, { status, headers, body }: ResponseParts): Response {
  const bare = method === 'HEAD' || status === 204 || status === 304
  return new Response(bare ? null : (body ?? ''), { status, headers })
}
