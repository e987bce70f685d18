import type { Request } from 'autocannon'
import { compare, rounds, type Subject, start } from './bench/compare.ts'
import type { Load } from './bench/load.ts'

const headers = { 'content-type': 'application/json' }

const put = (id: string, size: number): Request => ({
  method: 'PUT',
  path: `/things0/${id}`,
  headers,
  body: JSON.stringify({ id, name: `Thing of ${id}`, size, kind: 'b' }),
})

const read: Load = { name: 'reads', requests: (id) => [{ method: 'GET', path: `/things0/${id}` }], budget: 0.5 }

/** What an operation does is concluded from the document. */
const loads: readonly Load[] = [
  read,
  { name: 'refusals', requests: (id) => [put(id, -1)], status: 422, budget: 0.5 },
  { name: 'changes', requests: (id) => [put(id, 1), put(id, 2)], budget: 0.25 },
]

const page: Load = { name: 'page', requests: () => [{ method: 'GET', path: '/things0?kind=b&limit=20' }], budget: 0.2 }

async function among(
  subjects: readonly Promise<Subject>[],
  measure: (...started: readonly Subject[]) => Promise<void>,
): Promise<void> {
  const started = await Promise.all(subjects)
  try {
    await measure(...started)
  } finally {
    for (const { child } of started) child.kill()
  }
}

async function line(reference: Subject | undefined, mock: Subject | undefined, load: Load): Promise<void> {
  if (reference && mock && !(await compare(reference, mock, load))) process.exitCode = 1
}

process.stdout.write(
  `A mock of a plain document beside a bare node:http server with JSON.parse, Ajv and a Map; median of ${rounds} rounds\n`,
)
for (const operations of ['2', '100', '1600'])
  await among([start('effects/reference-server.ts'), start('effects/mock-server.ts', operations)], async (reference, mock) => {
    for (const load of loads) await line(reference, mock, { ...load, name: `${load.name}, ${operations} operations` })
  })
process.stdout.write('The same mock with 100,000 records beside one with 100\n')
await among(
  [start('effects/mock-server.ts', '100', '100'), start('effects/mock-server.ts', '100', '100000')],
  async (few, many) => {
    await line(few, many, { ...read, name: 'reads by key', budget: 0.9 })
    await line(few, many, { ...page, name: 'a filtered page' })
  },
)
