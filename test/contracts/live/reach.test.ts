import { readFileSync } from 'node:fs'
import { createServer as createHttp, type IncomingMessage, type Server } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Report, verify } from '#contracts'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { createListener } from '#mocks/server'
import { milvusDocument } from '#openapi/milvus'
import { createSend } from '../../../contracts/http/send.ts'

const certificate = (name: string): string => readFileSync(new URL(`certificates/${name}.pem`, import.meta.url), 'utf8')
const identity = { cert: certificate('server'), key: certificate('server-key') }
const serveMocks = () => createListener({ mocks: [createMock(milvus)] })

async function open(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

function run(target: string, options: Partial<Parameters<typeof verify>[0]> = {}): Promise<Report> {
  let count = 0
  return verify({
    documents: [milvusDocument()],
    target,
    mock: false,
    selection: { only: ['examples'] },
    timeoutMs: 10_000,
    now: Date.now,
    createId: () => `t${count++}`,
    ...options,
  })
}

describe('a target', () => {
  it('may be behind a path', async () => {
    const listener = serveMocks()
    const port = await open(
      createHttp((request, response) => {
        if (!request.url?.startsWith('/behind/a/path/')) return response.writeHead(404).end()
        request.url = request.url.slice('/behind/a/path'.length)
        return listener(request, response)
      }),
    )
    const report = await run(`http://127.0.0.1:${port}/behind/a/path`)
    expect(report.summary).toMatchObject({ failed: 0, warned: 0 })
    expect(report.summary.passed).toBeGreaterThan(20)
  })

  it('may have a certificate of a private authority, and is asked over few connections', async () => {
    let connections = 0
    const port = await open(createHttps(identity, serveMocks()).on('secureConnection', () => (connections += 1)))
    const report = await run(`https://localhost:${port}`, { certificate: certificate('authority') })
    expect(report.summary).toMatchObject({ failed: 0, warned: 0 })
    expect(connections).toBeLessThan(5)
  })

  it('whose certificate nobody knows is told so', async () => {
    const port = await open(createHttps(identity, serveMocks()))
    await expect(run(`https://localhost:${port}`)).rejects.toThrow(
      `https://localhost:${port} does not respond: its certificate is signed by an unknown authority. Pass the certificate of its authority with --ca=FILE.`,
    )
  })
})

describe('a proxy in the environment', () => {
  const credential = `Basic ${Buffer.from('me:s3cret').toString('base64')}`

  it('carries plain requests', async () => {
    const listener = serveMocks()
    const seen: IncomingMessage[] = []
    const port = await open(
      createHttp((request, response) => {
        seen.push(request)
        request.url = request.url?.replace('http://api.example.test', '') ?? '/'
        listener(request, response)
      }),
    )
    const environment = { HTTP_PROXY: `http://me:s3cret@127.0.0.1:${port}` }
    const report = await run('http://api.example.test', { environment })
    // On a target that is not this machine, what cannot be created is skipped.
    expect(report.summary).toMatchObject({ failed: 0, warned: 0 })
    expect(seen.every(({ headers }) => headers['proxy-authorization'] === credential)).toBe(true)
    expect(seen.every(({ headers }) => headers.host === 'api.example.test')).toBe(true)
  })

  it('is a tunnel to a secure target', async () => {
    const target = await open(createHttps(identity, serveMocks()))
    const asked: string[] = []
    const proxy = createHttp().on('connect', (request: IncomingMessage, client: Socket) => {
      asked.push(`${request.url} ${request.headers['proxy-authorization']}`)
      const upstream = connect(target, '127.0.0.1', () => client.write('HTTP/1.1 200 Connected\r\n\r\n'))
      upstream.on('error', () => client.destroy()).pipe(client)
      client.on('error', () => upstream.destroy()).pipe(upstream)
    })
    const environment = { HTTPS_PROXY: `http://me:s3cret@127.0.0.1:${await open(proxy)}` }
    const report = await run('https://api.example.test', { environment, certificate: certificate('authority') })
    expect(report.summary).toMatchObject({ failed: 0, warned: 0 })
    expect(new Set(asked)).toEqual(new Set([`api.example.test:443 ${credential}`]))
  })

  it('that refuses is told apart from the target', async () => {
    const proxy = createHttp().on('connect', (_: IncomingMessage, client: Socket) =>
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
    )
    const host = `127.0.0.1:${await open(proxy)}`
    const send = createSend({ timeoutMs: 10_000, environment: { HTTPS_PROXY: `http://${host}` } })
    const { failure } = await send({ method: 'GET', url: 'https://api.example.test/', headers: {} })
    expect(failure).toEqual({ kind: 'unreachable', message: `the proxy ${host} returns 407` })
  })
})
