import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, inject, it } from 'vitest'
import type { Row } from '../mocks/milvus-reference/row.ts'
import { sections as milvusSections, take } from '../mocks/milvus-reference/sections.ts'
import { talkTo, sections as uizaSections } from '../mocks/uiza-reference/sections.ts'
import { launchBrowser } from './chromium.ts'
import { openPageHost, type PageHost } from './host.ts'

const [app] = Object.values(inject('apps'))
const clock = { now: 0 }

let browser: Browser
let host: PageHost
beforeAll(async () => {
  const found = await launchBrowser()
  if (!('browser' in found) || !app) return
  browser = found.browser
  host = await openPageHost(await browser.newPage(), app, clock)
})
afterAll(() => browser?.close())

// The tables of both APIs through the third host: the same rows as through MSW in Node and through HTTP.
describe.skipIf(!app)('the service worker in Chromium', () => {
  describe.each(milvusSections)('Milvus $section', ({ rows }) => {
    it.each(rows.filter(canBeSent))('$row', show)
  })

  async function show({ steps, options = {} }: Row): Promise<void> {
    await host.open('milvus', options)
    for (const step of steps) await take(host, step)
  }

  describe.each(Object.entries(uizaSections))('Uiza %s', (_, rows) => {
    beforeEach(async () => {
      clock.now = Date.UTC(2026, 0, 2, 3, 4, 5, 6)
      await host.open('uiza')
    })
    it.each(Object.entries(rows))('%s', (_name, shows) => shows(talkTo(host, clock)))
  })
})

/** A page sees nothing of a redirect, and sends no body with GET. */
function canBeSent({ steps }: Row): boolean {
  return !steps.some(
    ({ method, body, expected: { status = 200 } }) => (status >= 300 && status < 400) || (method === 'GET' && body !== undefined),
  )
}
