import { expect } from 'vitest'
import { ada, admin, documented, nobody, type Rows, type Talk, users } from './row.ts'

const key = { Authorization: admin, 'Content-Type': 'application/json' }

/** Section 5: headers, bodies and queries of the official clients, v3. Raw sockets are in `uiza/wire.test.ts`. */
export const clients: Rows = {
  'Go: Idempotency-Key, and \\u003c in the body': async ({ raw }) => {
    const body = JSON.stringify(documented).replaceAll('<', '\\u003c')
    expect(body).toContain('\\u003c')
    expect((await raw(`POST ${users}/changepassword`, body, { ...key, 'Idempotency-Key': 'k-1' })).status).toBe(200)
  },
  'Java: Uiza-Version and Accept-Charset': async ({ raw }) => {
    const headers = { ...key, 'Uiza-Version': '1.1.1', 'Accept-Charset': 'UTF-8' }
    expect((await raw(`PUT ${users}/changepassword`, documented, headers)).status).toBe(200)
  },
  'Node: Content-Type on a GET; a list without a query; log out with {}': async ({ raw, create, login, send }) => {
    expect((await raw(`GET ${users}`, undefined, key)).status).toBe(200)
    await create(ada)
    expect((await send('POST /logout', {}, await login(ada))).status).toBe(200)
  },
  'Ruby: a list with a bare ?, log out with {}': async ({ send }) => {
    expect(await send('GET ?')).toMatchObject({ status: 200, metadata: { total: 1 } })
    expect((await send('POST /logout', {})).status).toBe(200)
  },
  'Ruby v4: an empty id means list': ({ send }) => expect(send('GET ?id=')).resolves.toMatchObject({ metadata: { total: 1 } }),
  'Python: log out without a body; without a key no header': async ({ send }) => {
    expect((await send('GET ', undefined, '')).status).toBe(401)
    expect((await send('POST /logout')).status).toBe(200)
  },
  'the id left out, as Go and Java do': async ({ send, create, login }) => changeOwn({ send, create, login }, {}),
  'the id null, as Python does': async ({ send, create, login }) => changeOwn({ send, create, login }, { id: null }),
  'create and update are followed by a GET with data.id': async ({ send, create }) => {
    const id = await create(ada)
    const updated = (await send('PUT ', { id, fullname: 'Ada King' })).data as { id: string }
    expect(await send(`GET ?id=${updated.id}`)).toMatchObject({ data: { fullName: 'Ada King' } })
  },
  'a DELETE has a body': async ({ send, create }) => {
    expect((await send('DELETE ', { id: await create(ada) })).status).toBe(200)
  },
  'only the documented method and path, in lower case': async ({ raw }) => {
    expect((await raw(`PATCH ${users}/changepassword`, documented)).status).toBe(404)
    expect((await raw(`PUT ${users}/changePassword`, documented)).status).toBe(404)
  },
}

async function changeOwn({ send, create, login }: Pick<Talk, 'send' | 'create' | 'login'>, id: object): Promise<void> {
  const own = await create(ada)
  const request = { ...id, oldPassword: ada.password, newPassword: 'another' }
  expect(await send('PUT /changepassword', request, await login(ada))).toMatchObject({ status: 200, data: { id: own } })
}

const failures = [
  ['PUT /changepassword', '{', 400],
  ['GET ', undefined, 401],
  [`GET ?id=${nobody}`, undefined, 404],
  ['POST ', {}, 422],
] as const

/** Section 5: each client decides by status or code, and reads a message. */
export const clientErrors: Rows = {
  'Ruby and Node decide by the code in the body': (talk) => expectFailures(talk, ({ code }) => code),
  'Python and Java decide by the status': (talk) => expectFailures(talk, ({ status }) => status),
  'PHP decides by the status, then by a code other than 200': async (talk) => {
    await expectFailures(talk, ({ status }) => status)
    expect(await talk.send('PUT /changepassword', documented)).toMatchObject({ status: 200, code: 200 })
  },
  'Go decides by the status, and takes the type from the code': async (talk) => {
    await expectFailures(talk, ({ status }) => status)
    await expectFailures(talk, ({ code }) => code)
  },
  '.NET reads code, type and data of a refusal': (talk) =>
    expectFailures(talk, ({ code, type }) => (type === 'ERROR' ? code : 0)),
  'every message is a text': (talk) => expectFailures(talk, ({ code, message }) => (message === '' ? 0 : code)),
  'no answer is without a JSON body': async ({ raw }) => {
    for (const [target, body] of failures) {
      const [method, path = ''] = target.split(' ')
      expect((await raw(`${method} ${users}${path}`, body)).header('Content-Type')).toBe('application/json; charset=utf-8')
    }
  },
}

async function expectFailures({ send }: Talk, decide: (answer: Awaited<ReturnType<Talk['send']>>) => number): Promise<void> {
  for (const [target, body, expected] of failures)
    expect(decide(await send(target, body, expected === 401 ? 'uap-0' : admin)), target).toBe(expected)
}
