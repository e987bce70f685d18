import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from './chromium.ts'

const apps = inject('apps')
const changed = 'The password was changed.'

/** MSW's worker leaves with its last page; where MSW asks for an update just then, it lets the browser's refusal go uncaught. */
const noUpdate = 'Failed to update a ServiceWorker'

let browser: Browser
beforeAll(async () => {
  const found = await launchBrowser()
  if ('browser' in found) browser = found.browser
})
afterAll(() => browser?.close())

// The app is installed from the tarball, built by Vite and served with a policy that forbids `eval`.
describe.skipIf(Object.values(apps).includes('')).each(Object.entries(apps))('a page with msw %s', (_, app) => {
  let context: BrowserContext
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    context = await browser.newContext()
  })
  beforeEach(async () => {
    page = await open('/milvus')
  })
  afterEach(async () => {
    await Promise.all(context.pages().map((opened) => opened.close()))
    expect(problems.splice(0)).toEqual([])
  })

  async function open(path: string): Promise<Page> {
    const opened = await context.newPage()
    opened.on('pageerror', ({ message }) => {
      if (!message.startsWith(noUpdate)) problems.push(message)
    })
    await opened.goto(app + path)
    await opened.waitForSelector('form')
    return opened
  }

  /** Fills in what is given, sends the form, and gives what the page says. */
  async function change(values: Readonly<Record<string, string>> = {}, on: Page = page): Promise<string | null> {
    for (const [name, value] of Object.entries(values)) await on.fill(`[name=${name}]`, value)
    await on.click('main button')
    await on.waitForFunction(() => !['', '…'].includes(document.querySelector('[role=status]')?.textContent ?? ''))
    return on.textContent('[role=status]')
  }

  async function reset(on: Page = page): Promise<void> {
    await on.click('nav button')
    await on.waitForFunction(() => document.querySelector('[role=status]')?.textContent === 'Reset.')
  }

  it('changes a password of Milvus once, and refuses the old one from then on', async () => {
    expect(await change()).toBe(changed)
    expect(await change()).toBe('old password not correct for milvusAdmin: not authenticated')
    expect(await change({ password: 'P@ssw0rd!', newPassword: 'Another-1' })).toBe(changed)
  })

  it('does so with what README.md shows, pasted', async () => {
    const pasted = await open('/snippet.html')
    expect(await change({}, pasted)).toBe(changed)
    expect(await change({}, pasted)).toMatch(/^old password not correct/)
  })

  it('keeps what is posted, with a module of one’s own document and what README.md shows, pasted', async () => {
    const own = await open('/own.html')
    await own.getByText('The worker has started.').waitFor()
    const responses = await own.evaluate(async () => {
      const pets = 'http://localhost:4010/pets'
      const headers = { 'Content-Type': 'application/json' }
      const post = (body: string) => fetch(pets, { method: 'POST', headers, body })
      const created = await post('{"name":"Fig"}')
      const { id, name } = (await created.json()) as { readonly id: number; readonly name: string }
      const shown = (await (await fetch(`${pets}/${id}`)).json()) as object
      return { created: created.status, name, shown, refused: (await post('{"name":""}')).status }
    })
    expect(responses).toEqual({ created: 201, name: 'Fig', shown: { id: expect.any(Number), name: 'Fig' }, refused: 422 })
  })

  it('shows each failure of Milvus in its own words', async () => {
    for (const [values, words] of milvusFailures) {
      await page.click('a[href="/milvus"]')
      expect(await change(values), JSON.stringify(values)).toMatch(words)
    }
  })

  it('shows what Uiza says, success and failures', async () => {
    for (const [values, words] of uizaAnswers) {
      await page.click('a[href="/uiza"]')
      expect(await change(values), JSON.stringify(values)).toMatch(words)
    }
  })

  it('keeps its state while one goes from view to view', async () => {
    expect(await change()).toBe(changed)
    await page.click('a[href="/uiza"]')
    await page.click('a[href="/milvus"]')
    expect(await change()).toMatch(/^old password not correct/)
    await page.goBack()
    await page.goBack()
    expect(await change()).toMatch(/^old password not correct/)
  })

  it('has a new state when it is loaded again', async () => {
    expect(await change()).toBe(changed)
    await page.reload()
    expect(await change()).toBe(changed)
  })

  it('begins anew where that is asked for', async () => {
    expect(await change()).toBe(changed)
    await reset()
    expect(await change()).toBe(changed)
  })

  it('is not disturbed by another tab', async () => {
    const other = await open('/milvus')
    expect(await change()).toBe(changed)
    expect(await change({}, other)).toBe(changed)
    await reset(other)
    expect(await change()).toMatch(/^old password not correct/)
  })

  it('can keep its state for its tab, also when it is loaded again', async () => {
    const own = await open('/milvus?state=tab')
    expect(await change({}, own)).toBe(changed)
    await own.reload()
    expect(await change({}, own)).toMatch(/^old password not correct/)
    expect(await change({}, await open('/milvus?state=tab'))).toBe(changed)
    await reset(own)
    await own.reload()
    expect(await change({}, own)).toBe(changed)
  })

  it('can share its state with other tabs, where of two equal changes exactly one succeeds', async () => {
    const tabs = [await open('/milvus?state=origin'), await open('/milvus?state=origin')] as const
    // What one tab wrote, the other has to see at once: that does not fail every time.
    for (let round = 0; round < 10; round += 1) {
      const said = await Promise.all(tabs.map((tab) => change({}, tab)))
      expect(said.filter((words) => words === changed)).toHaveLength(1)
      await reset(tabs[round % 2 ? 0 : 1])
    }
    expect(await change({}, tabs[1])).toBe(changed)
    expect(await change()).toBe(changed)
  })

  it('lets nothing reach the network that no mock answers, but its own files', async () => {
    const list = 'http://localhost:19530/v2/vectordb/collections/list'
    // MSW's way to refuse in a page.
    expect(await statusOf(list, 'POST')).toBe(500)
    expect(await statusOf('/api/of/this/origin')).toBe(500)
    expect(await statusOf('/mockServiceWorker.js')).toBe(200)
  })

  const statusOf = (url: string, method = 'GET'): Promise<number> =>
    page.evaluate(async ([asked, how]) => (await fetch(asked, { method: how })).status, [url, method] as const)
})

const milvusFailures: readonly (readonly [Readonly<Record<string, string>>, string | RegExp])[] = [
  [{ password: 'wrong' }, 'old password not correct for milvusAdmin: not authenticated'],
  [{ userName: 'nobody' }, 'old password not correct for nobody: not authenticated'],
  [{ newPassword: 'short' }, 'invalid password length: invalid parameter[5 out of range 8 <= value <= 64]'],
  [{ newPassword: 'lowercaseonly' }, /^invalid password: at least three of uppercase letters, lowercase letters, numbers/],
  [{ userName: '' }, /^missing required parameters, error: Key: 'NewPasswordReq\.UserName'/],
  [{ credential: 'root:wrong' }, "user hasn't authenticated"],
]

const uizaAnswers: typeof milvusFailures = [
  [{ oldPassword: 'wrong' }, 'Current password is wrong'],
  [{ id: '00000000-0000-4000-8000-000000000000' }, 'Not found'],
  [{ newPassword: 'x' }, /^Parameters validation error! The 'newPassword' field length must be greater than or equal to 6/],
  [{ credential: '' }, 'Unauthorized'],
  [{}, changed],
  [{}, 'Current password is wrong'],
]
