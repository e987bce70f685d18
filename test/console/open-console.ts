import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { type ServerOptions, startServer } from '#mocks/server'
import { uiza } from '#mocks/uiza'

/** A page of the console, and what it asked for on the way. */
export interface OpenPage {
  readonly page: Page
  /** Every URL the browser asked for. */
  readonly asked: readonly string[]
  /** Errors, and what the policy of the page refused. */
  readonly complaints: readonly string[]
}

export interface Consoles {
  readonly url: string
  /** Closes the page that was opened before. */
  readonly open: (route?: string, options?: BrowserContextOptions) => Promise<OpenPage>
  readonly close: () => Promise<void>
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Starts a server of its own, with both APIs or other mocks, and opens its console in the browser. */
export async function startConsoles(
  browser: Browser,
  options: Pick<ServerOptions, 'verify' | 'token'> = {},
  mocks: ServerOptions['mocks'] = [createMock(milvus), createMock(uiza)],
): Promise<Consoles> {
  const server = await startServer({ mocks, ...options })
  let context: BrowserContext | undefined
  return {
    url: server.url,
    open: async (route = '', look = {}) => {
      await context?.close()
      context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...look })
      return openPage(context, `${server.url}/${route}`)
    },
    close: async () => {
      await context?.close()
      await server.close()
    },
  }
}

async function openPage(context: BrowserContext, url: string): Promise<OpenPage> {
  context.setDefaultTimeout(30_000)
  await context.addInitScript({ content: axe })
  const page = await context.newPage()
  const asked: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // That an API answers 4xx is no error of the page.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text())
  })
  await page.goto(url)
  await page.locator('h1').first().waitFor()
  return { page, asked, complaints }
}
