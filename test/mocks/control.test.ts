import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { openapi } from '#mocks/openapi'
import { type MockServer, startServer } from '#mocks/server'
import { uiza } from '#mocks/uiza'
import { controlDocument } from '#openapi/control'

const list = '/v2/vectordb/users/list'
const update = '/v2/vectordb/users/update_password'
const change = { userName: 'root', password: 'Milvus', newPassword: 'N3w-secret' }

interface Answered {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

describe('the control routes', () => {
  let server: MockServer
  beforeEach(async () => {
    server = await startServer({ mocks: [createMock(milvus), createMock(uiza)] })
  })
  afterEach(() => server.close())

  async function ask(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answered> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(`${server.url}${path}`, { method, headers, ...sent })
    const text = await response.text()
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
  }
  const control = (method: string, route: string, body?: object, headers?: Record<string, string>) =>
    ask(method, `/__doublecheck/${route}`, body, headers)

  it('tell what is served', async () => {
    expect((await control('GET', 'health')).body).toMatchObject({
      status: 'ok',
      apis: [{ name: 'milvus', scenarios: ['documented', 'empty'], problems: [] }, { name: 'uiza' }],
    })
    const { body } = await control('GET', 'apis')
    const [{ operations }] = body.apis as [{ operations: readonly { id: string; answers: readonly object[] }[] }]
    expect(operations.find(({ id }) => id === 'listUsers')?.answers).toContainEqual({ name: 'listed', status: 200 })
  })

  it('bring back the state a sandbox began with, or another scenario', async () => {
    await ask('POST', update, change)
    await control('POST', 'reset')
    expect((await ask('POST', update, change)).body).toEqual({ code: 0, data: {} })
    expect((await control('POST', 'reset', { scenario: 'empty' })).body).toEqual({ sandbox: null, scenario: 'empty' })
    expect((await ask('POST', list, {})).body).toEqual({ code: 0, data: [] })
    expect(await control('POST', 'reset', { scenario: 'full' })).toMatchObject({
      status: 422,
      body: { detail: 'There is no scenario "full" that every API has. There is: documented, empty.' },
    })
  })

  it('hide the secrets of a state, and put back one in which they are shown', async () => {
    expect(JSON.stringify((await control('GET', 'state')).body)).not.toMatch(/Milvus|P@ssw0rd|FMpsr|uap-/)
    const { body: snapshot } = await control('GET', 'state?secrets=show')
    await ask('POST', update, change)
    const restored = await control('PUT', 'state', snapshot)
    expect([restored.status, JSON.stringify(restored.body)]).toEqual([200, expect.not.stringMatching(/P@ssw0rd|uap-/)])
    expect((await ask('POST', update, change)).body).toEqual({ code: 0, data: {} })
    const withHidden = await control('PUT', 'state', (await control('GET', 'state')).body)
    expect(withHidden).toMatchObject({ status: 422, body: { detail: expect.stringContaining('?secrets=show') } })
  })

  it('put back all of a state or nothing', async () => {
    const key = { key: 'uap-twice' }
    const state = { milvus: { users: [] }, uiza: { keys: [key, key] } }
    const refused = await control('PUT', 'state', { apis: state })
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([422, expect.not.stringContaining('uap-twice')])
    expect((await ask('POST', list, {})).body).toEqual({ code: 0, data: ['milvusAdmin', 'root'] })
  })

  it('change single records, as one step and without their secrets', async () => {
    const patch = (...steps: object[]) => control('PATCH', 'state', { api: 'milvus', patch: steps })
    const isRoot = { op: 'test', path: '/users/0/userName', value: 'root' }
    const changed = await patch(isRoot, { op: 'replace', path: '/users/0/password', value: 'Ch4nged-it' })
    expect([changed.status, JSON.stringify(changed.body)]).toEqual([200, expect.not.stringMatching(/Ch4nged|P@ssw0rd/)])
    expect((await ask('POST', update, { ...change, password: 'Ch4nged-it' })).body).toEqual({ code: 0, data: {} })
    const broken = await patch({ op: 'replace', path: '/users/0/userName', value: 5 })
    expect(broken).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/users/0/userName', detail: 'must be string' }] } })
    const stale = await patch({ ...isRoot, value: 'ada' }, { op: 'remove', path: '/users/0' })
    expect(stale).toMatchObject({ status: 409, body: { detail: expect.stringContaining('is different. Nothing was changed.') } })
    expect((await patch({ op: 'remove', path: '/users' })).status).toBe(422)
    expect((await patch({ op: 'remove', path: '/pets/0' })).body.detail).toContain('has no collection "pets"')
    expect((await ask('POST', list, {})).body).toEqual({ code: 0, data: ['milvusAdmin', 'root'] })
  })

  it('lose no change of somebody else while a record is edited', async () => {
    const add = (userName: string) =>
      control('PATCH', 'state', {
        api: 'milvus',
        patch: [{ op: 'add', path: '/users/-', value: { userName, password: 'Le4rn-math' } }],
      })
    const names = Array.from({ length: 20 }, (_, index) => `user_${index}`)
    expect(new Set((await Promise.all(names.map(add))).map(({ status }) => status))).toEqual(new Set([200]))
    expect((await ask('POST', list, {})).body.data).toHaveLength(22)
  })

  it('keep sandboxes apart, each in its header or path', async () => {
    const one = { 'Doublecheck-Sandbox': 'one' }
    await control('POST', 'reset', { scenario: 'empty' }, one)
    await ask('PUT', '/__sandbox/one/__doublecheck/faults', { faults: [{ kind: 'status', status: 500, api: 'milvus' }] })
    expect((await control('GET', 'faults', undefined, one)).body.faults).toHaveLength(1)
    expect((await control('GET', 'faults')).body.faults).toEqual([])
    expect((await ask('POST', list, {}, one)).status).toBe(500)
    expect((await ask('POST', list, {})).body).toEqual({ code: 0, data: ['milvusAdmin', 'root'] })
    expect((await control('GET', 'sandboxes')).body).toMatchObject({ limit: 1_000, sandboxes: [{ name: 'one', requests: 1 }] })
    expect(await control('GET', 'state', undefined, { 'Doublecheck-Sandbox': 'a b' })).toMatchObject({ status: 422 })
  })

  it('search the journal of a sandbox or of all, over all APIs, and clear it', async () => {
    await ask('POST', list, {})
    await ask('POST', `/__sandbox/one${list}`, {})
    await ask('GET', '/api/public/v3/admin/user')
    const found = async (query: string) =>
      ((await control('GET', `journal?${query}`)).body.entries as { operation: string }[]).map(({ operation }) => operation)
    expect(await found('')).toEqual(['listUsers', 'retrieveUser'])
    expect(await found('sandbox=*')).toEqual(['listUsers', 'listUsers', 'retrieveUser'])
    expect(await found('sandbox=one')).toEqual(['listUsers'])
    expect(await found('status=4xx')).toEqual(['retrieveUser'])
    expect(await found('operation=listUsers&sandbox=*&limit=1')).toEqual(['listUsers'])
    expect((await control('DELETE', 'journal')).status).toBe(204)
    expect(await found('sandbox=*')).toEqual(['listUsers'])
    expect((await control('GET', 'journal?limit=0')).status).toBe(422)
  })

  it('wait for the next request of the journal', async () => {
    await ask('POST', list, {})
    const next = Number((await control('GET', 'journal')).body.next)
    const waiting = control('GET', `journal/events?after=${next}&wait=5&sandbox=*`)
    await ask('POST', `/__sandbox/one${list}`, {})
    expect((await waiting).body.entries).toMatchObject([{ sandbox: 'one' }])
    expect((await control('GET', `journal/events?after=${next}&wait=0.05`)).body).toMatchObject({ entries: [], next })
  })

  it('are methods of the server too', async () => {
    const one = server.sandbox('one')
    await one.reset('empty')
    one.faults.set([{ kind: 'status', status: 503, operation: 'changePassword' }])
    expect((await ask('PUT', '/__sandbox/one/api/public/v3/admin/user/changepassword', {})).status).toBe(503)
    expect(one.journal.list()).toMatchObject([{ api: 'uiza', notes: ['fault: status'] }])
    expect(one.faults.list()).toMatchObject([{ api: 'uiza', hits: 1 }])
    const state = await server.snapshot()
    await one.restore(state)
    expect(await one.snapshot()).toEqual(state)
    expect(() => server.faults.set([{ kind: 'drop', operation: 'nobodys' }])).toThrow('There is no operation "nobodys"')
  })

  it('answer what they cannot read with a problem', async () => {
    const response = await fetch(`${server.url}/__doublecheck/faults`, { method: 'PUT', body: '{' })
    expect([response.status, response.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
    expect(await control('PUT', 'faults', { faults: [{ kind: 'status' }] })).toMatchObject({
      status: 422,
      body: { detail: '"faults.0.status" is missing.' },
    })
    const unknown = { kind: 'status', status: 401, operation: 'listUsers', example: 'nobodys' }
    expect(await control('PUT', 'faults', { faults: [{ ...unknown, example: 'unauthenticated' }, unknown] })).toMatchObject({
      status: 422,
      body: { detail: expect.stringMatching(/^The operation "listUsers" has no such response. It has: listed \(200\)/) },
    })
    expect((await ask('POST', '/__sandbox//__doublecheck/reset', {})).status).toBe(422)
    expect(await control('GET', 'nothing')).toMatchObject({ status: 404, body: { detail: expect.stringContaining('health') } })
  })

  it('are all documented, and no API has them', () => {
    const paths = controlDocument().model.operations.map(({ path }) => path)
    expect(paths.every((path) => path.startsWith('/__doublecheck/'))).toBe(true)
  })
})

it('a collection that is called as a secret would be is shown, and the secrets in it are not', async () => {
  const grant = { type: 'object', properties: { id: { type: 'integer' }, token: { type: 'string' } } }
  const content = { 'application/json': { schema: { type: 'array', items: grant } } }
  const document = {
    openapi: '3.1.0',
    info: { title: 'Grants', version: '1' },
    paths: { '/authorizations': { get: { responses: { 200: { description: 'All', content } } } } },
  }
  const server = await startServer({ mocks: [createMock(await openapi(document, { name: 'grants' }))] })
  const state = await (await fetch(`${server.url}/__doublecheck/state`)).json()
  expect(state.apis.grants.authorizations).toContainEqual({ id: expect.any(Number), token: '(hidden)' })
  await server.close()
})
