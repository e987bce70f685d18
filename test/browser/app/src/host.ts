import { createMock } from 'doublecheck'
import { startWorker } from 'doublecheck/browser'
import { milvus } from 'doublecheck/milvus'
import { uiza } from 'doublecheck/uiza'

const clock = { now: 0 }
const apis = {
  milvus: (options: object) => createMock(milvus, options),
  uiza: (options: object) => createMock(uiza, { now: () => clock.now, ...options }),
}
const { worker } = await startWorker([], { quiet: true })

/** What a row of the behaviour table asks of this page. */
export interface Host {
  /** Gives the page a mock of its own, in the place of the one before. */
  readonly open: (api: keyof typeof apis, options: object) => void
  readonly send: (sent: Sent) => Promise<Answered>
}

export interface Sent {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** The time it is for the mock, where it matters. */
  readonly now: number
}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

const host: Host = {
  open: (api, options) => worker.resetHandlers(...apis[api](options).handlers),
  send: async ({ path, now, ...request }) => {
    clock.now = now
    const response = await fetch(`${location.origin}${path}`, { ...request, redirect: 'manual' })
    return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() }
  },
}
Object.assign(globalThis, { host })
