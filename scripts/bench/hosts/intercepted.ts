import { setupServer } from 'msw/node'
import { createMock } from '../../../mocks/index.ts'
import { openapi } from '../../../mocks/openapi.ts'
import { documentOf, recordsOf } from '../effects/document.ts'
import { createHandlers, origin } from './handlers.ts'

// A process whose own requests are answered by MSW: with handlers written by hand, or with those of a mock. Whenever the parent asks, it
// sends some and says how many microseconds each took.
const [who = 'mock', operations = '100'] = process.argv.slice(2)
const requests = 2000
const collections = Number(operations) / 5
const things = recordsOf(50, [])

async function mockHandlers() {
  const mock = createMock(await openapi(documentOf(Number(operations))))
  const names = Array.from({ length: collections }, (_, index) => [`things${index}`, things] as const)
  await mock.restore(Object.fromEntries(names))
  return mock.handlers
}

const last = `${origin}/things${collections - 1}/thing7`
const headers = { 'Content-Type': 'application/json' }

async function exchange(index: number): Promise<void> {
  const change = { method: 'PUT', headers, body: JSON.stringify({ id: 'thing7', name: 'Seven', size: index, kind: 'b' }) }
  const response = await fetch(last, index % 2 === 0 ? {} : change)
  await response.json()
  if (response.status !== 200) throw new Error(`${who}: ${response.status}`)
}

setupServer(...(who === 'mock' ? await mockHandlers() : createHandlers(collections, things))).listen()
async function round(): Promise<void> {
  const begin = performance.now()
  for (let index = 0; index < requests; index += 1) await exchange(index)
  process.send?.(((performance.now() - begin) * 1000) / requests)
}

process.on('message', () => void round())
process.on('disconnect', () => process.exit())
process.send?.(0)
