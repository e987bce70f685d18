import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '#contracts'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { createListener } from '#mocks/server'
import { milvusDocument } from '#openapi/milvus'
import { createSend } from '../../../contracts/http/send.ts'
import { verifyLive } from '../live/target.ts'
import { authority, serveSecure } from './servers.ts'

/** A server that says it keeps a connection, and ends it some time after each response. */
const endingAfter =
  (listener: RequestListener, afterMs: number): RequestListener =>
  (request, response) => {
    response.on('finish', () => setTimeout(() => request.socket.end(), afterMs))
    listener(request, response)
  }

describe('a server that ends connections without notice', () => {
  it.each([0, 5])('%i ms after each response is checked as any other', async (afterMs) => {
    const mock = createMock(milvus)
    const before = await mock.snapshot()
    const target = await serveSecure(endingAfter(createListener({ mocks: [mock] }), afterMs))
    const report = await verifyLive(target, milvusDocument(), {
      certificate: authority,
      selection: { only: ['examples', 'lifecycle', 'change'] },
    })
    expect(report.findings.map(({ message }) => message)).toEqual([])
    expect(exitCodeOf(report)).toBe(0)
    expect(report.summary.passed).toBeGreaterThan(50)
    expect(await mock.snapshot()).toEqual(before)
  })
})

describe('a connection that ends while a request is on its way', () => {
  /** Responds to the first request of each connection, and ends it as soon as the second one comes. */
  function endsAtSecond(seen: string[]): RequestListener {
    const known = new WeakSet<Socket>()
    return (request, response) => {
      seen.push(request.method ?? '')
      if (known.has(request.socket)) return request.socket.destroy()
      known.add(request.socket)
      return response.end('{}')
    }
  }

  it('is asked again for a look, on a new one', async () => {
    const seen: string[] = []
    const url = await serveSecure(endsAtSecond(seen))
    const send = createSend({ timeoutMs: 2_000, certificate: authority })
    for (let index = 0; index < 3; index++)
      expect((await send({ method: 'GET', url, headers: {}, safe: true })).response?.status).toBe(200)
    expect(seen.length).toBeGreaterThan(3)
  })

  it('is not asked again for anything else, and never used for that again', async () => {
    const seen: string[] = []
    const url = await serveSecure(endsAtSecond(seen))
    const send = createSend({ timeoutMs: 2_000, certificate: authority })
    const change = { method: 'POST', url, headers: {}, body: '{}' }
    const first = await send(change)
    const second = await send(change)
    expect([first.response?.status, second.failure?.kind]).toEqual([200, 'cut'])
    expect(seen).toHaveLength(2)
    for (let index = 0; index < 3; index++) expect((await send(change)).response?.status).toBe(200)
    expect(seen).toHaveLength(5)
  })
})
