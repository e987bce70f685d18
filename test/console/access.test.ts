import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser/chromium.ts'
import { type Consoles, startConsoles } from './open-console.ts'
import { report } from './report.ts'

declare const axe: {
  run: () => Promise<{ violations: { id: string; impact: string | null; nodes: { html: string }[] }[] }>
}

const found = await launchBrowser()

describe.skipIf('reason' in found)('the console', () => {
  let browser: Browser
  let consoles: Consoles
  beforeAll(async () => {
    if ('browser' in found) browser = found.browser
    consoles = await startConsoles(browser, { verify: () => Promise.resolve(report) })
  })
  afterAll(async () => {
    await consoles.close()
    await browser.close()
  })

  /** What is done on each page before it is looked at, so that there is something to look at. */
  const scenes: Readonly<Record<string, (page: Page) => Promise<void>>> = {
    operations: async (page) => {
      await page.getByRole('button', { name: 'Send' }).click()
      await page.getByRole('heading', { name: 'Received' }).waitFor()
    },
    journal: async (page) => {
      await page.locator('.entries summary').first().click()
      await page.getByRole('heading', { name: 'Request' }).waitFor()
    },
    state: async (page) => page.getByRole('cell', { name: 'milvusAdmin' }).waitFor(),
    faults: async (page) => {
      await page.getByRole('button', { name: 'Add' }).click()
      await page.getByRole('button', { name: 'Remove all' }).waitFor()
    },
    verify: async (page) => {
      await page.getByRole('button', { name: 'Verify now' }).click()
      await page.getByRole('heading', { name: 'Findings' }).waitFor()
    },
  }

  const looks = [
    { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
    { colorScheme: 'dark', viewport: { width: 400, height: 800 } },
  ] as const

  describe.each(looks)('$colorScheme, $viewport.width px wide', (look) => {
    it.each(Object.entries(scenes))('can be used by everybody and does not overflow: %s', async (name, prepare) => {
      await fetch(`${consoles.url}/__sandbox/axe/v2/vectordb/users/list`, { method: 'POST', body: '{}' })
      const { page, complaints } = await consoles.open(`?sandbox=axe#/${name}`, look)
      await prepare(page)
      await page.locator('summary', { hasText: 'Sandbox' }).click()
      const { violations } = await page.evaluate(() => axe.run())
      expect(violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      expect(complaints).toEqual([])
    })
  })

  it('asks nobody but its own server', async () => {
    const { page, asked } = await consoles.open('?sandbox=alone')
    for (const name of ['Journal', 'State', 'Faults', 'Verify']) await page.getByRole('link', { name, exact: true }).click()
    expect(asked.filter((url) => !url.startsWith(`${consoles.url}/`) && !url.startsWith('data:'))).toEqual([])
  })

  it('runs no script but its own, and lets nobody put it into a frame', async () => {
    const { page } = await consoles.open()
    const policy = (await page.request.get(consoles.url, { headers: { accept: 'text/html' } })).headers()[
      'content-security-policy'
    ]
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    const refused = await page.evaluate(
      async (sources) => {
        const directives: string[] = []
        const isDone = new Promise<void>((resolve) => {
          addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
            directives.push(effectiveDirective)
            if (sources.expected.every((directive) => directives.includes(directive))) resolve()
          })
        })
        await fetch(sources.elsewhere).catch(() => {})
        document.body.append(Object.assign(document.createElement('img'), { src: sources.elsewhere }))
        document.body.append(Object.assign(document.createElement('iframe'), { src: sources.elsewhere }))
        try {
          document.body.append(Object.assign(document.createElement('script'), { src: sources.elsewhere }))
        } catch {
          directives.push('trusted-types')
        }
        await Promise.race([isDone, new Promise((resolve) => setTimeout(resolve, 10_000))])
        return directives
      },
      { elsewhere: 'http://127.0.0.2:9/', expected: ['connect-src', 'img-src', 'frame-src'] },
    )
    expect(refused).toEqual(expect.arrayContaining(['connect-src', 'img-src', 'frame-src', 'trusted-types']))
  })

  it('is given to who can show a page, and to nobody else', async () => {
    const ask = (accept: string) => fetch(consoles.url, { headers: { accept } })
    expect((await ask('text/html,*/*')).headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect((await ask('application/json')).status).toBe(404)
    expect((await fetch(`${consoles.url}/__doublecheck/console/..%2f..%2fpackage.json`)).status).toBe(404)
  })

  it('starts the runner for its own page only', async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${consoles.url}/__doublecheck/console/verify`, { method: 'POST', headers })
    expect((await ask({})).status).toBe(200)
    expect((await ask({ origin: 'https://example.com' })).status).toBe(403)
  })
})
