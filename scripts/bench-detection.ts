import { deviations } from '../test/contracts/deviations/all.ts'
import { check, isCaught } from '../test/contracts/deviations/check.ts'
import { variants } from '../test/contracts/deviations/conforming/all.ts'
import { type Deviation, families, type Variant } from '../test/contracts/deviations/deviation.ts'

/** Servers checked at a time: those that are slow leave room for others. */
const lanes = 4

interface Told {
  readonly caught: boolean
  readonly findings: number
}

async function ask({ api, asked = {}, ...deviation }: Deviation): Promise<Told> {
  const { findings } = await check(api, deviation.break(), { asked })
  return { caught: isCaught(deviation, findings), findings: findings.length }
}

async function alarms({ api, asked = {}, vary, name }: Variant): Promise<readonly string[]> {
  const { findings } = await check(api, vary(), { asked })
  return findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${api}: ${name}: ${rule} ${message}`)
}

async function inLanes<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  const waiting = [...items.entries()]
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1])
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}

const print = (...cells: readonly (string | number)[]): void => {
  process.stdout.write(
    `${cells.map((cell, index) => (index === 0 ? String(cell).padEnd(12) : String(cell).padStart(13))).join('')}\n`,
  )
}

function printRow(name: string, told: readonly Told[]): void {
  const caught = told.filter((one) => one.caught)
  print(name, told.length, caught.length, caught.filter(({ findings }) => findings === 1).length)
}

const told = await inLanes(deviations, ask)
const raised = (await inLanes(variants, alarms)).filter((one) => one.length > 0)

print('family', 'planted', 'caught', 'one finding')
for (const family of families)
  printRow(
    family,
    told.filter((_, index) => deviations[index]?.family === family),
  )
printRow('all', told)
print('conforming', variants.length, 'false alarms', raised.length)

for (const [index, { caught }] of told.entries()) {
  const { api, family, name } = deviations[index] as Deviation
  if (!caught) process.stdout.write(`missed: ${api} ${family}: ${name}\n`)
}
for (const line of raised.flat()) process.stdout.write(`false alarm: ${line}\n`)
if (raised.length > 0 || told.some(({ caught }) => !caught)) process.exitCode = 1
