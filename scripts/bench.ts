import { header, isKept, type Row, rowText } from './bench/row.ts'

interface Table {
  readonly rows: () => AsyncIterable<Row>
}

/** What has a reference in the same run, or a budget: one table. */
const tables = {
  http: () => import('./bench-http.ts'),
  effects: () => import('./bench-effects.ts'),
  sandboxes: () => import('./bench-sandboxes.ts'),
  journal: () => import('./bench-journal.ts'),
  hosts: () => import('./bench-hosts.ts'),
  memory: () => import('./bench-memory.ts'),
  start: () => import('./bench-start.ts'),
  check: () => import('./bench-check.ts'),
  verify: () => import('./bench-verify.ts'),
} as const satisfies Record<string, () => Promise<Table>>

/** What prints a report of its own and sets the exit code. */
const reports = {
  detection: () => import('./bench-detection.ts'),
  scaling: () => import('./bench-scaling.ts'),
  soak: () => import('./bench-soak.ts'),
} as const satisfies Record<string, () => Promise<unknown>>

const isTable = (name: string): name is keyof typeof tables => Object.hasOwn(tables, name)
const isReport = (name: string): name is keyof typeof reports => Object.hasOwn(reports, name)

async function print(names: readonly (keyof typeof tables)[]): Promise<void> {
  process.stdout.write(`${header}\n`)
  for (const name of names)
    try {
      for await (const row of (await tables[name]()).rows()) {
        process.stdout.write(`${rowText(row)}\n`)
        if (!isKept(row)) process.exitCode = 1
      }
    } catch (error) {
      process.stdout.write(`${name} stopped: ${error instanceof Error ? error.message : String(error)}\n`)
      process.exitCode = 1
    }
}

const [name = 'http'] = process.argv.slice(2)
if (name === 'all') await print(Object.keys(tables).filter(isTable))
else if (isTable(name)) await print([name])
else if (isReport(name)) await reports[name]()
else {
  const known = ['all', ...Object.keys(tables), ...Object.keys(reports)]
  process.stderr.write(`There is no benchmark "${name}". There are: ${known.join(', ')}.\n`)
  process.exitCode = 2
}
