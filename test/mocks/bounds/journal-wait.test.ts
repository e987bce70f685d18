import { request as httpRequest } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { startServer } from '#mocks/server'

const list = 'http://mock.test/v2/vectordb/users/list'
const events = '/__doublecheck/journal/events?wait=60&sandbox=*'

async function start() {
  const mock = createMock(milvus)
  const server = await startServer({ mocks: [mock] })
  onTestFinished(server.close)
  const ask = (path: string) => fetch(`${server.url}${path}`)
  const isFull = async () => (await ask('/__doublecheck/journal/events?wait=0.01&sandbox=*&status=599')).status === 503
  const next = async () => ((await (await ask('/__doublecheck/journal?sandbox=*')).json()) as { readonly next: number }).next
  /** A hundred clients that ask and wait; gives what makes them go away. */
  const crowd = async (query = '') => {
    const requests = Array.from({ length: 100 }, () => httpRequest(`${server.url}${events}${query}`).on('error', () => {}))
    for (const request of requests) request.end()
    await expect.poll(isFull, { timeout: 10_000 }).toBe(true)
    return () => {
      for (const request of requests) request.destroy()
    }
  }
  return { mock, server, ask, next, crowd, isFull }
}

const post = () => new Request(list, { method: 'POST', body: '{}' })

/** Processor time of a request in microseconds: of several rounds the quickest, so that nobody else's work counts. */
async function costOf(send: () => Promise<unknown>): Promise<number> {
  const rounds: number[] = []
  for (let round = 0; round < 8; round += 1) {
    const before = process.cpuUsage()
    for (let sent = 0; sent < 500; sent += 1) await send()
    const { user, system } = process.cpuUsage(before)
    rounds.push((user + system) / 500)
  }
  return Math.min(...rounds)
}

describe('a wait for the journal of all sandboxes', () => {
  it('costs each request less than 50 µs with a thousand sandboxes, also where a hundred wait', async () => {
    const { mock, next, crowd } = await start()
    for (let index = 0; index < 1_000; index += 1)
      for (let sent = 0; sent < 5; sent += 1) await mock.sandbox(`box-${index}`).fetch(post())
    const send = () => mock.fetch(post())
    const alone = await costOf(send)
    const leave = await crowd(`&after=${await next()}&operation=describeUser`)
    expect((await costOf(send)) - alone).toBeLessThan(50)
    leave()
  })

  it('is one of a hundred at most, and ends when its client goes', async () => {
    const { ask, crowd, isFull } = await start()
    const leave = await crowd()
    const refused = await ask(events)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await refused.json()).toMatchObject({ detail: expect.stringMatching(/^100 requests wait for the journal already/) })
    leave()
    await expect.poll(isFull, { timeout: 10_000 }).toBe(false)
  })

  it('has a response when the server closes', async () => {
    const { server, ask, crowd } = await start()
    const leave = await crowd('&operation=describeUser')
    leave()
    const waiting = ask(events)
    await new Promise((resolve) => setTimeout(resolve, 200))
    await server.close()
    expect(await (await waiting).json()).toMatchObject({ entries: [] })
  })
})
