import { setupServer } from 'msw/node'
import { afterAll, afterEach, expect, test } from 'vitest'
import { createHandlers, origin } from './handlers.ts'

const server = setupServer(...createHandlers(20, []))
server.listen()
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

for (let index = 0; index < 1000; index += 1)
  test(`a thing is created, ${index}`, async () => {
    const body = JSON.stringify({ id: 'one', name: 'One', size: index })
    const created = await fetch(`${origin}/things19`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
    expect(created.status).toBe(201)
  })
