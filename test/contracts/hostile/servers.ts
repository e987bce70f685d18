import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer as createSecureHttp } from 'node:https'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { ContractError } from '#contracts'
import type { Document } from '#openapi'
import { milvusDocument } from '#openapi/milvus'
import { verifyLive } from '../live/target.ts'

const pem = (name: string): string => readFileSync(new URL(`../live/certificates/${name}.pem`, import.meta.url), 'utf8')

/** What a server on `localhost` shows, and the authority that signed it. */
export const identity = { cert: pem('server'), key: pem('server-key') } as const
export const authority = pem('authority')

/** Opens a server for one test on a free port of this machine. */
export async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket.on('error', () => {})))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

/** Serves bytes: what a connection is told, and when, is the test's own. */
export const serveSocket = async (act: (socket: Socket) => void): Promise<string> =>
  `http://127.0.0.1:${await listen(createServer((socket) => act(socket)))}`

/** Serves over TLS, as `localhost`. */
export const serveSecure = async (listener: RequestListener): Promise<string> =>
  `https://localhost:${await listen(createSecureHttp(identity, listener))}`

/** What a run ends with that cannot be made. */
export interface Refusal {
  readonly exitCode: number
  readonly message: string
  readonly durationMs: number
}

/** Runs against a target that is not the API, and gives the one sentence it ends with. */
export async function refusalOf(
  target: string,
  options: Parameters<typeof verifyLive>[2] = {},
  document: Document = milvusDocument(),
): Promise<Refusal> {
  const startedAt = performance.now()
  const report = await verifyLive(target, document, { certificate: authority, timeoutMs: 10_000, ...options }).catch(
    (error: unknown) => error,
  )
  if (!(report instanceof ContractError)) throw new Error(`The run was made: ${JSON.stringify(report).slice(0, 500)}`)
  return { exitCode: report.exitCode, message: report.message, durationMs: performance.now() - startedAt }
}
