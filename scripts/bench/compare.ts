import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Load, measure } from './load.ts'
import { median } from './median.ts'

/** How often each server is measured, one after the other, so that both meet the same machine. */
export const rounds = 5
const secondsPerRound = 1

/** A server in a process of its own. */
export interface Subject {
  readonly child: ChildProcess
  readonly url: string
}

/** Starts a server of this folder. */
export async function start(file: string, ...args: readonly string[]): Promise<Subject> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv: ['--conditions=source'] })
  const [port] = (await once(child, 'message')) as [number]
  return { child, url: `http://127.0.0.1:${port}` }
}

async function run({ child, url }: Subject, load: Load): Promise<number> {
  const ready = once(child, 'message')
  child.send('reset')
  await ready
  return measure(url, load, secondsPerRound)
}

/**
 * Measures one load in alternating rounds, and prints a line; the first round warms up and does not count.
 *
 * @param otherLoad What the reference gets, where it is not the same.
 * @returns Whether the budget is kept.
 */
export async function compare(reference: Subject, mock: Subject, load: Load, otherLoad = load): Promise<boolean> {
  const pairs: { reference: number; mock: number }[] = []
  for (let round = 0; round <= rounds; round += 1)
    pairs.push({ reference: await run(reference, otherLoad), mock: await run(mock, load) })
  const counted = pairs.slice(1)
  const ratio = median(counted.map((pair) => pair.mock / pair.reference))
  const kept = ratio >= load.budget
  const [bare, ours] = [median(counted.map((pair) => pair.reference)), median(counted.map((pair) => pair.mock))]
  const line = `${load.name.padEnd(36)} ${shown(ours)} of ${shown(bare)} requests/s  ratio ${ratio.toFixed(2)}`
  process.stdout.write(`${line}  ${kept ? 'ok' : 'BELOW'} (budget ${load.budget})\n`)
  return kept
}

const shown = (perSecond: number): string => Math.round(perSecond).toLocaleString('en').padStart(7)
