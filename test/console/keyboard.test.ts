import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'
import { launchBrowser } from '../browser/chromium.ts'
import { type Consoles, startConsoles } from './open-console.ts'

const found = await launchBrowser()

describe.skipIf('reason' in found)('the console, with the keyboard alone', () => {
  let browser: Browser
  let consoles: Consoles
  let page: Page
  beforeAll(async () => {
    if ('browser' in found) browser = found.browser
    consoles = await startConsoles(browser, {}, [createMock(await openapi('test/scripts/generate/pets.yaml', { name: 'pets' }))])
    page = (await consoles.open('?sandbox=keys')).page
  })
  afterAll(async () => {
    await consoles.close()
    await browser.close()
  })

  const press = (keys: string) => page.keyboard.press(keys)

  /** Name of what has the focus; one has to see that it has. */
  async function focused(): Promise<string> {
    const { name, seen } = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement
      const label = (element as HTMLInputElement).labels?.[0]?.innerText
      // Behind the last of the page comes the browser's own.
      if (element === document.body) return { name: '', seen: true }
      return { name: element.getAttribute('aria-label') ?? label ?? element.innerText, seen: element.matches(':focus-visible') }
    })
    expect(seen, name).toBe(true)
    return name
  }

  /** Presses Tab until something of this name has the focus, and then a key. */
  async function go(name: RegExp, key = 'Enter'): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      await press('Tab')
      if (!name.test(await focused())) continue
      await press(key)
      return
    }
    throw new Error(`Tab does not lead to ${name}.`)
  }

  it('skips to the content', async () => {
    await go(/^Skip to the content/)
    await page.locator('main:focus').waitFor()
  })

  it('searches an operation and sends it, without losing its place', async () => {
    await press('/')
    await page.keyboard.type('createPet')
    await go(/createPet/)
    await page.locator('h1:focus', { hasText: 'createPet' }).waitFor()
    await go(/^Body/, 'Control+Enter')
    await page.getByRole('heading', { name: 'Received 201' }).waitFor()
    expect(await focused()).toMatch(/^Body/)
    await go(/^Send$/)
    await page.getByRole('heading', { name: /^Received/ }).waitFor()
    expect(await focused()).toBe('Send')
  })

  it('copies it', async () => {
    await go(/^Copy as curl/)
    await page
      .getByRole('group', { name: 'Copied text' })
      .getByText(/^curl -i .*pets'$/)
      .waitFor()
    expect(await focused()).toBe('Copy as curl')
  })

  it('sends a request of the journal again', async () => {
    await page.locator('.brand').focus()
    await go(/^Journal/)
    await page.getByText('2 requests').waitFor()
    await go(/POST\s+createPet/)
    await go(/^Send again/)
    await page.getByText('3 requests').waitFor()
    expect(await focused()).toBe('Send again')
  })

  it('edits a record, and comes back to where it was', async () => {
    await page.locator('.brand').focus()
    await go(/^State/)
    await page.getByRole('button', { name: 'Edit pets 1' }).waitFor()
    await go(/^Edit pets 1$/)
    await page.getByRole('dialog').waitFor()
    await go(/^name/, 'Control+A')
    await page.keyboard.type('Renamed')
    await press('Enter')
    await page.getByRole('cell', { name: 'Renamed' }).waitFor()
    expect(await focused()).toBe('Edit pets 1')
  })

  it('adds a fault, which the header tells of', async () => {
    await page.locator('.brand').focus()
    await go(/^Faults/)
    await page.locator('h1', { hasText: 'Faults' }).waitFor()
    await go(/^Add$/)
    await page.getByRole('link', { name: '1 fault active' }).waitFor()
    expect(await focused()).toBe('Add')
  })
})
