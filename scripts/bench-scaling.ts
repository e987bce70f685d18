import { setTimeout as delay } from 'node:timers/promises'
import { median } from './bench/median.ts'
import { load, type Outcome } from './bench/scaling/load.ts'
import { end, type Process, startBalancer, startMock } from './bench/scaling/processes.ts'

/** The least that four processes serve, by one of them, on two cores. */
const budget = 1.6
const seconds = Number(process.env.SECONDS ?? 5)
const rounds = 3
const nginx = process.env.NGINX_PATH ?? 'nginx'

const running = new Set<Process>()

function kept<Started extends Process>(started: Started): Started {
  running.add(started)
  return started
}

function report(title: string, outcomes: readonly Outcome[], than?: number): number {
  const perSecond = median(outcomes.map((outcome) => outcome.perSecond))
  const wrong = outcomes.flatMap((outcome) => outcome.wrong)
  const unserved = outcomes.reduce((sum, outcome) => sum + outcome.unserved, 0)
  const ratio = than === undefined ? '' : `ratio ${(perSecond / than).toFixed(2)}`
  const shown = Math.round(perSecond).toLocaleString('en').padStart(7)
  process.stdout.write(
    `${title.padEnd(44)} ${shown} requests/s  ${ratio.padEnd(10)}  ${wrong.length} wrong, ${unserved} not served\n`,
  )
  for (const line of wrong.slice(0, 5)) process.stdout.write(`  ${line}\n`)
  if (wrong.length > 0) process.exitCode = 1
  return perSecond
}

/** Ends one of the mocks in the middle of a load, at once, and starts it again where it was. */
async function restart(mocks: Process[]): Promise<void> {
  await delay(seconds * 300)
  const [one] = mocks
  if (!one) return
  await end(one, 'SIGKILL')
  await delay(1000)
  mocks[0] = kept(await startMock(one.port))
}

async function measure(): Promise<void> {
  const mocks = await Promise.all(Array.from({ length: 4 }, async () => kept(await startMock())))
  const [single] = mocks
  if (!single) return
  const [alone, four] = [kept(await startBalancer(nginx, [single])), kept(await startBalancer(nginx, mocks))]
  const outcomes = { direct: [] as Outcome[], alone: [] as Outcome[], four: [] as Outcome[] }
  for (let round = 0; round < rounds; round += 1) {
    outcomes.direct.push(await load(single.port, seconds))
    outcomes.alone.push(await load(alone.port, seconds))
    outcomes.four.push(await load(four.port, seconds))
  }
  process.stdout.write(`400 sandboxes, a chain of ten requests each; median of ${rounds} rounds of ${seconds} s\n`)
  const one = report('one process', outcomes.direct)
  report('one process behind nginx', outcomes.alone, one)
  const ratio = report('four processes behind nginx', outcomes.four, one) / one
  const [outcome] = await Promise.all([load(four.port, seconds), restart(mocks)])
  report('four, one of them killed and started again', [outcome], one)
  process.stdout.write(`four processes: ${ratio.toFixed(2)} × one  ${ratio >= budget ? 'ok' : 'BELOW'} (budget ${budget})\n`)
  if (ratio < budget) process.exitCode = 1
}

try {
  await measure()
} catch (error) {
  const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
  const hint = 'nginx is not installed. Install it (`apt install nginx-light`), or name it: NGINX_PATH=/usr/sbin/nginx.'
  process.stderr.write(`${missing ? hint : String(error)}\n`)
  process.exitCode = 2
} finally {
  await Promise.all([...running].map((one) => end(one)))
}
