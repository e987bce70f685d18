import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { verified } from '../own-mock/verified.ts'

const query =
  'requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { city: { type: string } } } } } }'
const found =
  "responses: { '200': { description: Found, content: { application/json: { schema: { type: array } } } }, '400': { description: Broken } }"
const yaml = `
paths:
  /orders:
    get: { responses: { '200': { description: All } } }
  /orders/search:
    post: { ${query}, ${found} }
  /orders/near:
    post: { operationId: findNearOrders, ${query}, ${found} }
  /orders/find-and-archive:
    post: { ${query}, ${found} }
  /orders/close:
    post: { operationId: findOrdersToClose, ${query}, ${found} }
  /orders/queries:
    post: { operationId: query, ${query}, responses: { '201': { description: Made } } }
`

/** Serves no orders, whoever asks. Gives its URL and the paths that something was posted to. */
async function serve() {
  const posted = new Set<string>()
  const server = createServer((request, response) => {
    if (request.method === 'POST') posted.add(request.url ?? '')
    let text = ''
    request.on('data', (part) => {
      text += String(part)
    })
    request.on('end', () => {
      const isBroken = request.method === 'POST' && !/^\s*\{\s*"(city|\\u0063.*)"\s*:\s*"/.test(text)
      const isKnown = /^\/orders(\/(search|near|find-and-archive|close|queries))?$/.test(request.url ?? '')
      response.writeHead(isKnown ? (isBroken ? 400 : 200) : 404, { 'content-type': 'application/json' })
      response.end(request.method === 'HEAD' ? '' : '[]')
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  return { target: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, posted }
}

it('sends a search to a target on this machine, but nothing whose name may mean more than a look', async () => {
  const { target, posted } = await serve()
  const { coverage } = await verified(yaml, { target })
  expect([...posted]).toEqual(['/orders/search', '/orders/near'])
  expect(coverage.reached).toBe(3)
})

it('sends no search where only requests that read are allowed', async () => {
  const { target, posted } = await serve()
  await verified(yaml, { target, allow: 'read' })
  expect([...posted]).toEqual([])
})
