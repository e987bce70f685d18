import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'
import { serve } from '../live/servers.ts'
import { findingsOf, startDeviating, startTarget, verifyLive } from '../live/target.ts'
import { refusalOf } from './servers.ts'

const page = (status: number, title: string, headers = {}): RequestListener => {
  let count = 0
  return (request, response) => {
    count += 1
    response
      .writeHead(status, { 'Content-Type': 'text/html', Server: 'cloudflare', ...headers })
      .end(`<html><head><title>${title}</title></head><body>${request.url} Ray ID: 8f3e${count}b2c</body></html>`)
  }
}
const json =
  (status: number, body: object): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))

describe('what responds to everything alike', () => {
  it.each<[string, RequestListener, RegExp]>([
    [
      'a wall that lets nobody in',
      page(403, 'Attention Required! | Cloudflare'),
      /^http:\S+ responds to everything with the same 403 \(server "cloudflare", title "Attention Required! \| Cloudflare"\), even for a path that does not exist: this is not the API/,
    ],
    ['a page for people', page(200, 'Welcome to nginx!'), /everything with the same 200 .*title "Welcome to nginx!"/],
    ['a gateway whose service is down', page(502, '502 Bad Gateway'), /everything with the same 502/],
    [
      'a gateway that speaks JSON',
      json(403, { message: 'Forbidden' }),
      /the same 403 \(body "\{\\"message\\":\\"Forbidden\\"\}"\)/,
    ],
    ['a service that says yes to everything', json(200, { status: 'ok' }), /the same 200/],
    [
      'a server with nothing on it',
      page(404, '404 Not Found'),
      /^http:\S+ serves none of the operations of openapi\/milvus\.yaml: every response is 404 \(server "cloudflare", title "404 Not Found"\)\. Use the base URL/,
    ],
  ])('%s is told in one sentence', async (_, listener, sentence) => {
    let requests = 0
    const url = await serve((request, response) => {
      requests += 1
      listener(request, response)
    })
    const { exitCode, message } = await refusalOf(url)
    expect(message).toMatch(sentence)
    expect(exitCode).toBe(3)
    expect(requests).toBeLessThan(30)
  })

  it('is told for a single case too', async () => {
    const url = await serve(page(403, 'Forbidden'))
    for (const operation of ['updatePassword', 'listUsers', 'describeRole']) {
      const { exitCode, message } = await refusalOf(url, { selection: { operation, only: ['examples'] } })
      expect([exitCode, message]).toEqual([3, expect.stringContaining('everything with the same 403')])
    }
  })

  it('never has a secret in what is told of it', async () => {
    const url = await serve((request, response) => {
      response.writeHead(403, { 'Content-Type': 'text/plain' }).end(`no: ${request.headers.authorization ?? ''}`)
    })
    const { message } = await refusalOf(url, { token: 'root:an0ther-token' })
    expect(message).not.toContain('an0ther-token')
  })
})

describe('a redirect of everything', () => {
  const to =
    (location: (path: string) => string): RequestListener =>
    (request, response) =>
      void response.writeHead(308, { Location: location(request.url ?? '') }).end()

  it.each([
    [
      'to the same path elsewhere',
      (path: string) => `https://api.example.test${path}`,
      /^http:\S+ redirects every request \(308\) to https:\/\/api\.example\.test\/v2\/\S+; .* Use --target=https:\/\/api\.example\.test if that is the API\.$/,
    ],
    [
      'to a base path',
      (path: string) => `/milvus${path}`,
      /Use --target=http:\/\/127\.0\.0\.1:\d+\/milvus if that is the API\.$/,
    ],
    [
      'to a login page',
      () => '/login?next=/&state=s3cret-state#top',
      /redirects every request \(308\) to http:\/\/127\.0\.0\.1:\d+\/login; .* Use the URL of the API itself/,
    ],
    ['to nowhere', () => 'http://', /to an invalid URL/],
  ])('%s says where, and is not followed', async (_, location, sentence) => {
    const paths: string[] = []
    const url = await serve((request, response) => {
      paths.push(request.url ?? '')
      to(location)(request, response)
    })
    const { exitCode, message } = await refusalOf(url)
    expect(message).toMatch(sentence)
    expect(message).not.toContain('s3cret-state')
    expect(exitCode).toBe(3)
    expect(paths.filter((path) => path.startsWith('/login') || path.startsWith('/milvus'))).toEqual([])
  })
})

describe('an API that only looks like a gateway', () => {
  const broken = { status: 500, headers: { 'content-type': 'text/plain' }, body: 'panic' }

  it('because one operation breaks down over everything, is checked', async () => {
    const { url } = await startTarget('milvus')
    const target = await startDeviating(url, (call, goOn) => (call.path.endsWith('/update_password') ? broken : goOn()))
    const report = await verifyLive(target, milvusDocument())
    expect(findingsOf(report)).toContain('status updatePassword')
    expect(report.summary.passed).toBeGreaterThan(100)
  })

  it('because every operation breaks down, is told by each, where the router knows other paths', async () => {
    const { url } = await startTarget('milvus')
    const target = await startDeviating(url, (call, goOn) => (call.path.startsWith('/v2/') ? broken : goOn()))
    const report = await verifyLive(target, milvusDocument())
    expect(findingsOf(report)).toContain('status createUser')
  })

  it('because another API of the run is not there, is checked', async () => {
    const { url } = await startTarget('milvus')
    const report = await verifyLive(url, milvusDocument(), { documents: [uizaDocument(), milvusDocument()] })
    expect(report.cases.filter(({ api, status }) => api === 'milvus' && status === 'passed').length).toBeGreaterThan(100)
  })

  it('because it begins to refuse everything on the way, is not blamed for what follows', async () => {
    const { url } = await startTarget('milvus')
    let requests = 0
    const target = await startDeviating(url, (_, goOn) =>
      ++requests > 40 ? { status: 403, headers: { server: 'waf' }, body: 'Blocked' } : goOn(),
    )
    const { exitCode, message } = await refusalOf(target)
    expect(message).toContain('everything with the same 403 (server "waf")')
    expect([3, 4]).toContain(exitCode)
  })
})
