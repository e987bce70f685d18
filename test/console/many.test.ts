import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'
import { launchBrowser } from '../browser/chromium.ts'
import { type Consoles, startConsoles } from './open-console.ts'

const found = await launchBrowser()

const names = ['apples', 'bees', 'cats', 'dogs', 'eels', 'foxes', 'goats', 'hens', 'ibexes']
const fields = Array.from({ length: 12 }, (_, index) => [`field${index}`, { type: 'string' }] as const)
const record = { type: 'object', properties: { id: { type: 'integer', readOnly: true }, ...Object.fromEntries(fields) } }
const content = { 'application/json': { schema: record } }
const list = { 'application/json': { schema: { type: 'array', items: record } } }

/** Nine collections whose records have twelve fields each. */
const document = {
  openapi: '3.0.3',
  info: { title: 'Animals', version: '1' },
  paths: Object.fromEntries(
    names.map((name) => [
      `/${name}`,
      {
        get: { responses: { 200: { description: 'All', content: list } } },
        post: {
          operationId: `create_${name}`,
          requestBody: { content },
          responses: { 201: { description: 'Created', content } },
        },
      },
    ]),
  ),
}

describe.skipIf('reason' in found)('the console of a document with much in it', () => {
  let browser: Browser
  let consoles: Consoles
  beforeAll(async () => {
    if ('browser' in found) browser = found.browser
    consoles = await startConsoles(browser, {}, [createMock(await openapi(document, { name: 'animals' }))])
  })
  afterAll(async () => {
    await consoles.close()
    await browser.close()
  })

  it('finds a collection', async () => {
    const { page } = await consoles.open('#/state')
    await page.locator('summary').nth(names.length).waitFor()
    await page.getByLabel('Find a collection').fill('OXE')
    await page.locator('h3', { hasText: 'foxes' }).waitFor()
    expect(await page.locator('h3').allInnerTexts()).toEqual(['foxes'])
    await page.getByLabel('Find a collection').fill('unicorns')
    await page.getByText('No collection matches “unicorns”.').waitFor()
  })

  it('shows all fields where there is room, and folds them where they would hide the form', async () => {
    const wide = (await consoles.open('#/operations/animals/create_cats')).page
    await wide.getByText('field11', { exact: true }).waitFor()
    const { page } = await consoles.open('#/operations/animals/create_cats', { viewport: { width: 400, height: 900 } })
    await page.getByText('Fields 12').waitFor()
    expect(await page.getByText('field11', { exact: true }).isVisible()).toBe(false)
    await page.getByText('Fields 12').click()
    await page.getByText('field11', { exact: true }).waitFor()
  })
})
