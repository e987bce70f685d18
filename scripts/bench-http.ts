import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Load, loads, measure } from './bench/load.ts'

/** How often each server is measured, one after the other, so that both meet the same machine. */
const rounds = 5
const secondsPerRound = 1

interface Subject {
  readonly child: ChildProcess
  readonly url: string
}

async function start(file: string): Promise<Subject> {
  const child = fork(fileURLToPath(new URL(`bench/${file}`, import.meta.url)), { execArgv: ['--conditions=source'] })
  const [port] = (await once(child, 'message')) as [number]
  return { child, url: `http://127.0.0.1:${port}` }
}

async function run({ child, url }: Subject, load: Load): Promise<number> {
  const ready = once(child, 'message')
  child.send('reset')
  await ready
  return measure(url, load, secondsPerRound)
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}

/** Measures one load in alternating rounds; the first round warms up and does not count. */
async function compare(reference: Subject, mock: Subject, load: Load): Promise<boolean> {
  const pairs: { reference: number; mock: number }[] = []
  for (let round = 0; round <= rounds; round += 1)
    pairs.push({ reference: await run(reference, load), mock: await run(mock, load) })
  const counted = pairs.slice(1)
  const ratio = median(counted.map((pair) => pair.mock / pair.reference))
  const kept = ratio >= load.budget
  const [bare, ours] = [median(counted.map((pair) => pair.reference)), median(counted.map((pair) => pair.mock))]
  const line = `${load.name.padEnd(10)} ${shown(ours)} of ${shown(bare)} requests/s  ratio ${ratio.toFixed(2)}`
  process.stdout.write(`${line}  ${kept ? 'ok' : 'BELOW'} (budget ${load.budget})\n`)
  return kept
}

const shown = (perSecond: number): string => Math.round(perSecond).toLocaleString('en').padStart(7)

const subjects = [await start('reference-server.ts'), await start('mock-server.ts')] as const
process.stdout.write(`HTTP mock beside a bare node:http server with JSON.parse, Ajv and a Map; median of ${rounds} rounds\n`)
try {
  for (const load of loads) if (!(await compare(...subjects, load))) process.exitCode = 1
} finally {
  for (const { child } of subjects) child.kill()
}
