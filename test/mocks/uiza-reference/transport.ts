import { expect } from 'vitest'
import { ada, admin, bob, documented, type Rows, users } from './row.ts'

/** Section 1: transport and keys. */
export const transport: Rows = {
  'base: /api/public/v3 below any domain': async ({ raw }) => {
    expect((await raw(`GET ${users}`)).status).toBe(200)
  },
  'two slashes before api are the same resource, and never redirected': async ({ raw }) => {
    expect((await raw(`GET /${users}?id=${documented.id}`)).status).toBe(200)
    expect((await raw(`POST /${users}/changepassword`, documented)).status).toBe(200)
  },
  'the key is sent as it is, without Bearer': async ({ send }) => {
    expect((await send('GET ', undefined, admin)).status).toBe(200)
    expect((await send('GET ', undefined, `Bearer ${admin}`)).status).toBe(401)
  },
  'a key is required on every user operation': async ({ send }) => {
    const requests = ['GET ', 'POST ', 'PUT ', 'DELETE ', 'PUT /changepassword', 'POST /logout', 'POST /auth/check-token']
    for (const request of requests) expect((await send(request, undefined, '')).status, request).toBe(401)
  },
  'a token is uap-, 32 hexadecimal digits, -, 8 hexadecimal digits': async ({ create, login }) => {
    await create(ada)
    expect(await login(ada)).toMatch(/^uap-[0-9a-f]{32}-[0-9a-f]{8}$/)
  },
  'a created token expires within 30 days, an Admin key from the dashboard does not': async ({ create, login, send, clock }) => {
    await create(ada)
    const token = await login(ada)
    clock.now += 30 * 86_400_000 - 1
    expect((await send('GET ', undefined, token)).status).toBe(200)
    clock.now += 1
    expect((await send('GET ', undefined, token)).status).toBe(401)
    expect((await send('GET ', undefined, admin)).status).toBe(200)
  },
  'the body is JSON': async ({ raw }) => {
    expect((await raw(`PUT ${users}/changepassword`, documented)).status).toBe(200)
    expect((await raw(`PUT ${users}/changepassword`, 'id=1&oldPassword=a')).status).toBe(400)
  },
  'an Admin creates and manages users': async ({ create, send }) => {
    const id = await create(ada)
    expect(await send('PUT ', { id, fullname: 'Ada King' })).toMatchObject({ data: { fullName: 'Ada King' } })
    expect((await send('DELETE ', { id })).status).toBe(200)
  },
  'a user has only its own account': async ({ create, login, send }) => {
    const [own, other] = [await create(ada), await create(bob)]
    const token = await login(ada)
    expect((await send(`GET ?id=${own}`, undefined, token)).status).toBe(200)
    expect((await send('PUT ', { id: own, fullname: 'Ada King' }, token)).status).toBe(200)
    expect((await send(`GET ?id=${other}`, undefined, token)).status).toBe(404)
    expect((await send('PUT ', { id: other, fullname: 'Ada King' }, token)).status).toBe(404)
    expect((await send('DELETE ', { id: own }, token)).status).toBe(401)
    expect((await send('POST ', bob, token)).status).toBe(401)
  },
}

/** Section 1: every key of an answer. */
export const envelope: Rows = {
  'data is an object for one': ({ send }) => {
    return expect(send(`GET ?id=${documented.id}`)).resolves.toMatchObject({ data: { id: documented.id } })
  },
  'data is an array for a list': ({ send }) => expect(send('GET ')).resolves.toMatchObject({ data: [{ id: documented.id }] }),
  'version is the number 3': ({ send }) => expect(send('GET ')).resolves.toHaveProperty('version', 3),
  'datetime is ISO 8601 in UTC with milliseconds': ({ send }) => {
    return expect(send('GET ')).resolves.toHaveProperty('datetime', '2026-01-02T03:04:05.006Z')
  },
  'policy is public': ({ send }) => expect(send('GET ')).resolves.toHaveProperty('policy', 'public'),
  'requestId is a UUID, new each time': async ({ send }) => {
    const ids = [await send('GET '), await send('GET ')].map((answer) => (answer as unknown as { requestId: string }).requestId)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(new Set(ids).size).toBe(2)
  },
  'serviceName is api': ({ send }) => expect(send('GET ')).resolves.toHaveProperty('serviceName', 'api'),
  'message is OK': ({ send }) => expect(send('GET ')).resolves.toHaveProperty('message', 'OK'),
  'code is the status': ({ send }) => expect(send('GET ')).resolves.toMatchObject({ status: 200, code: 200 }),
  'type is SUCCESS': ({ send }) => expect(send('GET ')).resolves.toHaveProperty('type', 'SUCCESS'),
  'metadata is on lists only': async ({ send }) => {
    expect((await send('GET ')).metadata).toEqual({ total: 1, result: 1, page: 1, limit: 20 })
    expect((await send(`GET ?id=${documented.id}`)).metadata).toBeUndefined()
  },
}
