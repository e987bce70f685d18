import { describe, expect, it } from 'vitest'
import { withRetries } from '../../../contracts/exchange/retry.ts'
import { serve } from '../live/servers.ts'
import { startDeviating, startTarget } from '../live/target.ts'
import { refusalOf, serveSocket } from './servers.ts'

const later = { status: 429, headers: { 'retry-after': '0', 'content-type': 'application/json' }, body: '{}' }

describe('a target that is never done', () => {
  it.each(['1', '0', undefined])('asking to come back later (Retry-After: %s) is given up', async (after) => {
    let requests = 0
    const url = await serve((_, response) => {
      requests += 1
      response.writeHead(429, after === undefined ? {} : { 'Retry-After': after }).end('{}')
    })
    const { exitCode, message } = await refusalOf(url)
    expect(message).toMatch(/ limits the rate of requests: it keeps returning 429 .* Raise its limit for this run, or check less/)
    expect(exitCode).toBe(3)
    // Each of a few requests is sent four times at most.
    expect(requests).toBeLessThan(30)
  })

  it('asking to come back later from somewhere on is given up, and what was made is removed where that is let through', async () => {
    const { mock, url } = await startTarget('milvus')
    const before = await mock.snapshot()
    let requests = 0
    const target = await startDeviating(url, (call, goOn) => (++requests > 30 && !call.path.endsWith('/drop') ? later : goOn()))
    const { exitCode, message } = await refusalOf(target)
    expect(message).toContain('keeps returning 429')
    expect(exitCode).toBe(3)
    expect(await mock.snapshot()).toEqual(before)
  })

  it('not responding is given up after a few requests', async () => {
    const { exitCode, message } = await refusalOf(await serveSocket(() => {}), { timeoutMs: 1_000 })
    expect(message).toMatch(
      /^http:\S+ does not respond: 3 requests in a row got no response in time \(no complete response within 1000 ms\)\. .*--timeout=SECONDS\.$/,
    )
    expect(exitCode).toBe(3)
  })

  it.each([
    ['hanging', 'hang' as const, /has stopped responding: \d+ requests in a row got no response in time/],
    ['cutting every response short', 'cut' as const, /has stopped responding: \d+ requests in a row lost their connection/],
  ])('%s from somewhere on is given up, and says what it could not put back', async (_, how, sentence) => {
    const { url } = await startTarget('milvus')
    let requests = 0
    const target = await startDeviating(url, (_call, goOn) => (++requests > 30 ? how : goOn()))
    const { exitCode, message } = await refusalOf(target, { timeoutMs: 1_000 })
    expect(message).toMatch(sentence)
    expect(message).toContain('Not restored: ')
    expect(exitCode).toBe(4)
    expect(requests).toBeLessThan(100)
  })
})

it('waits no longer for all requests together than it may', async () => {
  let requests = 0
  const send = withRetries(
    async () => {
      requests += 1
      const response = { status: 429, headers: { 'retry-after': '1' }, rawHeaders: [], text: '', bodyBytes: 0 }
      return { response, durationMs: 0 }
    },
    { longestWaitMs: 30_000, mostWaitingMs: 1_500, now: Date.now },
  )
  for (let index = 0; index < 3; index++) await send({ method: 'GET', url: 'http://api.example.test', headers: {} })
  expect(requests).toBe(4)
})
