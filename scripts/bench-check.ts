import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Budget, Row } from './bench/row.ts'
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
async function* compare({ name, file, budget }: Subject): AsyncGenerator<Row> {
  const costs: { parsed: Cost; checked: Cost }[] = []
  for (let round = 0; round < rounds; round += 1) costs.push({ parsed: await parse(file), checked: await check(file) })
  const [parsed, checked] = [quickest(costs.map((cost) => cost.parsed)), quickest(costs.map((cost) => cost.checked))]
  const title = `check, ${name}, ${(statSync(file).size / 1e6).toFixed(1)} MB of ${formatOf(file)}`
  const most = (value: number): { readonly budget: Budget } => ({ budget: { kind: 'most', most: value } })
  yield { name: title, unit: 's', reference: parsed.seconds, ours: checked.seconds, ...most(budget.seconds) }
  yield { name: `${title}, memory`, unit: 'MB', reference: parsed.megabytes, ours: checked.megabytes, ...most(budget.megabytes) }
}

async function makeSubjects(folder: string): Promise<readonly Subject[]> {
  const made = (['json', 'yaml'] as const).flatMap((format) => [
    { operations: 1_200, name: '1,200 operations', file: join(folder, `large.${format}`), budget: budgets.large },
    { operations: 100, name: '100 operations', file: join(folder, `usual.${format}`), budget: budgets.usual },
  ])
  for (const { file, operations } of made) await runAlone([fileOf('bench/write-document.ts'), file, String(operations)])
  const own = process.env.DOUBLECHECK_BENCH_DOCUMENT
  return own === undefined ? made : [...made, { name: 'your own', file: own, budget: budgets.large }]
}

/** `check` beside a process that only parses the document; the quickest of three runs. */
export async function* rows(): AsyncGenerator<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'doublecheck-bench-'))
  try {
    for (const subject of await makeSubjects(folder)) yield* compare(subject)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
