import type { RequestParts, ResponseParts } from './message.ts'
import { splitTarget } from './message.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Reads a Fetch request. */
export async function readRequest(request: Request, basePath: string): Promise<RequestParts> {
  const { path, query } = splitTarget(request.url)
  return {
    method: request.method,
    path: path.startsWith(basePath) ? path.slice(basePath.length) : path,
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
