import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtFile } from './bench/built.ts'
import { median } from './bench/median.ts'
import type { Budget, Row } from './bench/row.ts'
import { runAlone } from './bench/run-alone.ts'

const rounds = 5
const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const bare = "require('node:http').createServer().listen(0, '127.0.0.1', () => console.log('ready'))"

interface Started {
  readonly ms: number
  readonly megabytes: number
}

/** Starts a server as from the prompt, until its first line, and ends it. */
async function untilReady(args: readonly string[]): Promise<Started> {
  const begin = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => Promise.reject(new Error(args.join(' '))))])
  const ms = performance.now() - begin
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
  const gone = once(child, 'exit')
  child.kill()
  await gone
  return { ms, megabytes: Number(kilobytes) / 1024 }
}

async function* ready(name: string, files: readonly string[], ms: number, megabytes?: number): AsyncGenerator<Row> {
  const pairs: { bare: Started; ours: Started }[] = []
  for (let index = 0; index < rounds; index += 1)
    pairs.push({
      bare: await untilReady(['--eval', bare]),
      ours: await untilReady([builtFile('scripts/cli.js'), 'mock', ...files, '--port=0']),
    })
  const most = (value: number): { readonly budget: Budget } => ({ budget: { kind: 'most', most: value } })
  yield {
    name: `mock, to the ready line, ${name}`,
    unit: 'ms',
    reference: median(pairs.map((pair) => pair.bare.ms)),
    ours: median(pairs.map((pair) => pair.ours.ms)),
    ...most(ms),
  }
  yield {
    name: `mock, memory when ready, ${name}`,
    unit: 'MB',
    reference: median(pairs.map((pair) => pair.bare.megabytes)),
    ours: median(pairs.map((pair) => pair.ours.megabytes)),
    ...(megabytes === undefined ? {} : most(megabytes)),
  }
}

const entries = ['index', 'milvus/index', 'uiza/index', 'compiled', 'openapi', 'hosts/node', 'hosts/server/index'] as const

const importOf = (url: string): string =>
  `const begin = performance.now(); await import(${JSON.stringify(url)}); process.stdout.write(String(performance.now() - begin))`

async function importMs(url: string): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', importOf(url)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  let text = ''
  for await (const chunk of child.stdout) text += String(chunk)
  await closed
  return Number(text)
}

/** The import of each entry, beside that of MSW, which whoever uses a mock imports anyway. */
async function imported(path: string): Promise<Row> {
  const pairs: (readonly [reference: number, ours: number])[] = []
  const file = builtFile(`${path}.js`)
  for (let index = 0; index < rounds; index += 1) pairs.push([await importMs('msw/node'), await importMs(file)])
  const [reference, ours] = [median(pairs.map(([one]) => one)), median(pairs.map(([, other]) => other))]
  return { name: `import of ${path}`, unit: 'ms', reference, ours }
}

/** From the prompt to the ready line of a mock server, beside a bare one; and the import of each entry of the package. */
export async function* rows(): AsyncGenerator<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'doublecheck-bench-'))
  try {
    const [usual, large] = [join(folder, 'usual.json'), join(folder, 'large.json')] as const
    for (const [file, operations] of [
      [usual, '100'],
      [large, '1200'],
    ] as const)
      await runAlone([fileOf('bench/write-document.ts'), file, operations])
    yield* ready('the included APIs', [], 1000)
    yield* ready('100 operations', [usual], 1000)
    yield* ready('1,200 operations', [large], 4000, 500)
    for (const entry of entries) yield imported(`mocks/${entry}`)
    yield imported('contracts/index')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
