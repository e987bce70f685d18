import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { type Report, startMockTarget, type VerifyOptions, verify, withMockCredentials, withStrictness } from '#contracts'
import { parseDocument } from '#openapi/load'

const strict = { strict: true, allowUndocumented: false }

/** Checks a document strictly against a server, or against its own mock as a run without a target does. */
export async function verified(yaml: string, options: Partial<VerifyOptions> = {}): Promise<Report> {
  const document = parseDocument(`openapi: 3.1.0\ninfo: { title: Example, version: '1' }\n${yaml}`, 'example.yaml')
  const { target, token } = options
  const documents = target === undefined ? withMockCredentials([document], { token }) : [document]
  const own = target === undefined ? await startMockTarget(documents) : undefined
  let count = 0
  try {
    const report = await verify({
      documents,
      target: own?.url ?? '',
      mock: own !== undefined,
      selection: {},
      timeoutMs: 10_000,
      now: Date.now,
      createId: () => `k${(count++).toString(36).padStart(3, '0')}`,
      ...options,
    })
    return withStrictness(report, strict)
  } finally {
    await own?.close()
  }
}

/** What a report has to say, in one text each. */
export const messagesOf = ({ findings }: Report): readonly string[] => findings.map(({ rule, message }) => `${rule}: ${message}`)

/** Serves the number 7 below every path; the others are refused for want of a credential. Gives its URL. */
export const serve = (letsIn: (path: string) => boolean): Promise<string> =>
  listen(({ url = '', method = '' }, response) => {
    const status = method !== 'GET' && method !== 'HEAD' ? 405 : letsIn(url) ? 200 : 401
    response.writeHead(status, status === 200 ? { 'content-type': 'application/json' } : {})
    response.end(status === 200 && method === 'GET' ? '7' : '')
  })

/** Serves requests until the test ends. Gives the URL. */
export async function listen(respond: RequestListener): Promise<string> {
  const server = createServer(respond)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
