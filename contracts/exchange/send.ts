import { type ClientRequest, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Json } from '#openapi'
import type { NoResponse, ReceivedResponse, Send, SentRequest } from './exchange.ts'

/** How long to wait, in milliseconds, from the first byte sent to the last byte received. */
export interface SendOptions {
  readonly timeoutMs: number
}

const outOfReach = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNABORTED', 'EPERM'])

/**
 * Sends over node:http, because a URL must keep its slashes and a cut body must be seen. Each request has a connection of its
 * own: a server that writes head and body apart would cost 40 ms a request on a kept one (Nagle's algorithm meets delayed ACKs).
 */
export function createSend({ timeoutMs }: SendOptions): Send {
  return (request) =>
    new Promise((resolve) => {
      const fail = (kind: NoResponse['kind'], message: string) => resolve({ failure: { kind, message } })
      const client = open(request, (response) => {
        collect(response).then(
          (received) => resolve({ response: received }),
          () => fail('cut', 'the connection ended before the answer was complete'),
        )
      })
      const timer = setTimeout(() => {
        fail('time-limit', `no complete answer within ${timeoutMs} ms`)
        client.destroy()
      }, timeoutMs)
      client.on('error', (error: NodeJS.ErrnoException) => {
        fail(outOfReach.has(error.code ?? '') ? 'unreachable' : 'cut', error.message)
      })
      client.on('close', () => clearTimeout(timer))
      client.end(request.body)
    })
}

function open(request: SentRequest, onResponse: (response: IncomingMessage) => void): ClientRequest {
  const [, protocol, host, path] = /^(https?):\/\/([^/?#]+)(.*)$/.exec(request.url) ?? []
  const address = new URL(`${protocol}://${host}`)
  const body = request.body === undefined ? {} : { 'Content-Length': Buffer.byteLength(request.body) }
  const options: RequestOptions = {
    method: request.method,
    host: address.hostname.replace(/^\[|\]$/g, ''),
    port: address.port,
    path: path || '/',
    headers: { Host: host, Accept: 'application/json', ...request.headers, ...body },
    agent: false,
  }
  return protocol === 'https' ? requestHttps(options, onResponse) : requestHttp(options, onResponse)
}

async function collect(response: IncomingMessage): Promise<ReceivedResponse> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]))
  return { status: response.statusCode ?? 0, headers, text, ...parse(text) }
}

function parse(text: string): Pick<ReceivedResponse, 'json' | 'jsonProblem'> {
  try {
    return { json: JSON.parse(text) as Json }
  } catch (error) {
    // V8 quotes a piece of the text, which may be a piece of a secret.
    return { jsonProblem: (error as Error).message.replace(/, \.*".*$/s, '') }
  }
}
