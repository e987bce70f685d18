import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Cost, runAlone } from './bench/run-alone.ts'

/** How often each is measured, one after the other, so that both meet the same machine; the quickest run counts. */
const rounds = 3

/** What `check` may take (DESIGN section 11). */
const budgets = {
  large: { seconds: 6, megabytes: 600 },
  usual: { seconds: 1, megabytes: 600 },
} as const satisfies Record<string, Cost>

interface Subject {
  readonly name: string
  readonly file: string
  readonly budget: Cost
}

const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

const parsers = {
  JSON: "JSON.parse((await import('node:fs')).readFileSync(process.argv[1], 'utf8'))",
  YAML: "(await import('js-yaml')).load((await import('node:fs')).readFileSync(process.argv[1], 'utf8'))",
} as const

const formatOf = (file: string): keyof typeof parsers => (file.endsWith('.json') ? 'JSON' : 'YAML')

const parse = (file: string): Promise<Cost> => runAlone(['--input-type=module', '--eval', parsers[formatOf(file)], file])

const check = (file: string): Promise<Cost> => runAlone([fileOf('cli.ts'), 'check', file])

const quickest = (costs: readonly Cost[]): Cost => ({
  seconds: Math.min(...costs.map(({ seconds }) => seconds)),
  megabytes: Math.min(...costs.map(({ megabytes }) => megabytes)),
})

/** Checks a document, and only parses it, by turns. */
async function compare({ name, file, budget }: Subject): Promise<boolean> {
  const costs: { parsed: Cost; checked: Cost }[] = []
  for (let round = 0; round < rounds; round += 1) costs.push({ parsed: await parse(file), checked: await check(file) })
  const [parsed, checked] = [quickest(costs.map((cost) => cost.parsed)), quickest(costs.map((cost) => cost.checked))]
  const kept = checked.seconds <= budget.seconds && checked.megabytes <= budget.megabytes
  const size = `${(statSync(file).size / 1e6).toFixed(1)} MB of ${formatOf(file)}`
  process.stdout.write(
    `${name.padEnd(17)}${size.padEnd(17)}check ${shown(checked)}  parse alone ${shown(parsed)}  ${kept ? 'ok' : 'ABOVE'} (budget ${budget.seconds} s, ${budget.megabytes} MB)\n`,
  )
  return kept
}

const shown = ({ seconds, megabytes }: Cost): string =>
  `${seconds.toFixed(2).padStart(6)} s ${megabytes.toFixed(0).padStart(4)} MB`

async function makeSubjects(folder: string): Promise<readonly Subject[]> {
  const made = (['json', 'yaml'] as const).flatMap((format) => [
    { operations: 1_200, name: '1,200 operations', file: join(folder, `large.${format}`), budget: budgets.large },
    { operations: 100, name: '100 operations', file: join(folder, `usual.${format}`), budget: budgets.usual },
  ])
  for (const { file, operations } of made) await runAlone([fileOf('bench/write-document.ts'), file, String(operations)])
  const own = process.env.DOUBLECHECK_BENCH_DOCUMENT
  return own === undefined ? made : [...made, { name: 'your own', file: own, budget: budgets.large }]
}

const folder = mkdtempSync(join(tmpdir(), 'doublecheck-bench-'))
process.stdout.write(
  `check beside a process that only parses the document; the quickest of ${rounds} runs, at a load of ${loadavg()[0]?.toFixed(1)}\n`,
)
try {
  for (const subject of await makeSubjects(folder)) if (!(await compare(subject))) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
