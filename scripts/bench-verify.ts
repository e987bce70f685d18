import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createListener } from '../mocks/hosts/server/index.ts'
import { createMock } from '../mocks/index.ts'
import { openapi } from '../mocks/openapi.ts'
import { builtFile } from './bench/built.ts'
import { documentOf } from './bench/effects/document.ts'
import type { Budget, Row } from './bench/row.ts'
import { runAlone } from './bench/run-alone.ts'

const cli = builtFile('scripts/cli.js')
const seconds = (most: number): { readonly budget: Budget } => ({ budget: { kind: 'most', most } })

const documents: readonly { readonly operations: number; readonly budget?: Budget }[] = [
  { operations: 10 },
  { operations: 100, ...seconds(5) },
  { operations: 300 },
  { operations: 1200 },
]

/** Serves a mock and counts its requests. */
async function countedMock(document: object) {
  let count = 0
  const server = createServer(createListener({ mocks: [createMock(await openapi(document))] })).on('request', () => {
    count += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, take: () => count, close: () => server.close() }
}

/** Seconds that so many reads take with `fetch`, as many at a time as a run sends to a mock. */
async function bareSeconds(url: string, requests: number): Promise<number> {
  const begin = performance.now()
  const lane = async () => {
    for (let index = 0; index < requests / 4; index += 1) await (await fetch(url)).arrayBuffer()
  }
  await Promise.all([lane(), lane(), lane(), lane()])
  return (performance.now() - begin) / 1000
}

async function* measure(file: string, operations: number, budget: Budget | undefined): AsyncGenerator<Row> {
  const document = documentOf(operations)
  writeFileSync(file, JSON.stringify(document))
  const mock = await countedMock(document)
  await runAlone([cli, 'verify', file, `--target=${mock.url}`])
  const requests = mock.take()
  const reference = await bareSeconds(`${mock.url}/things0`, requests)
  mock.close()
  const cost = await runAlone([cli, 'verify', file])
  const name = `verify, ${operations} operations`
  yield { name, unit: 's', reference, ours: cost.seconds, ...(budget ? { budget } : {}) }
  yield { name: `${name}, requests`, unit: 'requests', ours: requests }
  yield { name: `${name}, memory`, unit: 'MB', ours: cost.megabytes }
}

/** A run from the prompt with the mock in its process, beside as many reads that are only sent. */
export async function* rows(): AsyncGenerator<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'doublecheck-bench-'))
  try {
    yield { name: 'verify, the included APIs', unit: 's', ours: (await runAlone([cli, 'verify'])).seconds, ...seconds(1.5) }
    for (const { operations, budget } of documents) yield* measure(join(folder, `${operations}.json`), operations, budget)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
