import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changesOf, draftOf, fieldsFor, type RecordField, recordOf } from '../../console/state/record-draft.ts'
import { launchBrowser } from '../browser/chromium.ts'
import { type Consoles, startConsoles } from './open-console.ts'

const field = (name: string, more: Partial<RecordField> = {}): RecordField => ({
  name,
  type: 'string',
  limits: [],
  required: false,
  description: '',
  kind: 'text',
  values: [],
  secret: false,
  ...more,
})

describe('the form of a record', () => {
  const fields = [field('name'), field('note'), field('age', { kind: 'json' }), field('password', { secret: true })]
  const record = { name: 'Ada', note: '', age: 36, password: '(hidden)', tags: ['a'] }

  it('says nothing where nothing was changed', () => {
    const all = fieldsFor(fields, record)
    expect(changesOf(all, record, draftOf(all, record))).toEqual([])
  })

  it('changes what was changed, if the record is still what was shown, and never tells what is hidden', () => {
    const all = fieldsFor(fields, record)
    const draft = { ...draftOf(all, record), age: '', password: 'N3w', note: '007', tags: '[]' }
    expect(changesOf(all, record, draft)).toEqual([
      { op: 'test', path: '/name', value: 'Ada' },
      { op: 'test', path: '/note', value: '' },
      { op: 'test', path: '/age', value: 36 },
      { op: 'test', path: '/tags', value: ['a'] },
      { op: 'add', path: '/note', value: '007' },
      { op: 'remove', path: '/age' },
      { op: 'add', path: '/password', value: 'N3w' },
      { op: 'add', path: '/tags', value: [] },
    ])
  })

  it('leaves an empty field out, writes an empty text as "", and lets the server judge what is no JSON', () => {
    expect(recordOf(fields, { name: '', note: '""', age: 'old' })).toEqual({ note: '', age: 'old' })
  })
})

const found = await launchBrowser()

describe.skipIf('reason' in found)('the records of the console', () => {
  let browser: Browser
  let consoles: Consoles
  beforeAll(async () => {
    if ('browser' in found) browser = found.browser
    consoles = await startConsoles(browser)
  })
  afterAll(async () => {
    await consoles.close()
    await browser.close()
  })

  it('are added, edited and removed, and what the document does not allow is refused at its field', async () => {
    const { page, complaints } = await consoles.open('?sandbox=records#/state')
    const user = (name: string) => page.getByRole('row').filter({ has: page.getByRole('cell', { name, exact: true }) })
    const form = page.getByRole('dialog')
    const users = async () =>
      (await page.request.post(`${consoles.url}/__sandbox/records/v2/vectordb/users/list`, { data: {} })).json()
    await page.getByRole('button', { name: 'Add to users' }).first().click()
    await form.getByRole('textbox', { name: 'userName' }).fill('ada')
    await form.getByRole('textbox', { name: 'password' }).fill('')
    await form.getByRole('button', { name: 'Save' }).click()
    const refused = form.locator('[aria-invalid="true"]')
    await refused.waitFor()
    expect(await refused.getAttribute('name')).toBe('password')
    expect(await refused.evaluate((element) => element === document.activeElement)).toBe(true)
    await form.getByText('is missing').waitFor()
    await refused.fill('Le4rn-math')
    await form.getByRole('button', { name: 'Save' }).click()
    await user('ada').waitFor()
    expect((await users()).data).toEqual(['ada', 'milvusAdmin', 'root'])
    await user('milvusAdmin').getByRole('button', { name: /^Edit/ }).click()
    await form.getByRole('textbox', { name: 'userName' }).fill('renamed')
    await page.keyboard.press('Enter')
    await user('renamed').waitFor()
    await user('ada')
      .getByRole('button', { name: /^Remove/ })
      .click()
    await user('ada').waitFor({ state: 'detached' })
    expect((await users()).data).toEqual(['renamed', 'root'])
    expect(complaints).toEqual([])
  })
})
