import { createMock } from '../../mocks/index.ts'
import { milvus } from '../../mocks/milvus/index.ts'
import { openapi } from '../../mocks/openapi.ts'
import { documentOf, recordsOf } from './effects/document.ts'

// A process of its own: says how many kilobytes of heap each of some more of a kind takes. Needs --expose-gc.
const [kind = ''] = process.argv.slice(2)

function heap(): number {
  for (let index = 0; index < 3; index += 1) globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1024
}

const things = await openapi(documentOf(100))
const ask = { method: 'GET', headers: { accept: 'application/json' } }

const kinds: Readonly<Record<string, { readonly count: number; readonly make: () => (index: number) => unknown }>> = {
  'a mock of milvus': { count: 200, make: () => () => createMock(milvus) },
  'a mock of 100 operations': { count: 200, make: () => () => createMock(things) },
  'a sandbox after one read': {
    count: 900,
    make: () => {
      const mock = createMock(things)
      return async (index) => {
        await (await mock.sandbox(`team-${index}`).fetch(new Request('http://localhost/things0', ask))).text()
        return mock
      }
    },
  },
  'a record of 100 bytes': {
    count: 100_000,
    make: () => {
      const mock = createMock(things)
      return (index) => (index === 99_999 ? mock.restore({ things0: recordsOf(100_000, []) }) : mock)
    },
  },
}

const one = kinds[kind]
if (!one) throw new Error(`There is no kind "${kind}".`)
const made: unknown[] = []
const make = one.make()
// The first ones compile what all others share.
for (let index = 0; index < 10; index += 1) made.push(await make(index))
const before = heap()
for (let index = 10; index < one.count; index += 1) made.push(await make(index))
process.stdout.write(String((heap() - before) / (one.count - 10)))
process.exitCode = made.length === one.count ? 0 : 1
