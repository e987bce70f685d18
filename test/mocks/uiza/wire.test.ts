import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { type MockServer, startServer } from '#mocks/server'
import { uiza } from '#mocks/uiza'

const path = '/api/public/v3/admin/user'
const key = 'Authorization: uap-7442d4b99eb349b1bb678614e64cf064-1405ee51'
const documented = JSON.stringify({
  id: '2c98b4d5-7d7f-4a0f-9258-5689f90fd28c',
  oldPassword: 'FMpsr<4[dGPu?B#u',
  newPassword: 'S57Eb{:aMZhW=)G$',
})

// A raw socket, because most clients rewrite what is tried here before they send it.
describe('on the wire', () => {
  let server: MockServer

  beforeEach(async () => {
    server = await startServer({ mocks: [createMock(uiza)] })
  })
  afterEach(() => server.close())

  it('serves a path with two slashes as it was sent', async () => {
    const answer = await talk(server, [`POST /${path}/changepassword HTTP/1.1`, key, ...sized(documented)])
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    expect(answer).toContain('"code":200')
  })

  it('reads a chunked body with escapes, as the Go client sends it', async () => {
    const body = documented.replaceAll('<', '\\u003c')
    const [one, two] = [body.slice(0, 60), body.slice(60)]
    const chunks = [one, two].map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('')
    const head = [`POST ${path}/changepassword HTTP/1.1`, key, 'Transfer-Encoding: chunked']
    expect(await talk(server, [...head, '', `${chunks}0\r\n\r\n`])).toMatch(/^HTTP\/1\.1 200 /)
  })

  it.each([
    ['a success', key],
    ['a refusal', 'Authorization: nobody'],
  ])('honours Connection: close and says so on %s', async (_, credential) => {
    // `talk` ends when the server closes.
    const answer = await talk(server, [`GET ${path}? HTTP/1.1`, credential, 'Connection: close', '', ''], true)
    expect(answer).toMatch(/\r\nConnection: close\r\n/)
  })

  it('answers the next request on a connection that is kept', async () => {
    const request = lines([`GET ${path} HTTP/1.1`, 'Host: mock.test', key, '', ''])
    expect((await talkRaw(server, request + request, 2)).match(/HTTP\/1\.1 200 /g)).toHaveLength(2)
  })

  it('reads the body of a DELETE', async () => {
    const body = JSON.stringify({ id: '2c98b4d5-7d7f-4a0f-9258-5689f90fd28c' })
    expect(await talk(server, [`DELETE ${path} HTTP/1.1`, key, ...sized(body)])).toMatch(/^HTTP\/1\.1 200 /)
  })
})

const sized = (body: string): readonly string[] => [`Content-Length: ${Buffer.byteLength(body)}`, '', body]
const lines = (texts: readonly string[]): string => texts.join('\r\n')

function talk(server: MockServer, [first = '', ...rest]: readonly string[], untilClosed = false): Promise<string> {
  return talkRaw(server, lines([first, 'Host: mock.test', ...rest]), untilClosed ? Number.POSITIVE_INFINITY : 1)
}

/** Sends a text and gives what comes back, until so many JSON bodies are complete or the server closes. */
function talkRaw({ port }: MockServer, text: string, bodies: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.setEncoding('utf8').on('data', (part: string) => {
      answer += part
      if ((answer.match(/"(SUCCESS|ERROR)"[^\r]*}/g) ?? []).length >= bodies) socket.end()
    })
    socket.on('error', reject).on('close', () => resolve(answer))
  })
}
