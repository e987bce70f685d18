// This folder is a package of its own, where `#mocks` is not known.
import { type AnyApi, type Authorization, createMock } from '../mocks/index.ts'
import { milvus } from '../mocks/milvus/index.ts'
import { type MockServer, PortTakenError, startServer } from '../mocks/server/index.ts'
import { uiza } from '../mocks/uiza/index.ts'

export interface RunMockOptions {
  /** Only this API; default: all. */
  readonly api?: string
  /** 0: any free port. */
  readonly port: number
  readonly host: string
  readonly scenario: string
  readonly authorization?: Authorization
  /** Milliseconds every answer is held back. */
  readonly delay: number
}

const apis: readonly AnyApi[] = [milvus, uiza]

/**
 * Serves the mocks until SIGINT or SIGTERM, and says where in one line on stdout.
 *
 * @returns Exit code: 0 when it was stopped, 2 when it could not begin.
 */
export async function runMock(options: RunMockOptions): Promise<number> {
  const problem = findProblem(options)
  if (problem !== undefined) return refuse(problem)
  const { api, port, host, scenario, authorization, delay } = options
  const served = apis.filter(({ name }) => api === undefined || name === api)
  const mocks = served.map((each) =>
    createMock(each, { scenario, onError: printError, ...(authorization === undefined ? {} : { authorization }) }),
  )
  try {
    const server = await startServer({ mocks, port, host, delayMs: delay })
    process.stdout.write(`doublecheck mock: ${server.url} (${served.map(({ name }) => name).join(', ')})\n`)
    await untilStopped(server)
    return 0
  } catch (error) {
    if (error instanceof PortTakenError) return refuse(error.message)
    return refuse(`Cannot listen on ${host}: ${error instanceof Error ? error.message : 'unknown error'}. Use --host=127.0.0.1.`)
  }
}

function findProblem({ api, port, delay }: RunMockOptions): string | undefined {
  const names = apis.map(({ name }) => name)
  if (api !== undefined && !names.includes(api)) return `There is no API "${api}". Use --api=${names.join(' or --api=')}.`
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return 'A port is a number from 0 (any free one) to 65535.'
  if (!(delay >= 0)) return 'A delay is a number of milliseconds, for example --delay=200.'
  return undefined
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`)
  return 2
}

/** The name of the error only: in its words a secret could stand. */
function printError(error: unknown, operationId: string | undefined): void {
  const kind = error instanceof Error ? error.name : typeof error
  process.stderr.write(`doublecheck mock: ${operationId ?? 'a request'} failed with ${kind}\n`)
}

function untilStopped(server: MockServer): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      clearInterval(orphaned)
      void server.close().then(resolve)
    }
    process.on('SIGINT', stop).on('SIGTERM', stop)
    const orphaned = whenOrphaned(stop)
  })
}

/** `npm run` does not pass a SIGTERM on to what its shell started: without this, the port would stay taken for ever. */
function whenOrphaned(stop: () => void): NodeJS.Timeout | undefined {
  const parent = process.ppid
  if (process.env.npm_lifecycle_event === undefined) return undefined
  return setInterval(() => process.ppid !== parent && stop(), 200).unref()
}
