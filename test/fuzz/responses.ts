import fc from 'fast-check'
import { ProtocolError } from '../../contracts/http/body-reader.ts'
import { readContent } from '../../contracts/http/content.ts'
import { createResponseReader } from '../../contracts/http/response-reader.ts'
import { oddBytes } from './mutation.ts'
import { orTold, type Target } from './target.ts'

const body = '{"id":1,"name":"Fig"}'
const examples = [
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  `HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\nX-A: b\r\n\r\n5;a=b\r\nhello\r\n0\r\nX-Trailer: c\r\n\r\n`,
  `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n`,
  'HTTP/1.0 404 Not Found\r\n\r\nnothing',
]
/** What a target might send: read as a response however it is cut, or told as what is not HTTP. */
export const responses = (): Target => ({
  property: fc.property(oddBytes(examples), fc.nat({ max: 50 }), fc.constantFrom('GET', 'HEAD', 'POST'), (sent, size, method) => {
    const whole = readAll(method, [sent])
    const parts = Array.from({ length: Math.ceil(sent.length / (size + 1)) }, (_, index) =>
      sent.subarray(index * (size + 1), (index + 1) * (size + 1)),
    )
    const cut = readAll(method, parts)
    if (whole !== undefined && cut !== undefined && whole !== cut)
      throw new Error(`cut into ${size + 1}: ${cut}, whole: ${whole}`)
  }),
})

const readAll = (method: string, parts: readonly Buffer[]): string | undefined =>
  orTold(ProtocolError, () => {
    const reader = createResponseReader(method)
    for (const part of parts) if (!reader.isComplete()) reader.push(part)
    reader.end()
    return `${reader.head()?.status} ${reader.body().toString('latin1')}`
  })

/** Bodies under any encoding: read, or told as what they are not. */
export const contents = (): Target => ({
  property: fc.property(
    fc.uint8Array({ maxLength: 300 }),
    fc.constantFrom(undefined, 'gzip', 'br', 'deflate', 'zstd', 'identity', 'gzip, br', 'x'),
    (array, encoding) => void readContent(Buffer.from(array), encoding),
  ),
})
