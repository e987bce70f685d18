import { createMock } from 'doublecheck'
import { startWorker } from 'doublecheck/browser'
import { modules } from './battery-modules.ts'
import type { Answered, Sent } from './host.ts'

type AnyMock = ReturnType<typeof createMock>

const { worker } = await startWorker([], { quiet: true })
let mock: AnyMock | undefined

/** What a battery asks of this page. */
export interface Battery {
  /** Gives the page a mock of a compiled document, in the place of the one before. */
  readonly open: (name: string) => Promise<void>
  readonly reset: () => unknown
  readonly restore: (state: object) => unknown
  readonly send: (sent: Omit<Sent, 'now'>) => Promise<Answered>
}

const battery: Battery = {
  open: async (name) => {
    const load = modules[name]
    if (!load) throw new Error(`There is no module of ${name}.`)
    mock = createMock((await load()).api)
    worker.resetHandlers(...mock.handlers)
  },
  reset: () => mock?.reset(),
  restore: (state) => mock?.restore(state as never),
  send: async ({ path, ...request }) => {
    const response = await fetch(`${location.origin}${path}`, { ...request, redirect: 'manual' })
    return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() }
  },
}
Object.assign(globalThis, { battery })
