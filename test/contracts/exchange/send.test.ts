import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { createSend } from '../../../contracts/http/send.ts'

const get = (url: string, timeoutMs = 10_000) => createSend({ timeoutMs })({ method: 'GET', url, headers: {} })

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

it('keeps every slash of a URL', async () => {
  const url = await serve((request, response) => response.end(JSON.stringify(request.url)))
  expect((await get(`${url}//api//x?y=//`)).response?.json).toBe('//api//x?y=//')
})

it('reads the answer to its end', async () => {
  const url = await serve((_, response) => {
    response.writeHead(201, { 'Content-Type': 'application/json' }).write('{"a":')
    setImmediate(() => response.end('1}'))
  })
  expect((await get(url)).response).toMatchObject({
    status: 201,
    json: { a: 1 },
    headers: { 'content-type': 'application/json' },
  })
})

it('says what is no JSON without quoting it, since a secret may be in it', async () => {
  const url = await serve((_, response) => response.end('s3cret'))
  const { response } = await get(url)
  expect(response?.jsonProblem).toMatch(/^Unexpected token/)
  expect(response?.jsonProblem).not.toContain('s3c')
})

it.each([
  ['time-limit', 'nothing comes', () => {}],
  ['time-limit', 'the end does not come', (_, response) => response.writeHead(200, { 'Content-Length': 9 }).write('x')],
  [
    'cut',
    'the connection ends first',
    (_, response) => response.writeHead(200, { 'Content-Length': 9 }).write('x', () => response.destroy()),
  ],
] as const satisfies [string, string, RequestListener][])('tells of %s when %s', async (kind, _, listener) => {
  const url = await serve(listener)
  expect((await (kind === 'cut' ? get(url) : get(url, 1_000))).failure?.kind).toBe(kind)
})

it('tells of a target out of reach', async () => {
  const url = await serve(() => {})
  const { failure } = await get(url.replace(/\d+$/, '1'))
  expect(failure?.kind).toBe('unreachable')
})
