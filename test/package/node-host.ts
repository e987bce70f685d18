import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Send } from '../mocks/host.ts'

/** Another process as a host of mocks, with whatever version of MSW is installed beside it. */
export interface NodeHost {
  readonly open: (api: 'milvus' | 'uiza', options?: object) => Promise<unknown>
  readonly send: Send
  readonly close: () => void
}

interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** Starts the {@link relay}. `clock`: the time the mock believes it is. */
export function startNodeHost(script: string, clock: { readonly now: number }): NodeHost {
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const waiting: ((line: string) => void)[] = []
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line))
  const ask = (order: object): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify({ ...order, now: clock.now })}\n`)
    return new Promise((resolve) => waiting.push((line) => resolve(JSON.parse(line))))
  }
  return {
    open: (api, options = {}) => ask({ api, options }),
    send: async (method, path, { headers = {}, body } = {}) => {
      const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
      const answered = (await ask({ path, request: { method, headers, redirect: 'manual', ...content } })) as Answered
      const header = (name: string) => answered.headers[name.toLowerCase()] ?? null
      return { ...answered, header, json: parse(answered.text) }
    },
    close: () => void child.kill(),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The other process: an order per line comes in, an answer per line goes out. */
export const relay = `
import { createInterface } from 'node:readline'
import { createMock } from 'doublecheck'
import { milvus } from 'doublecheck/milvus'
import { intercept } from 'doublecheck/node'
import { uiza } from 'doublecheck/uiza'

const clock = { now: 0 }
const apis = { milvus, uiza }
let interception

function open({ api, options }) {
  interception?.close()
  interception = intercept(createMock(apis[api], { ...(api === 'uiza' ? { now: () => clock.now } : {}), ...options }))
  return {}
}

async function send({ path, request }) {
  const response = await fetch('http://mock.test' + path, request)
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() }
}

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line)
  clock.now = order.now
  console.log(JSON.stringify(order.api ? open(order) : await send(order)))
}
`
