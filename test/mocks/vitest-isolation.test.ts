import { HttpResponse, http } from 'msw'
import { afterAll, beforeAll, describe, vi } from 'vitest'
import { milvus } from '#mocks/milvus'
import { uiza } from '#mocks/uiza'
import { mockTest } from '../../mocks/hosts/vitest/index.ts'

const test = mockTest({ milvus, uiza })

/** What an app under test does: it knows nothing of mocks. */
async function changePassword(password: string, newPassword: string): Promise<{ code: number }> {
  const body = JSON.stringify({ userName: 'milvusAdmin', password, newPassword })
  const response = await fetch('http://milvus.test/v2/vectordb/users/update_password', { method: 'POST', body })
  return (await response.json()) as { code: number }
}

describe('before the first test', () => {
  const printed: unknown[] = []
  beforeAll(async () => {
    const spy = vi.spyOn(console, 'error').mockImplementation((text) => void printed.push(text))
    await fetch('http://milvus.test/v2/vectordb/users/list?token=secret', { method: 'POST' }).catch(() => {})
    spy.mockRestore()
  })

  test('nothing is answered, nothing reaches the network, and that is said', ({ expect }) => {
    expect(printed).toContainEqual(
      expect.stringContaining('  POST http://milvus.test/v2/vectordb/users/list (outside of a test)'),
    )
  })
})

describe('a test', () => {
  for (const time of ['first', 'second'])
    test(`begins with the documented accounts (${time} time)`, async ({ expect }) => {
      expect(await changePassword('P@ssw0rd', 'N3w-secret')).toEqual({ code: 0, data: {} })
      expect(await changePassword('P@ssw0rd', 'N3w-secret')).toMatchObject({ code: 1400 })
    })

  test('has a mock of each API', async ({ milvus, uiza, expect }) => {
    await changePassword('P@ssw0rd', 'N3w-secret')
    const key = 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51'
    await fetch('http://uiza.test/api/public/v3/admin/user?page=1', { headers: { Authorization: key } })
    expect(milvus.requests.map(({ operationId }) => operationId)).toEqual(['updatePassword'])
    expect(uiza.requests.map(({ operationId }) => operationId)).toEqual(['retrieveUser'])
  })

  test('may have handlers of its own, which are gone after it', async ({ server, expect }) => {
    server.use(http.get('http://other.test/', () => HttpResponse.text('mine')))
    expect(await (await fetch('http://other.test/')).text()).toBe('mine')
  })

  test.fails('has no handlers of another test', async () => {
    await fetch('http://other.test/').catch(() => {})
  })
})

describe.concurrent('forty tests at once', () => {
  const changed = new Set<string>()
  afterAll(() => {
    if (changed.size !== 40) throw new Error(`only ${changed.size} of 40 saw their own change`)
  })

  for (const number of Array.from({ length: 40 }, (_, index) => index))
    test(`do not see each other's users (${number})`, async ({ milvus, server, expect }) => {
      server.use(http.get('http://other.test/', () => HttpResponse.text(String(number))))
      expect(await changePassword('P@ssw0rd', `N3w-secret-${number}`)).toMatchObject({ code: 0 })
      await new Promise((resolve) => setTimeout(resolve, (number * 7) % 20))
      expect(await (await fetch('http://other.test/')).text()).toBe(String(number))
      expect(await changePassword(`N3w-secret-${number}`, 'An0ther-secret')).toMatchObject({ code: 0 })
      expect(milvus.users.find('milvusAdmin')?.password).toBe('An0ther-secret')
      expect(milvus.requests).toHaveLength(2)
      changed.add(String(number))
    })
})
