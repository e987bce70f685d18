import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createMock, defineOperations } from '#mocks'
import { openapi } from '#mocks/openapi'
import { type MockServer, startServer } from '#mocks/server'

const pets = await openapi('test/scripts/generate/pets.yaml')

/** A mock whose list takes its time, as that of a hundred thousand records would. */
async function startSlow(takesMs: number): Promise<MockServer> {
  const listPets = () => {
    const end = performance.now() + takesMs
    while (performance.now() < end);
    return { status: 200, body: [] }
  }
  const server = await startServer({ mocks: [createMock(pets, { operations: defineOperations(pets, { listPets }) })] })
  onTestFinished(server.close)
  return server
}

/** Asks on so many connections at once; gives the responses' first lines and headers. */
async function askAtOnce({ port }: MockServer, count: number): Promise<readonly string[]> {
  const sockets = await Promise.all(Array.from({ length: count }, () => open(port)))
  const heads = sockets.map(
    (socket) =>
      new Promise<string>((resolve) => {
        socket.setEncoding('utf8').once('data', (text) => resolve(String(text)))
      }),
  )
  for (const socket of sockets) socket.write('GET /v1/pets HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')
  const received = await Promise.all(heads)
  for (const socket of sockets) socket.destroy()
  return received
}

const open = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket)).on('error', reject)
  })

describe('more requests than can be served', () => {
  it('get 503 and when to come back, instead of waiting for seconds', async () => {
    const heads = await askAtOnce(await startSlow(15), 300)
    const refused = heads.filter((head) => head.startsWith('HTTP/1.1 503 '))
    expect(refused.length).toBeGreaterThan(50)
    expect(heads.length - refused.length).toBeGreaterThanOrEqual(100)
    expect(refused[0]).toMatch(/\r\nRetry-After: 1\r\n/)
  })

  it('are a crowd: a hundred slow ones are all served, however long that takes', async () => {
    const heads = await askAtOnce(await startSlow(15), 100)
    expect(new Set(heads.map((head) => head.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 200']))
  })

  it.runIf(process.platform === 'linux')(
    'are connected at once, not after a second as where the system has to try again',
    async () => {
      const { port } = await startSlow(0)
      const sockets = Array.from({ length: 700 }, () => connect(port, '127.0.0.1').on('error', () => {}))
      onTestFinished(() => {
        for (const socket of sockets) socket.destroy()
      })
      // Nothing has been accepted so far: these are in the hands of the system.
      await new Promise((resolve) => process.nextTick(resolve))
      expect(connectedTo(port)).toBeGreaterThanOrEqual(
        Math.min(700, Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8'))),
      )
    },
  )
})

/** Connections of a port that the system has made, on the side of the server. */
function connectedTo(port: number): number {
  const local = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const rows = readFileSync('/proc/net/tcp', 'utf8').split('\n')
  return rows.filter((row) => /^\s*\d+: \S+ \S+ 01 /.test(row) && row.trim().split(/\s+/)[1]?.endsWith(local)).length
}
