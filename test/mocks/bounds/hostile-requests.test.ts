import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'
import { type MockServer, startServer } from '#mocks/server'

/** The same requests in every run. `DOUBLECHECK_FUZZ_SEED` and `DOUBLECHECK_FUZZ_RUNS` ask for others, and for more of them. */
const { DOUBLECHECK_FUZZ_SEED: seed = '15', DOUBLECHECK_FUZZ_RUNS: runs = '150' } = process.env
const parameters = { seed: Number(seed), numRuns: Number(runs) }

const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS')
const path = fc.oneof(
  fc.constantFrom('/v1/pets', '/v1/pets/1', '/v1/pets/1/adoption', '/', '//', '/__sandbox/a/v1/pets'),
  fc.string({ maxLength: 40, unit: 'binary' }).map((text) => `/v1/pets/${encodeURIComponent(text.toWellFormed())}`),
  fc.string({ maxLength: 40 }).map((text) => `/v1/${text.replaceAll(/[^!-~]/g, '%')}`),
)
const query = fc.oneof(
  fc.constant(''),
  fc.string({ maxLength: 40 }).map((text) => `?limit=${text.replaceAll(/[^!-~]/g, '+')}`),
)
const mediaType = fc.constantFrom(
  'application/json',
  'application/json; charset=latin1',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  ';',
)
const body = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.string({ maxLength: 200, unit: 'binary' }),
  fc.constantFrom('', '[[[[', '{"a":'),
)

describe('a mock server', () => {
  let server: MockServer
  const reasons: string[] = []
  beforeAll(async () => {
    const pets = await openapi('test/scripts/generate/pets.yaml')
    const onError = (_error: unknown, _id: string | undefined, reason: string) => void reasons.push(reason)
    server = await startServer({ mocks: [createMock(pets, { onError })], onError })
  })
  afterAll(() => server.close())

  it('responds to any request, and never fails itself', async () => {
    const property = fc.asyncProperty(method, path, query, mediaType, body, async (verb, at, search, type, sent) => {
      const status = await statusOf(server.port, verb, `${at}${search}`, type, Buffer.from(sent.toWellFormed()))
      expect(status).toBeGreaterThanOrEqual(200)
      expect(status).toBeLessThan(500)
    })
    await fc.assert(property, parameters)
    expect(reasons).toEqual([])
  })

  it('takes any state or says what is wrong with it, and remembers what it had', async () => {
    const property = fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (records) => {
      const state = [records, { apis: records }, { apis: { pets: records } }, { apis: { pets: { pets: records } } }]
      for (const one of state) {
        const text = Buffer.from(JSON.stringify(one).toWellFormed())
        expect([200, 422]).toContain(await statusOf(server.port, 'PUT', '/__doublecheck/state', 'application/json', text))
      }
      expect(await statusOf(server.port, 'GET', '/v1/pets', 'application/json', Buffer.from(''))).toBe(200)
    })
    await fc.assert(property, { ...parameters, numRuns: Math.ceil(parameters.numRuns / 3) })
    expect(reasons).toEqual([])
  })

  it('lists the journal for any question about it', async () => {
    const name = fc.constantFrom('operation', 'status', 'after', 'limit', 'sandbox', 'wait')
    const question = fc.array(fc.tuple(name, fc.string({ maxLength: 12 })), { maxLength: 4 })
    const property = fc.asyncProperty(question, async (asked) => {
      const search = new URLSearchParams(asked).toString()
      expect([200, 422]).toContain(
        await statusOf(server.port, 'GET', `/__doublecheck/journal?${search}`, 'application/json', Buffer.from('')),
      )
    })
    await fc.assert(property, parameters)
  })

  it('survives bytes that are no HTTP', async () => {
    const property = fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      await exchange(server.port, Buffer.from(bytes))
      expect((await fetch(`${server.url}/v1/pets`)).status).toBe(200)
    })
    await fc.assert(property, { ...parameters, numRuns: Math.ceil(parameters.numRuns / 3) })
  })
})

async function statusOf(port: number, verb: string, target: string, type: string, sent: Buffer): Promise<number> {
  const head = `${verb} ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${sent.length}\r\n\r\n`
  const received = await exchange(port, Buffer.concat([Buffer.from(head), sent]))
  return Number(/^HTTP\/1\.1 (\d{3}) /.exec(received)?.[1])
}

/** Sends bytes, says that there are no more, and gives what came back. */
function exchange(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    let received = ''
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => socket.end(bytes))
    socket.setEncoding('latin1').on('data', (text) => {
      received += String(text)
    })
    socket
      .on('end', () => socket.destroy())
      .on('error', () => {})
      .on('close', () => resolve(received))
  })
}
