import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Load, measure } from './load.ts'
import { median } from './median.ts'
import type { Row } from './row.ts'

/** How often each server is measured, one after the other, so that both meet the same machine. */
const rounds = 5
const secondsPerRound = 1

/** A server in a process of its own. */
export interface Subject {
  readonly child: ChildProcess
  readonly url: string
}

/** Starts a server of this folder. */
async function start([file, ...args]: readonly [file: string, ...args: string[]]): Promise<Subject> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv: ['--conditions=source'] })
  const [port] = (await once(child, 'message')) as [number]
  return { child, url: `http://127.0.0.1:${port}` }
}

/**
 * Starts two servers of this folder, and ends them after the rows are made.
 *
 * @param commands A file and its arguments: first the reference, then ours.
 */
export async function* between(
  commands: readonly [reference: readonly [string, ...string[]], ours: readonly [string, ...string[]]],
  rows: (reference: Subject, ours: Subject) => AsyncIterable<Row>,
): AsyncGenerator<Row> {
  const [reference, ours] = await Promise.all([start(commands[0]), start(commands[1])])
  try {
    yield* rows(reference, ours)
  } finally {
    for (const { child } of [reference, ours]) child.kill()
  }
}

async function run({ child, url }: Subject, load: Load): Promise<number> {
  const ready = once(child, 'message')
  child.send('reset')
  await ready
  return measure(url, load, secondsPerRound)
}

/**
 * Measures one load in alternating rounds; the first round warms up and does not count.
 *
 * @param otherLoad What the reference is sent, where it is not the same.
 */
export async function compare(reference: Subject, mock: Subject, load: Load, otherLoad = load): Promise<Row> {
  const pairs: { reference: number; mock: number }[] = []
  for (let round = 0; round <= rounds; round += 1)
    pairs.push({ reference: await run(reference, otherLoad), mock: await run(mock, load) })
  const counted = pairs.slice(1)
  return {
    name: load.name,
    unit: 'requests/s',
    reference: median(counted.map((pair) => pair.reference)),
    ours: median(counted.map((pair) => pair.mock)),
    ratio: median(counted.map((pair) => pair.mock / pair.reference)),
    ...(load.budget === undefined ? {} : { budget: { kind: 'share', least: load.budget } }),
  }
}
