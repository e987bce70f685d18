import type { Socket } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Answered, SentRequest } from '../../../contracts/http/exchange.ts'
import { createSend } from '../../../contracts/http/send.ts'
import { serve, serveBytes } from './servers.ts'

const send = (url: string, request: Partial<SentRequest> = {}, timeoutMs = 10_000): Promise<Answered> =>
  createSend({ timeoutMs, lingerMs: 10_000 })({ method: 'POST', headers: {}, body: '{}', ...request, url })

/** Sends to a server that answers these bytes and ends the connection. */
async function exchange(...pieces: readonly string[]): Promise<Answered> {
  const write = (socket: Socket) => {
    for (const piece of pieces) socket.write(piece, 'latin1')
    socket.end()
  }
  return send(await serveBytes(write))
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'
const chunk = `${head}Transfer-Encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n`

describe('an answer', () => {
  it('is read with its headers as they came', async () => {
    const { response } = await exchange(`${head}Set-Cookie: a=1\r\nset-cookie: b=2\r\nContent-Length: 2\r\n\r\n{}`)
    expect(response).toMatchObject({ status: 200, json: {}, text: '{}', bodyBytes: 2 })
    expect(response?.headers['set-cookie']).toBe('a=1, b=2')
    expect(response?.rawHeaders.map(([name]) => name)).toEqual(['Content-Type', 'Set-Cookie', 'set-cookie', 'Content-Length'])
    expect(response).not.toHaveProperty('afterBody')
  })

  it.each([
    ['with a length', [`${head}Content-Length: 7\r\n\r\n{"a":1}`]],
    ['in chunks', [`${head}Transfer-Encoding: chunked\r\n\r\n3\r\n{"a\r\n4;x=y\r\n":1}\r\n0\r\nTrailer: 1\r\n\r\n`]],
    ['up to the end of the connection', [`${head}\r\n{"a":1}`]],
    ['in pieces', ['HTTP/1.', '1 200 OK\r\n', 'Content-Length: 7\r', '\n\r\n{"a"', ':1}']],
    ['after an interim answer', ['HTTP/1.1 100 Continue\r\n\r\n', `${head}Content-Length: 7\r\n\r\n{"a":1}`]],
  ])('is read %s', async (_, pieces) => {
    const { response, failure } = await exchange(...pieces)
    expect(failure).toBeUndefined()
    expect(response).toMatchObject({ json: { a: 1 } })
    expect(response).not.toHaveProperty('afterBody')
  })
})

describe('the end of an answer', () => {
  it.each([
    ['a body with a length', `${head}Content-Length: 2\r\n\r\n{}`],
    ['the last chunk', `${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`],
    ['an answer that has no body', 'HTTP/1.1 204 No Content\r\n\r\n'],
  ])('tells what comes after %s, in the same packet and later', async (_, text) => {
    expect((await exchange(`${text}{"more":1}`)).response?.afterBody).toEqual({ bytes: 10, sample: '{"more":1}' })
    const later = await serveBytes((socket) => {
      socket.write(text)
      setTimeout(() => socket.end('{"more":1}'), 10)
    })
    expect((await send(later)).response?.afterBody).toEqual({ bytes: 10, sample: '{"more":1}' })
  })

  it.each([
    ['before it begins', '', 'the connection ended before a response arrived', { received: 0 }],
    [
      'in its body',
      `${head}Content-Length: 40\r\n\r\n{"a":1}`,
      'the connection ended after 7 of 40 bytes of the body',
      { promised: 40, received: 7 },
    ],
    ['between chunks', chunk, 'the connection ended before the last chunk of the body', { received: 7 }],
  ])('that is cut %s is no answer', async (_, text, message, bytes) => {
    const { response, failure } = await exchange(text)
    expect(response).toBeUndefined()
    expect(failure).toEqual({ kind: 'cut', message, bytes })
  })
})

describe('an answer', () => {
  it.each([
    ['that is no HTTP', 'SSH-2.0-OpenSSH\r\n\r\n', 'it starts with "SSH-2.0-OpenSSH", which is not HTTP/1.1'],
    ['with two lengths', `${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x`, 'its Content-Length is "2, 3"'],
    ['with a broken chunk', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 'a chunk has no length before it'],
    ['of more than 10 MB', `${head}\r\n${'x'.repeat(11_000_000)}`, 'the body has more than 10485760 bytes'],
  ])('%s is refused', async (_, text, message) => {
    expect((await exchange(text)).failure).toMatchObject({ kind: 'invalid', message: `the response cannot be read: ${message}` })
  })

  it('takes its time: to the first byte, and to the last', async () => {
    const url = await serve((_, response) => {
      setTimeout(() => response.writeHead(200).write('{'), 60)
      setTimeout(() => response.end('}'), 120)
    })
    const { firstByteMs = 0, durationMs } = await send(url)
    expect(firstByteMs).toBeGreaterThan(50)
    expect(durationMs).toBeGreaterThanOrEqual(firstByteMs)
  })

  it('that takes too long is none', async () => {
    const failure = { kind: 'time-limit', message: 'no complete response within 1000 ms' }
    expect(await send(await serve(() => {}), {}, 1_000)).toMatchObject({ failure })
  })
})

describe('a body', () => {
  const encoded = (encoding: string, body: Buffer | string) =>
    serve((_, response) => response.writeHead(200, { 'Content-Encoding': encoding }).end(body))

  it.each([
    ['gzip', gzipSync('{"a":1}')],
    ['deflate', deflateSync('{"a":1}')],
    ['deflate', deflateRawSync('{"a":1}')],
    ['br', brotliCompressSync('{"a":1}')],
    ['gzip, br', brotliCompressSync(gzipSync('{"a":1}'))],
  ])('is decoded: %s', async (encoding, body) => {
    const { response } = await send(await encoded(encoding, body))
    expect(response?.json).toEqual({ a: 1 })
    expect(response).not.toHaveProperty('encodingProblem')
  })

  it('that is not in its encoding is told', async () => {
    expect((await send(await encoded('gzip', '{"a":1}'))).response).toMatchObject({
      text: '{"a":1}',
      encodingProblem: 'the body is not gzip: incorrect header check',
    })
    expect((await send(await encoded('rot13', '{}'))).response?.encodingProblem).toBe('the encoding "rot13" is unknown')
  })

  it('that is no UTF-8 is told', async () => {
    const response = { utf8Problem: 'the body is not UTF-8 after character 6', json: { a: '\ufffd' } }
    expect(await exchange(`${head}\r\n{"a":"\xe9"}`)).toMatchObject({ response })
  })
})

describe('a request', () => {
  it('keeps every slash, its header names and its length in bytes', async () => {
    const seen = await new Promise<string>((resolve) => {
      void serveBytes((socket, request) => {
        socket.end(`${head}\r\n{}`)
        resolve(request)
      }).then((url) => send(`${url}//api/é?a=1`, { headers: { 'Request-Timeout': '30' }, body: '"é"' }))
    })
    expect(seen).toMatch(/^POST \/\/api\/%C3%A9\?a=1 HTTP\/1\.1\r\nHost: 127\.0\.0\.1:\d+\r\n/)
    expect(seen).toContain('\r\nRequest-Timeout: 30\r\n')
    expect(seen).toContain('\r\nContent-Length: 4\r\n')
    expect(seen).toContain('\r\nConnection: close\r\n')
  })

  it('to nobody reaches nobody', async () => {
    expect((await send('http://127.0.0.1:1')).failure).toMatchObject({ kind: 'unreachable' })
  })
})
