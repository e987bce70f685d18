import { createServer as createHttp } from 'node:http'
import { createServer as createHttp2, createSecureServer } from 'node:http2'
import { createServer as createTls } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { identity, listen, refusalOf, serveSecure, serveSocket } from './servers.ts'

const plain = (port: number): string => `http://127.0.0.1:${port}`
const secure = (port: number): string => `https://localhost:${port}`
const ok = createHttp((_, response) => response.end('{}'))

describe('a port that speaks something else is told in one sentence, and at once', () => {
  it.each<[string, () => Promise<string>, RegExp]>([
    [
      'TLS, asked without',
      async () => (await serveSecure((_, response) => response.end())).replace('https://localhost', 'http://127.0.0.1'),
      /^http:\S+ uses TLS, but the URL does not\. Use --target=https:\/\/127\.0\.0\.1:\d+\.$/,
    ],
    [
      'TLS that says what it is with an alert',
      () => serveSocket((socket) => socket.once('data', () => socket.write(Buffer.from('15030100020246', 'hex')))),
      /^\S+ uses TLS, but the URL does not\. /,
    ],
    [
      'TLS without HTTP behind it',
      async () => plain(await listen(createTls(identity, () => {}).on('tlsClientError', () => {}))),
      /^\S+ uses TLS, but the URL does not\. /,
    ],
    [
      'plain HTTP, asked with TLS',
      async () => secure(await listen(ok)),
      /^https:\S+ does not speak TLS: what it sends is not TLS\. Use --target=http:\/\/localhost:\d+ if it is plain HTTP\.$/,
    ],
    [
      'nothing but HTTP/2',
      async () => plain(await listen(createHttp2())),
      /^\S+ supports only HTTP\/2: .*\. Use a port that also supports HTTP\/1\.1/,
    ],
    [
      'nothing but HTTP/2 over TLS',
      async () => secure(await listen(createSecureServer(identity))),
      /^\S+ supports only HTTP\/2: it does not offer HTTP\/1\.1 over TLS\. /,
    ],
    [
      'SSH',
      () => serveSocket((socket) => void socket.write('SSH-2.0-OpenSSH_9.6\r\n')),
      /^\S+ does not speak HTTP: .* it starts with "SSH-2\.0-OpenSSH_9\.6", which is not HTTP\/1\.1\. Use the host and port of the API\.$/,
    ],
    [
      'garbage with commands to a terminal in it',
      () => serveSocket((socket) => void socket.once('data', () => socket.write('\u001b[2J\u0007\u0000'))),
      /^\S+ does not speak HTTP: .* it starts with "\ufffd\[2J\ufffd\ufffd", which is not HTTP/,
    ],
  ])('%s', async (_, serve, sentence) => {
    const { exitCode, message } = await refusalOf(await serve(), { timeoutMs: 60_000 })
    expect(message).toMatch(sentence)
    expect(exitCode).toBe(3)
  })
})
