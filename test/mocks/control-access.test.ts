import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { type MockServer, startServer } from '#mocks/server'

describe('who may use the control routes', () => {
  const open: MockServer[] = []
  afterEach(async () => {
    for (const server of open.splice(0)) await server.close()
  })

  /** Sends headers that `fetch` does not let one choose. */
  async function statusOf(headers: Record<string, string>, token?: string): Promise<number | undefined> {
    const server = open[0] ?? (await startServer({ mocks: [createMock(milvus)], token }))
    if (open.length === 0) open.push(server)
    return new Promise((resolve, reject) => {
      request({ port: server.port, host: '127.0.0.1', path: '/__doublecheck/state', headers }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
  }

  it.each([
    ['localhost:4010', 200],
    ['127.0.0.1', 200],
    ['[::1]:4010', 200],
    ['evil.test:4010', 403],
    ['127.0.0.1.evil.test', 403],
    ['localhost.evil.test', 403],
  ])('the host %s: %i', async (host, status) => {
    expect(await statusOf({ host })).toBe(status)
  })

  it.each([
    ['http://localhost:4010', 200],
    ['https://localhost:4010', 200],
    ['http://localhost:5173', 403],
    ['http://evil.test', 403],
    ['null', 403],
  ])('a page of %s asks localhost:4010: %i', async (origin, status) => {
    expect(await statusOf({ host: 'localhost:4010', origin })).toBe(status)
  })

  it('whoever sends the token of a server that asks for one, at whatever name the server is reached', async () => {
    const token = 'the-token-it-printed'
    expect(await statusOf({ host: 'mock:4010' }, token)).toBe(401)
    expect(await statusOf({ host: 'mock:4010', authorization: 'Bearer wrong' })).toBe(401)
    expect(await statusOf({ host: 'mock:4010', authorization: `Bearer ${token}` })).toBe(200)
    expect(await statusOf({ host: 'mock:4010', authorization: `Bearer ${token}`, origin: 'http://evil.test' })).toBe(403)
  })

  it.each(['::1', '[::1]', '::ffff:127.0.0.1', '127.0.0.2'])('a server that listens at %s asks for no token', async (host) => {
    const server = await startServer({ mocks: [createMock(milvus)], host })
    open.push(server)
    expect(server.token).toBeUndefined()
    expect((await fetch(`${server.url}/__doublecheck/state`)).status).toBe(200)
  })

  it.each(['0.0.0.0', '::'])('a server that listens at %s asks for a token', async (host) => {
    const server = await startServer({ mocks: [createMock(milvus)], host })
    open.push(server)
    expect(server.token).toEqual(expect.any(String))
  })
})
