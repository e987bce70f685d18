import { describe, expect, it } from 'vitest'
import { overOutages } from '../../../contracts/exchange/outage.ts'
import { withRetries } from '../../../contracts/exchange/retry.ts'
import type { Answered, SentRequest } from '../../../contracts/http/exchange.ts'
import { createSend } from '../../../contracts/http/send.ts'
import { serve } from './servers.ts'

/** Answers one after the other, each request with the next; the last one for good. */
function answers(...list: readonly (readonly [status: number, headers?: Record<string, string>])[]) {
  const times: number[] = []
  const url = serve((_, response) => {
    const [status, headers] = list[Math.min(times.length, list.length - 1)] ?? [200]
    times.push(Date.now())
    response.writeHead(status, headers).end('{}')
  })
  return { url, times }
}

async function send(url: Promise<string> | string, request: Partial<SentRequest> = {}, longestWaitMs = 5_000): Promise<Answered> {
  const retrying = overOutages(withRetries(createSend({ timeoutMs: 10_000 }), { longestWaitMs, now: Date.now }))
  return retrying({ method: 'POST', headers: {}, body: '{}', ...request, url: await url })
}

describe('a target that asks to come back later', () => {
  it('is asked again when it said, in seconds or with a date', async () => {
    const { url, times } = answers([429, { 'Retry-After': '1' }], [200])
    expect((await send(url)).response?.status).toBe(200)
    const [first = 0, second = 0] = times
    expect(second - first).toBeGreaterThanOrEqual(990)

    const dated = answers([429, { 'Retry-After': new Date(Date.now() - 1_000).toUTCString() }], [200])
    expect((await send(dated.url)).response?.status).toBe(200)
  })

  it('is not waited for longer than we like, nor for ever', async () => {
    const slow = answers([429, { 'Retry-After': '60' }])
    expect((await send(slow.url)).response?.status).toBe(429)
    expect(slow.times).toHaveLength(1)

    const stubborn = answers([429, { 'Retry-After': '0' }])
    expect((await send(stubborn.url)).response?.status).toBe(429)
    expect(stubborn.times).toHaveLength(4)
  })

  it('is taken at its word when it does not say when', async () => {
    const { url, times } = answers([429], [200])
    expect((await send(url)).response?.status).toBe(429)
    expect(times).toHaveLength(1)
  })

  it('with 503 is asked again only for a look: anything else may have been begun', async () => {
    const change = answers([503, { 'Retry-After': '0' }], [200])
    expect((await send(change.url)).response?.status).toBe(503)
    const look = answers([503, { 'Retry-After': '0' }], [200])
    expect((await send(look.url, { safe: true })).response?.status).toBe(200)
  })
})

describe('a broken answer', () => {
  it('is not asked for again: it is what the run looks for', async () => {
    let count = 0
    const url = await serve((request) => {
      count += 1
      request.socket.destroy()
    })
    expect((await send(url, { safe: true })).failure?.kind).toBe('cut')
    expect(count).toBe(1)
  })
})

describe('a removal that puts something back', () => {
  const removal = { again: true }

  it.each([502, 500, 503, 429])('is sent again, later each time, where the target says %i for a while', async (status) => {
    const { url, times } = answers([status], [status], [200])
    expect((await send(url, removal)).response?.status).toBe(200)
    const [first = 0, second = 0, third = 0] = times
    expect(third - second).toBeGreaterThan(second - first)
  })

  it('is sent again where the connection is cut', async () => {
    let count = 0
    const url = await serve((request, response) => {
      count += 1
      if (count === 1) request.socket.destroy()
      else response.end('{}')
    })
    expect((await send(url, removal)).response?.status).toBe(200)
  })

  it('is given up after four attempts, and at once where it is refused', async () => {
    const broken = answers([502])
    expect((await send(broken.url, removal)).response?.status).toBe(502)
    expect(broken.times).toHaveLength(4)
    const refusing = answers([409])
    expect((await send(refusing.url, removal)).response?.status).toBe(409)
    expect(refusing.times).toHaveLength(1)
  })
})
