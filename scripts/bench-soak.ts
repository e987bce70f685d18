import { readFileSync } from 'node:fs'
import { median } from './bench/median.ts'
import { load } from './bench/scaling/load.ts'
import { end, type Process, startMock } from './bench/scaling/processes.ts'

// npm run bench -- soak: MINUTES=30 of mixed traffic against one mock. Its memory may not grow, and no response may be wrong.
const minutes = Number(process.env.MINUTES ?? 5)
const roundSeconds = 10

/** How much more memory the last quarter of the time may take than the third, in per cent. Before that, journals and heap fill up. */
const budget = 10

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)

/** Resident memory of a process, in bytes. */
function memoryOf({ child }: Process): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}

/** What clients do beside their work: they look at the journal and the state, send what is large, broken or for nobody, and go away. */
async function misuse({ port }: Process): Promise<readonly string[]> {
  const base = `http://127.0.0.1:${port}`
  const headers = { 'Content-Type': 'application/json' }
  const asked: readonly (readonly [path: string, init: RequestInit, status: number])[] = [
    ['/__doublecheck/journal?sandbox=*', {}, 200],
    ['/__doublecheck/state', {}, 200],
    ['/shop/pets', { method: 'POST', headers, body: '{"name":' }, 400],
    ['/shop/pets', { method: 'POST', headers, body: JSON.stringify({ name: 'x'.repeat(2_000_000) }) }, 413],
    ['/nothing', {}, 404],
  ]
  const wrong: string[] = []
  for (const [path, init, status] of asked) {
    const response = await fetch(`${base}${path}`, init)
    await response.arrayBuffer()
    if (response.status !== status) wrong.push(`${init.method ?? 'GET'} ${path}: ${response.status}, not ${status}`)
  }
  await fetch(`${base}/__doublecheck/journal?wait=60&sandbox=*`, { signal: AbortSignal.timeout(50) }).catch(() => {})
  return wrong
}

const mock = await startMock()
try {
  const until = Date.now() + minutes * 60_000
  const samples: number[] = []
  const wrong: string[] = []
  let served = 0
  while (Date.now() < until) {
    const { perSecond, wrong: found, unserved } = await load(mock.port, roundSeconds)
    served += Math.round(perSecond * roundSeconds)
    wrong.push(...found, ...(await misuse(mock)), ...(unserved > 0 ? [`${unserved} requests without a response`] : []))
    samples.push(memoryOf(mock))
    process.stdout.write(
      `${served.toLocaleString('en').padStart(12)} responses, ${wrong.length} wrong, ${megabytes(memoryOf(mock))} MB\n`,
    )
  }
  const quarter = Math.max(1, Math.floor(samples.length / 4))
  const [third, last] = [median(samples.slice(-2 * quarter, -quarter)), median(samples.slice(-quarter))]
  const growth = Math.round((100 * (last - third)) / third)
  for (const line of wrong.slice(0, 5)) process.stdout.write(`  ${line}\n`)
  process.stdout.write(
    `third quarter ${megabytes(third)} MB, last ${megabytes(last)} MB: ${growth} %  ${growth <= budget ? 'ok' : 'ABOVE'} (budget ${budget} %)\n`,
  )
  if (growth > budget || wrong.length > 0) process.exitCode = 1
} finally {
  await end(mock)
}
