import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'
import { startServer } from '#mocks/server'
import { launchBrowser } from './test/browser/chromium.ts'

const [file, prefix, ...routes] = process.argv.slice(2) as [string, string, ...string[]]
const [path, name] = file.split('=') as [string, string]
const t0 = performance.now()
const server = await startServer({ mocks: [createMock(await openapi(path, { name }))] })
console.log('ready', Math.round(performance.now() - t0))
const found = await launchBrowser()
if (!('browser' in found)) throw new Error(found.reason)
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const looks =
  process.env.LOOKS === 'one'
    ? [['light', 1280]]
    : [
        ['light', 1280],
        ['dark', 400],
      ]
for (const [colorScheme, width] of looks as ['light', number][]) {
  const context = await found.browser.newContext({ colorScheme, viewport: { width, height: width === 400 ? 800 : 900 } })
  await context.addInitScript({ content: axe })
  const page = await context.newPage()
  page.on('pageerror', (e) => console.log('ERR', e.message))
  page.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text()))
  for (const route of routes) {
    const [hash, actions = ''] = route.split('@@')
    await page.goto('about:blank')
    const t = performance.now()
    await page.goto(`${server.url}/${hash}`)
    await page.locator('h1').first().waitFor()
    console.log(route, Math.round(performance.now() - t), 'ms')
    for (const action of actions.split(';;').filter(Boolean)) {
      const t1 = performance.now()
      const [kind, sel = '', value = ''] = action.split('::')
      if (kind === 'click') await page.locator(sel).first().click()
      if (kind === 'fill') await page.locator(sel).first().fill(value)
      if (kind === 'wait') await page.locator(sel).first().waitFor()
      if (kind === 'press') await page.keyboard.press(sel)
      if (kind === 'sleep') await page.waitForTimeout(Number(sel))
      console.log('  ', action, Math.round(performance.now() - t1))
    }
    await page.waitForTimeout(400)
    const safe = `${prefix}-${width}-${routes.indexOf(route)}`
    await page.screenshot({ path: `/tmp/shots/${safe}.png`, fullPage: process.env.FULL === '1' })
    const { violations } = (await page.evaluate('axe.run()')) as {
      violations: { id: string; impact: string; nodes: { html: string }[] }[]
    }
    for (const v of violations) console.log('   AXE', v.impact, v.id, v.nodes.length, v.nodes[0]?.html.slice(0, 200))
    console.log('   overflow', await page.evaluate('document.documentElement.scrollWidth - innerWidth'))
  }
  await context.close()
}
await found.browser.close()
await server.close()
