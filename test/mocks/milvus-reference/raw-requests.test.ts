import { type IncomingMessage, request } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { type MockServer, startServer } from '#mocks/server'

// Rows of the reference that only the HTTP server can be asked: Fetch cannot send these requests.
let server: MockServer

beforeAll(async () => {
  server = await startServer({ mocks: [createMock(milvus)] })
})
afterAll(() => server.close())

/** @param headers Names and values in turn, as they are sent. */
function send(method: string, path: string, headers: readonly string[], body = ''): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request(server.url, {
      method,
      path,
      headers: [...headers, 'Host', 'localhost', 'Content-Length', `${body.length}`],
    })
    sent.on('response', (response) => resolve(response.resume())).on('error', reject)
    sent.end(body)
  })
}

it('counts the first of two Authorization headers', async () => {
  const [right, wrong] = ['Bearer root:Milvus', 'Bearer root:wrong']
  const two = (first: string, second: string) => ['Authorization', first, 'Authorization', second]
  expect((await send('POST', '/v2/vectordb/users/list', two(right, wrong), '{}')).statusCode).toBe(200)
  expect((await send('POST', '/v2/vectordb/users/list', two(wrong, right), '{}')).statusCode).toBe(401)
})

it.each(['//v2/vectordb/users/list', '/v2/vectordb/Users/list', '/v2/vectordb/things/list', '/'])('knows no %s', async (path) => {
  expect((await send('POST', path, [], '{}')).statusCode).toBe(404)
  expect((await send('POST', path, ['Authorization', 'Bearer root:wrong'], '{}')).statusCode).toBe(401)
})

it('reads a body without a content type', async () => {
  expect((await send('POST', '/v2/vectordb/users/list', [], '{}')).statusCode).toBe(200)
})

it('redirects a HEAD like a GET, without a body', async () => {
  const response = await send('HEAD', '/v2/vectordb/users/list/?a=1', [])
  expect(response.statusCode).toBe(301)
  expect(response.headers.location).toBe('/v2/vectordb/users/list?a=1')
})
