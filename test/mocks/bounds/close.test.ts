import { Agent, request as httpRequest } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { type MockServer, startServer } from '#mocks/server'

const list = '/v2/vectordb/users/list'

async function start(): Promise<MockServer> {
  const server = await startServer({ mocks: [createMock(milvus)] })
  onTestFinished(() => server.close())
  return server
}

interface Received {
  readonly status: number | undefined
  readonly connection: string | undefined
}

/** Asks on a kept connection; rejects where the connection ends without a response. */
function ask(url: string, agent: Agent): Promise<Received> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${url}${list}`, { method: 'POST', agent }, (response) => {
      response.resume().on('end', () => resolve({ status: response.statusCode, connection: response.headers.connection }))
    })
    sent.on('error', reject).end('{}')
  })
}

/** Asks over and over on one connection until that is ended; gives what went wrong. */
async function askUntilEnded(url: string): Promise<string> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    for (;;) {
      const { status, connection } = await ask(url, agent)
      if (status !== 200) return `status ${status}`
      if (connection === 'close') return 'ended well'
    }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown'
  } finally {
    agent.destroy()
  }
}

describe('a server that is told to stop while it is in use', () => {
  it('responds to every request it has accepted, and says with each response that the connection ends', async () => {
    const server = await start()
    const clients = Array.from({ length: 50 }, () => askUntilEnded(server.url))
    await new Promise((resolve) => setTimeout(resolve, 300))
    await server.drain()
    expect(new Set(await Promise.all(clients))).toEqual(new Set(['ended well']))
  })

  it('tells a request that takes too long to come back later', async () => {
    const server = await start()
    server.faults.set([{ kind: 'delay', delayMs: 60_000 }])
    const waiting = fetch(`${server.url}${list}`, { method: 'POST', body: '{}' })
    await expect.poll(() => server.faults.list()[0]?.hits).toBe(1)
    await server.close()
    const response = await waiting
    expect([response.status, response.headers.get('retry-after'), response.headers.get('connection')]).toEqual([
      503,
      '1',
      'close',
    ])
    expect(await response.json()).toMatchObject({ status: 503, detail: expect.stringContaining('the server is stopping') })
  })
})
