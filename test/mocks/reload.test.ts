import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { uiza } from '#mocks/uiza'
import { type DocumentError, parseDocument, requireSound } from '#openapi/load'

const text = readFileSync('openapi/uiza.yaml', 'utf8')
const edited = (from: string, to: string) => () => requireSound(parseDocument(text.replaceAll(from, to), 'uiza.yaml'))

const forced = (code: number) =>
  new Request('http://mock.test/api/public/v3/admin/user/changepassword', { method: 'PUT', headers: { Prefer: `code=${code}` } })

describe('reloading a document', () => {
  it('serves the new edition from the next request on, and keeps the state', async () => {
    const mock = createMock(uiza)
    await mock.users.create({ ...(mock.users.all()[0] as never as object), id: 'ada' } as never)
    expect(mock.reload(edited('Service Unavailable', 'Closed for today'))).toBe(true)
    expect(await (await mock.fetch(forced(503))).json()).toMatchObject({ message: 'Closed for today' })
    expect(mock.users.find('ada')).toBeDefined()
    expect(mock.journal.list()).toHaveLength(1)
  })

  it('keeps the last good edition when one is broken, and says what is wrong where', async () => {
    const mock = createMock(uiza)
    mock.reload(edited('Service Unavailable', 'Closed for today'))
    expect(mock.reload(edited('minLength: 6', 'minLength: six'))).toBe(false)
    expect(mock.problems[0]).toEqual({
      what: 'The schema is invalid here: it must be integer.',
      where: expect.stringMatching(/^uiza\.yaml:\d+:\d+$/),
      next: expect.any(String),
    })
    expect(await (await mock.fetch(forced(503))).json()).toMatchObject({ message: 'Closed for today' })
    expect(mock.reload(edited('Service Unavailable', 'Open again'))).toBe(true)
    expect(mock.problems).toEqual([])
  })

  it('says so too when the file is gone', () => {
    const mock = createMock(uiza)
    const gone = () => {
      throw Object.assign(new Error('no such file'), { problems: [] } satisfies Pick<DocumentError, 'problems'>)
    }
    expect(mock.reload(gone)).toBe(false)
    expect(mock.problems).toMatchObject([{ what: 'no such file' }])
  })
})
