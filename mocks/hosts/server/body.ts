import type { IncomingMessage } from 'node:http'

/** The most that is read of a body: 1 MB. */
export const maxBodyBytes = 1_048_576

/** The most that is thrown away of a body too large, so that the connection can go on: 16 MB. */
const maxDiscardedBytes = 16 * maxBodyBytes

/**
 * Reads the whole body as UTF-8.
 *
 * @param done Gets the text, or undefined when the body is too large; in that case the rest of it has been thrown away.
 */
export function readBody(request: IncomingMessage, done: (body: string | undefined) => void): void {
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) {
    done('')
    return
  }
  const chunks: Buffer[] = []
  let bytes = 0
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= maxBodyBytes) chunks.push(chunk)
    else if (bytes > maxDiscardedBytes) request.destroy()
    else chunks.length = 0
  })
  request.on('end', () => {
    const [first] = chunks
    if (bytes > maxBodyBytes) done(undefined)
    else done(chunks.length === 1 && first ? first.toString('utf8') : Buffer.concat(chunks).toString('utf8'))
  })
}
