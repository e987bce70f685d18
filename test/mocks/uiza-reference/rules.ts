import { expect } from 'vitest'
import { ada, bob, documented, type Rows } from './row.ts'

const ids = (data: unknown) => (data as { id: string }[]).map(({ id }) => id)

/** Section 3: the rules stated in prose. */
export const rules: Rows = {
  'a list is sorted by creation date, the newest first': async ({ send, create, clock }) => {
    const first = await create(ada)
    clock.now += 1
    const second = await create(bob)
    const third = await create(bob)
    expect(ids((await send('GET ')).data)).toEqual([third, second, first, documented.id])
  },
  'an Admin key lists all users': async ({ send, create }) => {
    await create(ada)
    expect(await send('GET ')).toMatchObject({ metadata: { total: 2 } })
  },
  'the key of a user who is an Admin does too': async ({ send, create, login }) => {
    await create({ ...ada, isAdmin: 1 })
    expect(await send('GET ', undefined, await login(ada))).toMatchObject({ metadata: { total: 2 } })
  },
  "a user's own key lists its own record": async ({ send, create, login }) => {
    const id = await create(ada)
    const { data, metadata } = await send('GET ', undefined, await login(ada))
    expect(ids(data)).toEqual([id])
    expect(metadata).toEqual({ total: 1, result: 1, page: 1, limit: 20 })
  },
  'delete is permanent, and cancels the tokens at once': async ({ send, create, login }) => {
    const id = await create(ada)
    const tokens = [await login(ada), await login(ada)]
    await send('DELETE ', { id })
    expect((await send(`GET ?id=${id}`)).status).toBe(404)
    for (const token of tokens) expect((await send('POST /auth/check-token', undefined, token)).status).toBe(401)
    expect((await send('POST /auth', { username: ada.email, password: ada.password, domain: '' }, '')).status).toBe(401)
  },
  'log out removes the token, and no other': async ({ send, create, login }) => {
    await create(ada)
    const [one, other] = [await login(ada), await login(ada)]
    await send('POST /logout', {}, one)
    expect((await send('GET ', undefined, one)).status).toBe(401)
    expect((await send('GET ', undefined, other)).status).toBe(200)
  },
  'update leaves what is left out unchanged': async ({ send, create, clock }) => {
    const id = await create({ ...ada, avatar: 'https://example.com/a.png' })
    const before = (await send(`GET ?id=${id}`)).data as object
    clock.now += 1_000
    const { data } = await send('PUT ', { id, fullname: null, email: 'king@example.com' })
    expect(data).toEqual({ ...before, email: 'king@example.com', updatedAt: '2026-01-02T03:04:06.006Z' })
    expect((await send('PUT /changepassword', { id, oldPassword: ada.password, newPassword: 'another' })).status).toBe(200)
  },
  'password: an Admin names the user, a user need not': async ({ send, create, login }) => {
    const id = await create(ada)
    const passwords = { oldPassword: ada.password, newPassword: 'another' }
    expect((await send('PUT /changepassword', passwords)).status).toBe(422)
    expect(await send('PUT /changepassword', passwords, await login(ada))).toMatchObject({ status: 200, data: { id } })
  },
  "password: another user is not there for a user's own key": async ({ send, create, login }) => {
    const [, other] = [await create(ada), await create(bob)]
    const request = { id: other, oldPassword: bob.password, newPassword: 'another' }
    expect((await send('PUT /changepassword', request, await login(ada))).status).toBe(404)
    await login(bob)
  },
  'username and e-mail both serve as login': async ({ send, create }) => {
    await create(ada)
    for (const username of ['ada', 'ada@example.com']) {
      const login = { username, password: ada.password, domain: '' }
      expect((await send('POST /auth', login, '')).status, username).toBe(200)
    }
  },
  'a user who is not active cannot log in, and its keys do not serve': async ({ send, create, login }) => {
    const id = await create(ada)
    const token = await login(ada)
    await send('PUT ', { id, status: 0 })
    expect((await send('GET ', undefined, token)).status).toBe(401)
    expect((await send('POST /auth', { username: 'ada', password: ada.password, domain: '' }, '')).status).toBe(401)
  },
  'a user does not make itself an Admin, or active; sending what is so already is no change': async ({ send, create, login }) => {
    const id = await create(ada)
    const token = await login(ada)
    for (const change of [{ isAdmin: 1 }, { status: 0 }]) expect((await send('PUT ', { id, ...change }, token)).status).toBe(401)
    expect((await send('PUT ', { id, status: 1, isAdmin: 0 }, token)).status).toBe(200)
  },
  'usernames and e-mails need not be unique': async ({ create }) => {
    expect(await create(ada)).not.toBe(await create(ada))
  },
  'paging: total of all, result on this page, page, limit': async ({ send, create }) => {
    for (let count = 0; count < 16; count += 1) await create(bob)
    const page = await send('GET ?limit=2&page=1')
    expect(page.metadata).toEqual({ total: 17, result: 2, page: 1, limit: 2 })
    const last = await send('GET ?limit=2&page=9')
    expect(last.metadata).toEqual({ total: 17, result: 1, page: 9, limit: 2 })
    expect(ids(last.data)).toEqual([documented.id])
    expect(await send('GET ?page=10&limit=2')).toMatchObject({ data: [], metadata: { total: 17, result: 0, page: 10 } })
  },
  'paging: a page and a limit are numbers from 1': async ({ send }) => {
    expect(await send('GET ?page=0&limit=x')).toMatchObject({
      status: 422,
      data: [
        { field: 'page', type: 'numberMin' },
        { field: 'limit', type: 'number' },
      ],
    })
  },
}
