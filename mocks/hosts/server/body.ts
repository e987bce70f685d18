import type { IncomingMessage } from 'node:http'
import { controlPrefix } from '../../control/index.ts'
import type { ResponseParts } from '../../handlers/message.ts'
import { problem } from '../../handlers/problem.ts'

const megabyte = 1_048_576

/** The most that is read of a body. A control route takes more: a whole state is put back with it. */
const maxBytes = { operation: megabyte, control: 16 * megabyte } as const

/** So much more is thrown away of a body too large, so that the connection can go on. */
const discardFactor = 16

/** What a request gets whose body is too large. */
const tooLarge = {
  operation: {
    status: 413,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: `doublecheck mock: a body may have at most ${maxBytes.operation} bytes.`,
  },
  control: problem(
    413,
    'Content Too Large',
    `A body may have at most ${maxBytes.control} bytes. Restore a larger state one API at a time, or define it as a scenario.`,
  ),
} as const satisfies Record<string, ResponseParts>

/**
 * Reads the whole body as UTF-8.
 *
 * @param done Gets the text, or the response to a body too large; in that case the rest of it has been thrown away.
 */
export function readBody(request: IncomingMessage, done: (body: string | ResponseParts) => void): void {
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) {
    done('')
    return
  }
  const kind = request.url?.includes(`${controlPrefix}/`) ? 'control' : 'operation'
  const limit = maxBytes[kind]
  const chunks: Buffer[] = []
  let bytes = 0
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= limit) chunks.push(chunk)
    else if (bytes > discardFactor * limit) request.destroy()
    else chunks.length = 0
  })
  request.on('end', () => {
    const [first] = chunks
    if (bytes > limit) done(tooLarge[kind])
    else done(chunks.length === 1 && first ? first.toString('utf8') : Buffer.concat(chunks).toString('utf8'))
  })
}
