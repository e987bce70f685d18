import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect } from 'vitest'
import { type Report, type VerifyOptions, verify } from '#contracts'
import { type AnyMock, createMock, type MockOptions } from '#mocks'
import { milvus } from '#mocks/milvus'
import { startServer } from '#mocks/server'
import { uiza } from '#mocks/uiza'
import type { Document } from '#openapi'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'

export const documents = { milvus: milvusDocument, uiza: uizaDocument } as const
const apis = { milvus, uiza } as const
export type ApiName = keyof typeof apis

// Not each with its test: of tests that run at the same time nobody knows whose a server is.
const closing: (() => void | Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing.toReversed()) await close()
})

type Options = Pick<MockOptions<never>, 'authorization' | 'document'>

/** A mock of either API. */
export const createTarget = (name: ApiName, options: Options = {}): AnyMock =>
  createMock(apis[name] as never, options as never) as AnyMock

/** A running mock, as somebody else's server: the runner only knows its URL. */
export async function startTarget(name: ApiName, options: Options = {}) {
  const mock = createTarget(name, options)
  const { url, close } = await startServer({ mocks: [mock] })
  closing.push(close)
  return { mock, url }
}

export interface Call {
  readonly method: string
  /** Path and query as sent. */
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface Answer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string
}

/** Changes one thing: the request before it goes on, or the answer. `hang` never answers, `cut` ends the connection inside the body. */
export type Deviation = (
  call: Call,
  goOn: (call?: Call) => Promise<Answer>,
) => Promise<Answer | 'hang' | 'cut'> | Answer | 'hang' | 'cut'

/** A server that does what the mock at the URL does, but for one thing. */
export async function startDeviating(url: string, deviation: Deviation): Promise<string> {
  const server = createServer((incoming, response) => {
    readAll(incoming)
      .then(async (body) => {
        const call = { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, body }
        write(response, await deviation(call, (changed = call) => forward(url, changed)))
      })
      .catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function write(response: ServerResponse, answer: Answer | 'hang' | 'cut'): void {
  if (answer === 'hang') return
  if (answer === 'cut') {
    response
      .writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 99 })
      .write('{"code":', () => response.destroy())
    return
  }
  // What the answer to a HEAD says of its length is about the body of a GET.
  const length = answer.body === '' ? {} : { 'content-length': String(Buffer.byteLength(answer.body)) }
  response.writeHead(answer.status, { ...answer.headers, ...length }).end(answer.body)
}

function forward(url: string, { method, path, headers, body }: Call): Promise<Answer> {
  // Read whole, the body goes on with its length: a request that also says "chunked" would be refused.
  const { 'transfer-encoding': _coding, ...others } = headers
  const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) }
  const { port } = new URL(url)
  return new Promise((resolve, reject) => {
    const onward = request(
      { host: '127.0.0.1', port, method, path, headers: { ...others, ...length }, agent: false },
      (answer) => {
        const answerHeaders = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]))
        const { connection: _, ...kept } = answerHeaders
        readAll(answer).then((text) => resolve({ status: answer.statusCode ?? 0, headers: kept, body: text }), reject)
      },
    )
    onward.on('error', reject).end(body)
  })
}

async function readAll(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

let runs = 0

/** Checks a target as `doublecheck verify --target=URL` does. */
export function verifyLive(target: string, document: Document, options: Partial<VerifyOptions> = {}): Promise<Report> {
  const run = (runs++).toString(36).padStart(2, 'r')
  let count = 0
  return verify({
    documents: [document],
    target,
    mock: false,
    selection: {},
    timeoutMs: 10_000,
    now: Date.now,
    createId: () => `${run}${(count++).toString(36)}`,
    ...options,
  })
}

/** The findings of a report as `rule operation`, each once. */
export const findingsOf = ({ findings }: Report): readonly string[] =>
  [...new Set(findings.flatMap(({ rule, cases }) => cases.map((id) => `${rule} ${id.split('/')[1]}`)))].toSorted()

/** Checks a target that deviates in one thing; whatever it does, everybody's password has to be what it was. */
export async function check(name: ApiName, deviation: Deviation, options: Partial<VerifyOptions> = {}): Promise<Report> {
  const { mock, url } = await startTarget(name, { authorization: 'required' })
  const before = await mock.snapshot()
  const report = await verifyLive(await startDeviating(url, deviation), documents[name](), options)
  expect(await mock.snapshot()).toEqual(before)
  return report
}
