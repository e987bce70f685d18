import { setTimeout as delay } from 'node:timers/promises'
import { median } from './bench/median.ts'
import type { chains } from './bench/scaling/chain.ts'
import { cpuMsOf, ownCpuMs } from './bench/scaling/cpu.ts'
import { load, type Outcome } from './bench/scaling/load.ts'
import { end, type Process, startBalancer, startMock } from './bench/scaling/processes.ts'
import { limitEach } from './bench/scaling/share.ts'

/** The least that four processes serve, by one of them, on two cores. */
const budget = 1.6
const seconds = Number(process.env.SECONDS ?? 5)
const rounds = 3
const nginx = process.env.NGINX_PATH ?? 'nginx'

/** What part of a core each mock has where containers are stood for. */
const share = 0.2
const limits: (() => void)[] = []

const running = new Set<Process>()

function kept<Started extends Process>(started: Started): Started {
  running.add(started)
  return started
}

/** What some requests came to, and what they cost each process. */
interface Measured extends Outcome {
  readonly cpuMs: { readonly mocks: number; readonly nginx: number; readonly client: number }
}

async function measured(
  { port, mocks, nginx }: { readonly port: number; readonly mocks: readonly Process[]; readonly nginx: readonly Process[] },
  chain: keyof typeof chains,
): Promise<Measured> {
  const now = () => [cpuMsOf(mocks), cpuMsOf(nginx), ownCpuMs()] as const
  const before = now()
  const outcome = await load(port, seconds, chain)
  const after = now()
  return { ...outcome, cpuMs: { mocks: after[0] - before[0], nginx: after[1] - before[1], client: after[2] - before[2] } }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function costText(outcomes: readonly Measured[]): string {
  const served = sum(outcomes.map((outcome) => outcome.served))
  const cost = (name: keyof Measured['cpuMs']): string =>
    Math.round((1000 * sum(outcomes.map(({ cpuMs }) => cpuMs[name]))) / served).toString()
  return `µs of CPU: mock ${cost('mocks')}, nginx ${cost('nginx')}, client ${cost('client')}`
}

function report(title: string, outcomes: readonly Outcome[], than: number | undefined, more = ''): number {
  const perSecond = median(outcomes.map((outcome) => outcome.perSecond))
  const wrong = outcomes.flatMap((outcome) => outcome.wrong)
  const unserved = sum(outcomes.map((outcome) => outcome.unserved))
  const ratio = than === undefined ? '' : `ratio ${(perSecond / than).toFixed(2)}`
  const shown = Math.round(perSecond).toLocaleString('en').padStart(7)
  process.stdout.write(
    `${title.padEnd(44)} ${shown} requests/s  ${ratio.padEnd(10)}  ${wrong.length} wrong, ${unserved} not served  ${more}\n`,
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

/** Sends one chain to one mock, to one behind nginx and to four behind nginx, by turns. */
async function compare(chain: keyof typeof chains, mocks: readonly Process[], balancers: Balancers): Promise<number> {
  const single = mocks.slice(0, 1)
  const subjects = {
    direct: { port: single[0]?.port ?? 0, mocks: single, nginx: [] },
    alone: { port: balancers.alone.port, mocks: single, nginx: [balancers.alone] },
    four: { port: balancers.four.port, mocks, nginx: [balancers.four] },
  } as const
  // A process is slow until it has compiled what it runs often.
  for (const { port } of mocks) await load(port, 2 * seconds, chain)
  const outcomes = { direct: [] as Measured[], alone: [] as Measured[], four: [] as Measured[] }
  for (let round = 0; round < rounds; round += 1)
    for (const name of ['direct', 'alone', 'four'] as const) outcomes[name].push(await measured(subjects[name], chain))
  process.stdout.write(`400 sandboxes, ${titles[chain]}; median of ${rounds} rounds of ${seconds} s\n`)
  const one = report('one process', outcomes.direct, undefined, costText(outcomes.direct))
  report('one process behind nginx', outcomes.alone, one, costText(outcomes.alone))
  return report('four processes behind nginx', outcomes.four, one, costText(outcomes.four)) / one
}

interface Balancers {
  readonly alone: Process
  readonly four: Process
}

const titles = { small: 'a chain of ten small requests each', large: 'a chain of nine requests each, orders of 3 kB' } as const

/** Sends the small chain to one mock and to four that have a part of a core each, as containers have: what else runs needs the rest. */
async function compareShares(mocks: readonly Process[], { four }: Balancers): Promise<number | undefined> {
  const unlimit = limitEach(mocks, share)
  if (!unlimit) {
    process.stdout.write('mocks with a part of a core each: not measured, since this user may not limit them\n')
    return undefined
  }
  limits.push(unlimit)
  const outcomes = { one: [] as Outcome[], four: [] as Outcome[] }
  for (let round = 0; round < rounds; round += 1) {
    outcomes.one.push(await load(mocks[0]?.port ?? 0, seconds))
    outcomes.four.push(await load(four.port, seconds))
  }
  process.stdout.write(`400 sandboxes, ${titles.small}; each mock has ${share} of a core\n`)
  const one = report('one process', outcomes.one, undefined)
  return report('four processes behind nginx', outcomes.four, one) / one
}

async function measure(): Promise<void> {
  const mocks = await Promise.all(Array.from({ length: 4 }, async () => kept(await startMock())))
  const balancers = { alone: kept(await startBalancer(nginx, mocks.slice(0, 1))), four: kept(await startBalancer(nginx, mocks)) }
  const ratios = {
    small: await compare('small', mocks, balancers),
    large: await compare('large', mocks, balancers),
    shares: await compareShares(mocks, balancers),
  }
  const [outcome] = await Promise.all([load(balancers.four.port, seconds), restart(mocks)])
  report('four, one of them killed and started again', [outcome], undefined)
  for (const [name, ratio] of Object.entries(ratios)) {
    if (ratio === undefined) continue
    process.stdout.write(`${name}: ${ratio.toFixed(2)} × one  ${ratio >= budget ? 'ok' : 'BELOW'} (budget ${budget})\n`)
    if (ratio < budget) process.exitCode = 1
  }
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
  for (const unlimit of limits) unlimit()
}
