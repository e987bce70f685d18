import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { startVitest } from 'vitest/node'
import { median } from './bench/median.ts'
import type { Row } from './bench/row.ts'

const rounds = 5
const fileOf = (name: string): string => fileURLToPath(new URL(`bench/hosts/${name}`, import.meta.url))

async function start(who: 'mock' | 'handlers', operations: string): Promise<ChildProcess> {
  const child = fork(fileOf('intercepted.ts'), [who, operations], { execArgv: ['--conditions=source'] })
  await once(child, 'message')
  return child
}

async function round(child: ChildProcess): Promise<number> {
  const done = once(child, 'message')
  child.send('run')
  const [microseconds] = (await done) as [number]
  return microseconds
}

/** Reads and changes of one record, each request after the response before; the record is of the last collection. */
async function intercepted(operations: string): Promise<Row> {
  const subjects = [await start('handlers', operations), await start('mock', operations)] as const
  const pairs: (readonly [reference: number, ours: number])[] = []
  for (let index = 0; index <= rounds; index += 1) pairs.push([await round(subjects[0]), await round(subjects[1])])
  for (const child of subjects) child.kill()
  const counted = pairs.slice(1)
  return {
    name: `MSW in Node, ${operations} operations, a request`,
    unit: 'µs',
    reference: median(counted.map(([reference]) => reference)),
    ours: median(counted.map(([, ours]) => ours)),
    ratio: median(counted.map(([reference, ours]) => ours / reference)),
  }
}

/** Milliseconds that each of the thousand tests of a file takes, one after the other. */
async function perTest(file: string): Promise<number> {
  const vitest = await startVitest(
    'test',
    [],
    {
      config: false,
      root: fileOf('.'),
      include: [file],
      reporters: [{}],
      watch: false,
    },
    { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } },
  )
  const [module] = vitest.state.getTestModules()
  const took = module?.diagnostic().duration ?? Number.NaN
  const passed = module?.ok() ?? false
  await vitest.close()
  if (!passed) throw new Error(`${file}: a test failed.`)
  return took / 1000
}

async function mockTests(): Promise<Row> {
  const pairs: (readonly [reference: number, ours: number])[] = []
  for (let index = 0; index < 3; index += 1) pairs.push([await perTest('handlers-tests.ts'), await perTest('mock-tests.ts')])
  const [reference, ours] = [median(pairs.map(([one]) => one)), median(pairs.map(([, other]) => other))]
  return { name: 'mockTest of 100 operations, a test', unit: 'ms', reference, ours }
}

/** The mock inside a process, beside MSW handlers that are written by hand and look at nothing. */
export async function* rows(): AsyncGenerator<Row> {
  for (const operations of ['10', '100', '1600']) yield intercepted(operations)
  yield mockTests()
}
