import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { corpusBatteries, shelterBatteries } from '../mocks/battery/batteries.ts'
import { type Scene, sceneOf } from '../mocks/battery/checks.ts'
import { missesOf } from '../mocks/battery/misses.ts'
import type { Battery } from './app/src/battery.ts'
import { launchBrowser } from './chromium.ts'
import { parse } from './host.ts'

declare const battery: Battery

const [app] = Object.values(inject('apps'))

let browser: Browser
beforeAll(async () => {
  const found = await launchBrowser()
  if ('browser' in found) browser = found.browser
})
afterAll(() => browser?.close())

// The batteries through the third host: the same checks as through MSW in Node and through HTTP.
describe.skipIf(!app)('the service worker in Chromium', () => {
  it.each([...shelterBatteries, ...corpusBatteries])('keeps what a mock of $name promises', async ({ name, checks }) => {
    const page = await browser.newPage()
    await page.goto(`${app}/battery.html`)
    await page.waitForFunction(() => 'battery' in globalThis)
    await page.evaluate((one) => battery.open(one), name)
    const possible = checks.filter(([promise]) => !beyondPages.has(promise))
    const misses = await missesOf(name, possible, sceneOn(page))
    await page.close()
    expect((possible.length - misses.length) / possible.length, misses.join('\n')).toBeGreaterThanOrEqual(0.95)
  })
})

/** What a page cannot do: name its own origin. */
const beyondPages = new Set(['lets pages of another origin in'])

const sceneOn = (page: Page): Scene =>
  sceneOf(
    {
      reset: () => page.evaluate(() => battery.reset()),
      restore: (state: object) => page.evaluate((one) => battery.restore(one), state),
    },
    async (method, path, { headers = {}, body } = {}) => {
      const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
      const sent = { method, path, headers, ...content }
      const { status, headers: received, text } = await page.evaluate((request) => battery.send(request), sent)
      return { status, header: (name) => received[name.toLowerCase()] ?? null, text, json: parse(text) }
    },
  )
