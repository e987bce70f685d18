import { afterEach, describe, expect, it } from 'vitest'
import { createMock, type Fault } from '#mocks'
import { milvus } from '#mocks/milvus'
import { uiza } from '#mocks/uiza'
import { hosts, type OpenHost } from './host.ts'

const users = '/v2/vectordb/users'
const change = '/api/public/v3/admin/user/changepassword'
const root = { userName: 'root', password: 'Milvus', newPassword: 'N3w-secret' }

describe.each(hosts)('faults in $host', ({ open }) => {
  let host: OpenHost | undefined
  afterEach(async () => {
    await host?.close()
    host = undefined
  })

  /** Asks often, and says what came: a status, or `dropped`. */
  async function ask(send: OpenHost['send'], path: string, often: number): Promise<(number | string)[]> {
    const came: (number | string)[] = []
    for (let count = 0; count < often; count += 1)
      came.push(
        await send('POST', path, { body: {} }).then(
          ({ status }) => status,
          () => 'dropped',
        ),
      )
    return came
  }

  async function start(...faults: readonly Fault[]) {
    const mock = createMock(milvus)
    mock.faults.set(faults)
    host = await open(mock)
    return { mock, send: host.send }
  }

  it('give a status so many times, then everything goes right again', async () => {
    const { send, mock } = await start({ kind: 'status', status: 500, operation: 'listUsers', times: 2 })
    expect(await ask(send, `${users}/list`, 3)).toEqual([500, 500, 200])
    expect(mock.faults.list()).toEqual([{ kind: 'status', status: 500, operation: 'listUsers', times: 2, hits: 2 }])
  })

  it('give the documented answer of that status, where there is one', async () => {
    const mock = createMock(uiza)
    mock.faults.add({ kind: 'status', status: 503, operation: 'changePassword' })
    host = await open(mock)
    const answered = await host.send('PUT', change, { body: {} })
    expect([answered.status, answered.json]).toMatchObject([503, { code: 503, type: 'ERROR', retryable: true }])
    expect((await host.send('POST', change, { body: {} })).status).toBe(503)
  })

  it('change nothing where they take the place of the operation', async () => {
    const { send, mock } = await start({ kind: 'status', status: 500, times: 1 }, { kind: 'drop', times: 1 })
    for (const _ of [1, 2]) await send('POST', `${users}/update_password`, { body: root }).catch(() => undefined)
    expect(mock.users.find('root')?.password).toBe('Milvus')
  })

  it('give a status that has no body without one', async () => {
    const { send } = await start({ kind: 'status', status: 204 }, { kind: 'malformed' })
    const answered = await send('POST', `${users}/list`, { body: {} })
    expect([answered.status, answered.text]).toEqual([204, ''])
  })

  it('drop the connection', async () => {
    const { send, mock } = await start({ kind: 'drop', operation: 'listUsers', times: 1 })
    expect(await ask(send, `${users}/describe`, 1)).toEqual([200])
    expect(await ask(send, `${users}/list`, 2)).toEqual(['dropped', 200])
    expect(mock.journal.list({ operation: 'listUsers' })).toMatchObject([{ response: null, notes: ['fault: drop'] }, {}])
  })

  it('cut a body short, after the operation has done its work', async () => {
    const { send, mock } = await start({ kind: 'malformed', operation: 'updatePassword' })
    const answered = await send('POST', `${users}/update_password`, { body: root })
    expect([answered.status, answered.text]).toEqual([200, '{"code":0,'])
    expect(mock.users.find('root')?.password).toBe('N3w-secret')
  })

  it('hold an answer back, with what chance adds to it', async () => {
    const { send } = await start(
      { kind: 'delay', delayMs: 60, jitterMs: 20 },
      { kind: 'delay', delayMs: 20, operation: 'listUsers' },
    )
    const begun = performance.now()
    expect(await ask(send, `${users}/list`, 1)).toEqual([200])
    expect(performance.now() - begun).toBeGreaterThan(79)
  })

  it('are as long as the request says it waits: what comes too late has not been done', async () => {
    const { send, mock } = await start({ kind: 'delay', delayMs: 1_100 })
    const answered = await send('POST', `${users}/update_password`, { headers: { 'Request-Timeout': '1' }, body: root })
    expect(answered.status).toBe(408)
    expect(mock.users.find('root')?.password).toBe('Milvus')
  })

  it('are of one sandbox, and go with a reset', async () => {
    const { send, mock } = await start()
    mock.sandbox('one').faults.add({ kind: 'status', status: 500 })
    expect(await ask(send, `/__sandbox/one${users}/list`, 1)).toEqual([500])
    expect(await ask(send, `${users}/list`, 1)).toEqual([200])
    await mock.sandbox('one').reset()
    expect(await ask(send, `/__sandbox/one${users}/list`, 1)).toEqual([200])
  })
})

describe('faults by chance', () => {
  const path = `http://mock.test${users}/list`

  async function statuses(fault: Partial<Fault>): Promise<string> {
    const mock = createMock(milvus)
    mock.faults.add({ kind: 'status', status: 500, ...fault } as Fault)
    const asked = Array.from({ length: 200 }, () => mock.fetch(new Request(path, { method: 'POST', body: '{}' })))
    return (await Promise.all(asked)).map(({ status }) => (status === 500 ? 'x' : '.')).join('')
  }

  it('are the same for the same seed, and others for another', async () => {
    const seeded = await statuses({ probability: 0.3, seed: 7 })
    expect(await statuses({ probability: 0.3, seed: 7 })).toBe(seeded)
    expect(await statuses({ probability: 0.3, seed: 8 })).not.toBe(seeded)
    expect(seeded.replaceAll('.', '').length).toBeGreaterThan(40)
    expect(seeded.replaceAll('.', '').length).toBeLessThan(80)
  })

  it('never hit with 0, always with 1, and so many times at most', async () => {
    expect(await statuses({ probability: 0 })).not.toContain('x')
    expect(await statuses({ probability: 1 })).not.toContain('.')
    expect((await statuses({ probability: 0.5, times: 3 })).replaceAll('.', '')).toBe('xxx')
  })

  it('are refused where there is nothing they could hit', () => {
    const { faults } = createMock(milvus)
    expect(() => faults.add({ kind: 'drop', operation: 'nobodys' })).toThrow('There is no operation "nobodys". There are: ')
    const unknown: Fault = { kind: 'status', status: 401, operation: 'listUsers', example: 'nobodys' }
    expect(() => faults.set([{ kind: 'drop' }, unknown])).toThrow('"listUsers" has no response "nobodys" with status 401.')
    expect(faults.list()).toEqual([])
  })
})
