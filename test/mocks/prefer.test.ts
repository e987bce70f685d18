import { afterEach, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { uiza } from '#mocks/uiza'
import { hosts, type OpenHost } from './host.ts'

const change = '/api/public/v3/admin/user/changepassword'

describe.each(hosts)('the header Prefer in $host', ({ open }) => {
  const mock = createMock(uiza)
  let host: OpenHost
  afterEach(() => host.close())

  async function prefer(preference: string) {
    host = await open(mock)
    return host.send('PUT', change, { headers: { Prefer: preference } })
  }

  it.each([
    ['code=503', 503, 'code=503', { message: 'Service Unavailable', retryable: true }],
    ['example=wrongPassword', 422, 'example=wrongPassword', { type: 'ERROR' }],
    ['example="documented"; foo=1', 200, 'example=documented', { type: 'SUCCESS' }],
    ['respond-async, code=422, example=tooShort', 422, 'code=422, example=tooShort', { type: 'ERROR' }],
    ['code=401', 401, 'code=401', { code: 401 }],
  ])('%s forces a documented answer, whatever the request is', async (preference, status, applied, body) => {
    const answered = await prefer(preference)
    expect([answered.status, answered.header('preference-applied')]).toEqual([status, applied])
    expect(answered.json).toMatchObject(body)
  })

  it.each(['code=418', 'example=nobodys', 'code=200, example=wrongPassword'])(
    '%s is refused, and the answers there are are named',
    async (preference) => {
      const answered = await prefer(preference)
      expect([answered.status, answered.header('content-type')]).toEqual([400, 'application/problem+json'])
      expect(answered.json).toMatchObject({ detail: expect.stringContaining('wrongPassword (422)') })
      expect(answered.header('preference-applied')).toBeNull()
    },
  )

  it('changes nothing for who prefers something else', async () => {
    const answered = await prefer('return=minimal')
    expect([answered.status, answered.header('preference-applied')]).toEqual([401, null])
  })
})

describe('a forced answer', () => {
  it('leaves the state as it was, and the journal says so', async () => {
    const mock = createMock(milvus)
    const body = JSON.stringify({ userName: 'root', password: 'Milvus', newPassword: 'N3w-secret' })
    const url = 'http://mock.test/v2/vectordb/users/update_password'
    const response = await mock.fetch(new Request(url, { method: 'POST', body, headers: { Prefer: 'example=documented' } }))
    expect(await response.json()).toEqual({ code: 0, data: {} })
    expect(mock.users.find('root')?.password).toBe('Milvus')
    expect(mock.journal.list()).toMatchObject([{ notes: ['prefer: example=documented'] }])
  })
})
