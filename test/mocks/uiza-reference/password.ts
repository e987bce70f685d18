import { expect } from 'vitest'
import { documented, type Rows, type Talk, users } from './row.ts'

/** Section 4: the page itself. */
export const changePassword: Rows = {
  'example request: POST with two slashes': async ({ raw }) => {
    expect((await raw(`POST /${users}/changepassword`, documented)).status).toBe(200)
  },
  'HTTP request: PUT with two slashes': async ({ raw }) => {
    expect((await raw(`PUT /${users}/changepassword`, documented)).status).toBe(200)
  },
  'values: symbols in a password': async ({ send }) => {
    expect((await send('PUT /changepassword', documented)).status).toBe(200)
    const back = { id: documented.id, oldPassword: documented.newPassword, newPassword: documented.oldPassword }
    expect((await send('PUT /changepassword', back)).status).toBe(200)
  },
  'response: data.id is the same id, and there is no result': async ({ send }) => {
    const { data, code, type } = await send('PUT /changepassword', documented)
    expect({ data, code, type }).toEqual({ data: { id: documented.id }, code: 200, type: 'SUCCESS' })
  },
  'a new password has 6 to 25 characters': async ({ send }) => {
    let { oldPassword } = documented
    const lengths = [
      [5, 422],
      [6, 200],
      [25, 200],
      [26, 422],
    ] as const
    for (const [length, status] of lengths) {
      const newPassword = 'x'.repeat(length)
      expect((await send('PUT /changepassword', { ...documented, oldPassword, newPassword })).status).toBe(status)
      if (status === 200) oldPassword = newPassword
    }
  },
  'the new password may be the old one': async ({ send }) => {
    const same = { ...documented, newPassword: documented.oldPassword }
    expect((await send('PUT /changepassword', same)).status).toBe(200)
  },
}

const sends =
  (method: string) =>
  async ({ send }: Talk): Promise<void> => {
    expect(await send(`${method} /changepassword`, documented)).toMatchObject({ status: 200, code: 200 })
    expect(await send(`${method} /changepassword`, documented)).toMatchObject({ status: 422, code: 422 })
  }

/** Section 5: method of the official clients, v3. */
export const clientPasswords: Rows = {
  'Ruby: POST': sends('POST'),
  'Node: PUT': sends('PUT'),
  'Python to 1.1.1: POST': sends('POST'),
  'Python 1.1.2: PUT': sends('PUT'),
  'Java: PUT': sends('PUT'),
  'PHP: PUT': sends('PUT'),
  'Go: POST': sends('POST'),
  '.NET: POST': sends('POST'),
}
