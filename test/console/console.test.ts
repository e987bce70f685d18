import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'
import { launchBrowser } from '../browser/chromium.ts'
import { type Consoles, startConsoles } from './open-console.ts'
import { report } from './report.ts'

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

  it('lists every operation of every API, and finds one by a word', async () => {
    const { page } = await consoles.open()
    const links = page.getByRole('navigation', { name: 'Operations' }).getByRole('link')
    const operations = [milvusDocument(), uizaDocument()].flatMap(({ model }) => model.operations)
    expect(await links.count()).toBe(operations.length)
    await page.getByRole('searchbox', { name: 'Find an operation' }).fill('privilege')
    expect(await links.allInnerTexts()).toEqual(['POST\ngrantPrivilege', 'POST\nrevokePrivilege'])
  })

  it('sends the documented example and shows the documented answer', async () => {
    const { page } = await consoles.open('?sandbox=try#/operations/milvus/updatePassword')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('heading', { name: 'Received 200' }).waitFor()
    const answer = await page.getByRole('group', { name: 'Body of the response' }).innerText()
    expect(JSON.parse(answer)).toEqual({ code: 0, data: {} })
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('old password not correct for milvusAdmin').waitFor()
  })

  it('writes a path as the document does, with two slashes at its beginning', async () => {
    const { page, asked } = await consoles.open('?sandbox=slashes#/operations/uiza/changePassword')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('heading', { name: 'Received 200' }).waitFor()
    expect(asked).toContain(`${consoles.url}//api/public/v3/admin/user/changepassword`)
  })

  it('shows a request in the journal as it comes, without its secrets', async () => {
    const { page } = await consoles.open('?sandbox=journal#/journal')
    await page.getByText('No requests yet').waitFor()
    const sent = { userName: 'milvusAdmin', password: 'P@ssw0rd', newPassword: 'N3w-and-secret' }
    await fetch(`${consoles.url}/__sandbox/journal/v2/vectordb/users/update_password`, {
      method: 'POST',
      headers: { Authorization: 'Bearer root:Milvus', 'Content-Type': 'application/json' },
      body: JSON.stringify(sent),
    })
    await page.getByText('updatePassword', { exact: false }).locator('visible=true').last().click()
    await page.getByRole('heading', { name: 'Request' }).waitFor()
    const text = await page.locator('main').innerText()
    expect(text).toContain('milvusAdmin')
    expect(text).toContain('(hidden)')
    for (const secret of [sent.password, sent.newPassword, 'root:Milvus']) expect(text).not.toContain(secret)
  })

  it('narrows the journal down by operation, status and text', async () => {
    const { page } = await consoles.open('?sandbox=narrow#/journal')
    for (const path of ['users/list', 'roles/list', 'nothing'])
      await fetch(`${consoles.url}/__sandbox/narrow/v2/vectordb/${path}`, { method: 'POST', body: '{}' })
    await page.getByText('3 requests', { exact: true }).waitFor()
    await page.getByRole('combobox', { name: 'Operation' }).selectOption('listUsers')
    await page.getByText('1 of 3 requests').waitFor()
    await page.getByRole('combobox', { name: 'Operation' }).selectOption('')
    await page.getByRole('combobox', { name: 'Status' }).selectOption('4xx')
    await page.getByText('1 of 3 requests').waitFor()
    await page.getByRole('combobox', { name: 'Status' }).selectOption('')
    await page.getByRole('searchbox', { name: 'Text' }).fill('vectordb/roles')
    await page.getByText('1 of 3 requests').waitFor()
  })

  it('shows the state without its secrets, and begins anew with another scenario', async () => {
    const { page } = await consoles.open('?sandbox=state#/state')
    await page.getByRole('cell', { name: 'milvusAdmin' }).waitFor()
    expect(await page.locator('main').innerText()).not.toMatch(/P@ssw0rd|uap-7442/)
    await page.getByRole('combobox', { name: 'Scenario' }).selectOption('empty')
    await page.getByRole('button', { name: 'Reset' }).click()
    await page.getByRole('cell', { name: 'milvusAdmin' }).waitFor({ state: 'detached' })
    await page.getByRole('combobox', { name: 'Scenario' }).selectOption('')
    await page.getByRole('button', { name: 'Reset' }).click()
    await page.getByRole('cell', { name: 'milvusAdmin' }).waitFor()
  })

  it('takes a snapshot and puts it back', async () => {
    const { page } = await consoles.open('?sandbox=snapshot#/state')
    await page.getByRole('cell', { name: 'milvusAdmin' }).waitFor()
    await page.getByRole('button', { name: 'Save a snapshot' }).click()
    await page.getByRole('button', { name: 'Restore' }).waitFor()
    expect(await page.locator('main').innerText()).not.toContain('P@ssw0rd')
    await page.getByRole('combobox', { name: 'Scenario' }).selectOption('empty')
    await page.getByRole('button', { name: 'Reset' }).click()
    await page.getByRole('cell', { name: 'milvusAdmin' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Restore' }).click()
    await page.getByRole('cell', { name: 'milvusAdmin' }).waitFor()
  })

  it('begins a sandbox, in which nothing has happened yet', async () => {
    const { page } = await consoles.open('#/operations/milvus/createUser')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('heading', { name: 'Received 200' }).waitFor()
    await page.locator('summary', { hasText: 'Sandbox' }).click()
    await page.getByRole('textbox', { name: 'New sandbox' }).fill('fresh')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByRole('link', { name: 'Journal' }).click()
    await page.getByText('No requests yet').waitFor()
    expect(page.url()).toContain('?sandbox=fresh')
  })

  it('lets a request fail on purpose, once', async () => {
    const { page } = await consoles.open('?sandbox=faults#/faults')
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('status')
    await page.getByRole('combobox', { name: 'Operation' }).selectOption('milvus/listUsers')
    await page.getByRole('spinbutton', { name: 'Times' }).fill('1')
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByRole('cell', { name: 'respond with 503, once', exact: true }).waitFor()
    const ask = () => fetch(`${consoles.url}/__sandbox/faults/v2/vectordb/users/list`, { method: 'POST', body: '{}' })
    expect((await ask()).status).toBe(503)
    expect((await ask()).status).toBe(200)
    await page.getByRole('button', { name: 'Remove all' }).click()
    await page.getByText('No faults.', { exact: false }).waitFor()
  })

  it('runs the runner and shows its report', async () => {
    const { page } = await consoles.open('#/verify')
    await page.getByRole('button', { name: 'Verify now' }).click()
    await page.getByText('1 case failed: 2 cases').waitFor()
    await page.getByText('the previous value is still accepted after the change').waitFor()
    await page.getByRole('cell', { name: 'milvus · updatePassword' }).waitFor()
  })

  it('asks for the token of a server that others can reach', async () => {
    const guarded = await startConsoles(browser, { token: 'printed-at-its-start' })
    const { page } = await guarded.open()
    for (const token of ['another', 'printed-at-its-start']) {
      await page.getByRole('textbox', { name: 'Token' }).fill(token)
      await page.getByRole('button', { name: 'Go on' }).click()
      if (token === 'another') await page.getByText('Wrong token.').waitFor()
    }
    await page.getByRole('heading', { name: 'Update User Password' }).waitFor()
    await guarded.close()
  })
})
