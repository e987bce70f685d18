import type { BaseUrl } from './base-url.ts'
import { type RequestParts, type ResponseParts, splitTarget } from './message.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Reads a Fetch request; its path is what follows the base URL, or all of it where it is not below that. */
export async function readRequest(request: Request, base: BaseUrl): Promise<RequestParts> {
  const { path, query } = splitTarget(request.url)
  const { headers } = request
  return {
    method: request.method,
    path: base.pathBelow(request.url) ?? path,
    query,
    origin: new URL(request.url).origin,
    header: (name) => headers.get(name) ?? undefined,
    headers: () => Object.fromEntries(headers),
    // Not `text()`: it drops a byte order mark, which a server may mind.
    body: request.body === null ? '' : decoder.decode(await request.arrayBuffer()),
  }
}

/** Writes a Fetch response; that of a dropped connection is the one `fetch` rejects for. */
export function writeResponse(method: string, { status, headers, body, dropped }: ResponseParts): Response {
  if (dropped) return Response.error()
  const bare = method === 'HEAD' || status === 204 || status === 304
  return new Response(bare ? null : (body ?? ''), { status, headers })
}
