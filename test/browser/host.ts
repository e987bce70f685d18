import type { Page } from 'playwright-core'
import type { Send } from '../mocks/host.ts'
import type { Host } from './app/src/host.ts'

declare const host: Host

/** The test app's page as a host of mocks: what is sent goes through its service worker. */
export interface PageHost {
  /** Gives the page a mock of its own. */
  readonly open: (api: 'milvus' | 'uiza', options?: object) => Promise<void>
  readonly send: Send
}

/** Opens the page. `clock`: the time the mock believes it is. */
export async function openPageHost(page: Page, app: string, clock: { readonly now: number } = { now: 0 }): Promise<PageHost> {
  await page.goto(`${app}/host.html`)
  await page.waitForFunction(() => 'host' in globalThis)
  return {
    open: (api, options = {}) => page.evaluate(([name, given]) => host.open(name, given), [api, options] as const),
    send: async (method, path, { headers = {}, body } = {}) => {
      const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
      const sent = { method, path, headers, now: clock.now, ...content }
      const { status, headers: received, text } = await page.evaluate((request) => host.send(request), sent)
      const header = (name: string) => received[name.toLowerCase()] ?? null
      return { status, header, text, json: parse(text) }
    },
  }
}

/** The value a body is, if it is JSON. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
