import { expect } from 'vitest'
import { ada, bob, documented, nobody, type Rows } from './row.ts'

const domain = 'workspace.example.com'

/** Section 3: every operation. */
export const operations: Rows = {
  'create user: POST /admin/user gives the id': async ({ send }) => {
    const all = { ...ada, avatar: 'https://example.com/a.png', dob: '12/10/1815', gender: 1, isAdmin: 0 }
    expect((await send('POST ', all)).data).toEqual({ id: expect.any(String) })
    expect((await send('POST ', bob)).data).toEqual({ id: expect.any(String) })
  },
  'retrieve user: GET /admin/user?id= gives one object': ({ send }) => {
    return expect(send(`GET ?id=${documented.id}`)).resolves.toMatchObject({ data: { id: documented.id, username: 'user_test' } })
  },
  'list users: GET /admin/user gives an array and metadata': async ({ send, create }) => {
    await create(ada)
    const { data, metadata } = await send('GET ')
    expect(data).toMatchObject([{ username: 'ada' }, { username: 'user_test' }])
    expect(metadata).toEqual({ total: 2, result: 2, page: 1, limit: 20 })
  },
  'update user: PUT /admin/user gives the user, id among it': async ({ send, create }) => {
    const id = await create(ada)
    const update = { id, status: 1, username: 'ada_king', email: 'king@example.com', password: 'another', fullname: 'Ada King' }
    const expected = { id, username: 'ada_king', email: 'king@example.com', fullName: 'Ada King' }
    expect(await send('PUT ', update)).toMatchObject({ status: 200, data: expected })
    expect(await send(`GET ?id=${id}`)).toMatchObject({ data: expected })
    expect((await send('PUT ', { ...update, id: nobody })).status).toBe(404)
  },
  'delete user: DELETE /admin/user with a JSON body': async ({ send, create }) => {
    const id = await create(ada)
    expect(await send('DELETE ', { id })).toMatchObject({ status: 200, data: { id } })
    expect((await send('DELETE ', { id })).status).toBe(404)
  },
  'delete user: the id is a text, not an integer': async ({ send }) => {
    expect(await send('DELETE ', { id: 7 })).toMatchObject({ status: 422, data: [{ field: 'id', type: 'string' }] })
  },
  'update password: PUT /admin/user/changepassword': ({ send }) => {
    return expect(send('PUT /changepassword', documented)).resolves.toMatchObject({ status: 200, data: { id: documented.id } })
  },
  'log out: POST /admin/user/logout': async ({ send, create, login }) => {
    await create(ada)
    const token = await login(ada)
    expect(await send('POST /logout', undefined, token)).toMatchObject({ message: 'OK', data: { message: 'Logout success' } })
    expect((await send('POST /logout', undefined, token)).status).toBe(401)
  },
  'create token: POST /admin/user/auth, without a key': async ({ send, create }) => {
    await create(ada)
    const { status, data } = await send('POST /auth', { username: ada.email, password: ada.password, domain }, '')
    expect(status).toBe(200)
    expect(data).toEqual({ token: expect.any(String), appId: expect.stringMatching(/^[0-9a-f]{32}$/) })
  },
  'create token: username, password and domain are required': async ({ send }) => {
    const { status, data } = await send('POST /auth', {}, '')
    expect(status).toBe(422)
    expect(data).toMatchObject([{ field: 'username' }, { field: 'password' }, { field: 'domain' }])
  },
  'create token: a wrong password and an unknown login are told alike, 401': async ({ send, create }) => {
    await create(ada)
    const answers = ['ada@example.com', 'nobody@example.com'].map((username) =>
      send('POST /auth', { username, password: 'wrong one', domain }, ''),
    )
    for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ status: 401, message: 'Unauthorized' })
  },
  'check token: POST /admin/user/auth/check-token': async ({ send, create, login }) => {
    await create(ada)
    const token = await login(ada)
    const { data } = await send('POST /auth/check-token', undefined, token)
    expect(data).toEqual({ token, expired: '02/01/2026 03:04:05' })
  },
}

/** Section 3: what is told of a user. */
export const userObject: Rows = {
  'id, isAdmin, username, email, createdAt, updatedAt; avatar, fullName and status where there are any': async ({
    send,
    create,
  }) => {
    const id = await create({ ...ada, avatar: 'https://example.com/a.png' })
    const at = '2026-01-02T03:04:05.006Z'
    expect((await send(`GET ?id=${id}`)).data).toEqual({
      id,
      isAdmin: 0,
      username: 'ada',
      email: 'ada@example.com',
      avatar: 'https://example.com/a.png',
      fullName: 'Ada Lovelace',
      status: 1,
      createdAt: at,
      updatedAt: at,
    })
  },
  'the password never appears': async ({ send, create }) => {
    const id = await create(ada)
    const answers = [await send(`GET ?id=${id}`), await send('GET '), await send('PUT ', { id, password: 'any thing' })]
    for (const { text } of answers) expect(text).not.toContain('any thing')
  },
}
