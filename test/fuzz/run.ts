import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { targets } from './targets.ts'

// npm run fuzz -- --minutes=10 --seed=7 documents wire: rounds of each target, each round with the next seed, until the time is over.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) } },
})
const names = positionals.length > 0 ? positionals : Object.keys(targets)
const unknown = names.filter((name) => !Object.hasOwn(targets, name))
if (unknown.length > 0) {
  process.stderr.write(`There is no target "${unknown.join('", "')}". There are: ${Object.keys(targets).join(', ')}.\n`)
  process.exit(2)
}

const end = Date.now() + Number(values.minutes) * 60_000
const runs = new Map<string, number>()
const found = new Set<string>()
for (let seed = Number(values.seed); Date.now() < end; seed += 1)
  for (const name of names) {
    if (Date.now() >= end) break
    const target = await targets[name]?.()
    if (!target) continue
    const details = await fc.check(target.property, { seed, numRuns: 300, interruptAfterTimeLimit: 60_000 })
    await target.close?.()
    runs.set(name, (runs.get(name) ?? 0) + details.numRuns)
    if (!details.failed || details.counterexample === null) continue
    const stack = details.errorInstance instanceof Error ? (details.errorInstance.stack ?? '') : String(details.errorInstance)
    const kind = `${name} ${stack.split('\n').slice(0, 3).join(' ')}`
    if (found.has(kind)) continue
    found.add(kind)
    const example = JSON.stringify(details.counterexample).slice(0, 4_000)
    process.stdout.write(`\n${name}, --seed=${seed}\n${stack.split('\n').slice(0, 8).join('\n')}\n${example}\n`)
  }
for (const [name, count] of runs) process.stdout.write(`${name.padEnd(16)} ${count} runs\n`)
process.stdout.write(`${found.size} faults\n`)
process.exitCode = found.size === 0 ? 0 : 1
