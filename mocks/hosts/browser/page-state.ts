import { createStore, get, set } from 'idb-keyval'
import type { RequestHandler } from 'msw'

/** Whose a state is: one page's, one tab's, or that of all tabs of an origin. */
export type StateOf = 'page' | 'tab' | 'origin'

/** What is asked of a mock whose state is kept. */
export interface PageMock {
  readonly name: string
  readonly handlers: readonly RequestHandler[]
  readonly reset: () => Promise<void>
  readonly snapshot: () => Promise<object>
  readonly restore: (state: never) => Promise<void>
}

export interface KeptState {
  readonly reset: () => Promise<void>
  /** The mock works in memory alone again. */
  readonly release: () => void
}

/**
 * Keeps the state of a mock where it outlives the page: each request begins with the state kept and ends by keeping what has become
 * of it. A lock of the browser makes the requests of several tabs follow each other, so that of two equal changes one succeeds.
 */
export function keepState(mock: PageMock, of: StateOf): KeptState {
  if (of === 'page') return { reset: mock.reset, release: () => {} }
  const key = `doublecheck:${mock.name}`
  const storage = of === 'tab' ? tabStorage(key) : originStorage(key)
  let known: string | undefined

  const alone = <Result>(task: () => Promise<Result>): Promise<Result> =>
    navigator.locks.request(key, async () => {
      const kept = await storage.read()
      if (kept !== undefined && kept !== known) await restore(mock, kept)
      const result = await task()
      known = JSON.stringify(await mock.snapshot())
      if (known !== kept) await storage.write(known)
      return result
    }) as Promise<Result>

  const releases = mock.handlers.map((handler) => surround(handler, alone))
  const release = () => {
    for (const one of releases) one()
  }
  return { reset: () => alone(mock.reset), release }
}

interface KeptText {
  readonly read: () => Promise<string | undefined>
  readonly write: (text: string) => Promise<void>
}

const tabStorage = (key: string): KeptText => ({
  read: async () => sessionStorage.getItem(key) ?? undefined,
  write: async (text) => sessionStorage.setItem(key, text),
})

/** What one tab writes into `localStorage`, another may not see at once, lock or not; a finished transaction it does. */
function originStorage(key: string): KeptText {
  const store = createStore('doublecheck', 'state')
  return { read: () => get<string>(key, store), write: (text) => set(key, text, store) }
}

async function restore(mock: PageMock, kept: string): Promise<void> {
  try {
    await mock.restore(JSON.parse(kept) as never)
  } catch {
    // Somebody else's, or of another version: what the mock has is better than no answer at all.
  }
}

/** Puts something around every run of a handler, and gives what takes it away. */
function surround(handler: RequestHandler, around: <Result>(task: () => Promise<Result>) => Promise<Result>): () => void {
  const run = handler.run.bind(handler)
  handler.run = (request) => around(() => run(request))
  // The method of its class is there again.
  return () => void Reflect.deleteProperty(handler, 'run')
}
