import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserEnvironment, launchBrowser } from './chromium.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doublecheck-installed-'))
  await writeFile(join(folder, 'chromium'), '#!/bin/sh\nexit 1\n')
  await chmod(join(folder, 'chromium'), 0o755)
})
afterAll(() => rm(folder, { recursive: true }))

async function launch(environment: BrowserEnvironment) {
  const found = await launchBrowser(environment)
  if ('reason' in found) throw new Error(found.reason)
  return found
}

// Made for Linux on x64; other machines need a browser of their own.
describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('the browser from npm', () => {
  it('is the one CI takes, whatever is installed', async () => {
    const { browser, path } = await launch({ CI: 'true', PATH: folder })
    await browser.close()
    expect(path).toContain(join('node_modules', '.cache', 'chromium-'))
  })

  it('is taken where none is installed, or the installed one does not start', async () => {
    for (const PATH of ['', folder]) {
      const { browser, path } = await launch({ PATH })
      await browser.close()
      expect(path).toContain(join('node_modules', '.cache', 'chromium-'))
    }
  })

  it('shows text, though no font is installed', async () => {
    const { browser } = await launch({ CI: 'true' })
    const page = await browser.newPage()
    await page.setContent('<span>iiii</span> <span>MMMM</span> <b>iiii</b> <code>code</code>')
    const widths = await page.locator('span').evaluateAll((spans) => spans.map((span) => span.getBoundingClientRect().width))
    const dark = await page.evaluate(countDarkPixels)
    await browser.close()
    expect(widths[0]).toBeGreaterThan(0)
    // Where a font is missing, every character is the same empty box, or nothing.
    expect(widths[1]).toBeGreaterThan((widths[0] ?? 0) * 2)
    expect(dark).toBeGreaterThan(20)
  })
})

it('is a failure in CI where no browser starts, and a reason elsewhere', async () => {
  const CHROMIUM = join(folder, 'nothing')
  await expect(launchBrowser({ CI: 'true', CHROMIUM })).rejects.toThrow('No browser starts here')
  expect(await launchBrowser({ CHROMIUM })).toMatchObject({ reason: expect.stringContaining('No browser starts here') })
})

/** Draws two letters in a page and counts what is dark. */
function countDarkPixels(): number {
  const canvas = new OffscreenCanvas(64, 32)
  const context = canvas.getContext('2d')
  if (context === null) return 0
  context.font = '24px sans-serif'
  context.fillText('MW', 0, 24)
  return context.getImageData(0, 0, 64, 32).data.filter((value, index) => index % 4 === 3 && value > 128).length
}
