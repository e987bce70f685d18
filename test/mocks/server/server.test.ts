import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { type MockServer, PortTakenError, startServer } from '#mocks/server'
import { uiza } from '#mocks/uiza'

const list = '/v2/vectordb/users/list'
const listed = '{"code":0,"data":["milvusAdmin","root"]}'

/** Sends bytes as they are, and gives everything that comes back until the server ends the connection. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let received = ''
    socket.setEncoding('utf8').on('data', (chunk) => {
      received += String(chunk)
    })
    socket.on('close', () => resolve(received)).on('error', reject)
    socket.write(text)
  })
}

describe('the HTTP server', () => {
  let server: MockServer
  const post = (path: string, body: string) => fetch(`${server.url}${path}`, { method: 'POST', body })

  beforeEach(async () => {
    server = await startServer({ mocks: [createMock(milvus), createMock(uiza)] })
  })
  afterEach(() => server.close())

  it('listens on this machine only', () => {
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`)
  })

  it('serves each API below its own path, and says so elsewhere', async () => {
    expect(await (await post(list, '{}')).text()).toBe(listed)
    expect((await fetch(`${server.url}//api/public/v3/admin/user`)).status).toBe(401)
    const nowhere = await fetch(`${server.url}/`)
    expect(nowhere.status).toBe(404)
    expect(await nowhere.text()).toContain('milvus below /v2/vectordb, uiza below /api/public/v3/admin/user')
  })

  it('names the next free port when the one asked for is taken', async () => {
    const second = startServer({ mocks: [createMock(milvus)], port: server.port })
    await expect(second).rejects.toBeInstanceOf(PortTakenError)
    await expect(second).rejects.toThrow(new RegExp(`Port ${server.port} is in use.*--port=\\d+`))
  })

  it('refuses a body of more than 1 MB, and goes on answering on the same connection', async () => {
    const tooLarge = `{"userName":"${'x'.repeat(1_100_000)}"}`
    const again = `POST ${list} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`
    const answers = await sendRaw(
      server.port,
      `POST ${list} HTTP/1.1\r\nHost: x\r\nContent-Length: ${tooLarge.length}\r\n\r\n${tooLarge}${again}`,
    )
    expect(answers).toMatch(/^HTTP\/1\.1 413 /)
    expect(answers).toContain('a body may have at most 1048576 bytes')
    expect(answers).toContain(listed)
  })

  it('reads a body in chunks, and characters that are split between them', async () => {
    const response = await new Promise<string>((resolve, reject) => {
      const request = httpRequest(`${server.url}/v2/vectordb/users/create`, { method: 'POST' }, (answer) => {
        answer.setEncoding('utf8').on('data', resolve)
      }).on('error', reject)
      const bytes = Buffer.from('{"userName":"reader","password":"Pässw0rd"}')
      const middle = bytes.indexOf('ä') + 1
      request.write(bytes.subarray(0, middle))
      setTimeout(() => request.end(bytes.subarray(middle)), 20)
    })
    expect(response).toBe('{"code":0,"data":{}}')
    const headers = { Authorization: Buffer.from('Bearer reader:Pässw0rd').toString('latin1') }
    const describeUser = { method: 'POST', headers, body: '{"userName":"reader"}' }
    expect((await fetch(`${server.url}/v2/vectordb/users/describe`, describeUser)).status).toBe(200)
  })

  it('closes the connection when the client asks for it', async () => {
    const response = await sendRaw(
      server.port,
      `POST ${list} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`,
    )
    expect(response).toMatch(/\r\nConnection: close\r\n/i)
    expect(response.endsWith(listed)).toBe(true)
  })

  it('answers HEAD without a body', async () => {
    const response = await sendRaw(server.port, `HEAD ${list} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    expect(response).toMatch(/^HTTP\/1\.1 404 /)
    expect(response.endsWith('\r\n\r\n')).toBe(true)
  })

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['a broken header', `GET ${list} HTTP/1.1\r\nHost x\r\n\r\n`],
    ['a strange target', 'GET *?%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ])('survives %s', async (_, text) => {
    await sendRaw(server.port, text)
    expect(await (await post(list, '{}')).text()).toBe(listed)
  })

  it('survives a body that never ends', async () => {
    const socket = connect(server.port, '127.0.0.1')
    socket.write(`POST ${list} HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{`)
    expect(await (await post(list, '{}')).text()).toBe(listed)
    socket.destroy()
    expect(await (await post(list, '{}')).text()).toBe(listed)
  })

  it('understands a request target with an origin', async () => {
    const target = `http://any.test${list}?x`
    const response = await sendRaw(
      server.port,
      `POST ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`,
    )
    expect(response).toContain(listed)
  })

  it('survives bodies nested very deeply', async () => {
    for (const body of ['['.repeat(500_000), `${'['.repeat(100_000)}${']'.repeat(100_000)}`])
      expect((await post(list, body)).status).toBe(200)
  })

  it('holds every answer back as long as it is told', async () => {
    const slow = await startServer({ mocks: [createMock(milvus)], delayMs: 60 })
    const start = performance.now()
    await fetch(`${slow.url}${list}`, { method: 'POST', body: '{}' })
    expect(performance.now() - start).toBeGreaterThan(55)
    await slow.close()
  })
})
