import { afterEach, beforeEach, describe, it } from 'vitest'
import { createMock } from '#mocks'
import { uiza } from '#mocks/uiza'
import { hosts, type OpenHost } from './host.ts'
import { clientErrors, clients } from './uiza-reference/clients.ts'
import { errors, statuses } from './uiza-reference/errors.ts'
import { leftOut } from './uiza-reference/left-out.ts'
import { operations, userObject } from './uiza-reference/operations.ts'
import { changePassword, clientPasswords } from './uiza-reference/password.ts'
import { admin, type Json, type Talk, users } from './uiza-reference/row.ts'
import { rules } from './uiza-reference/rules.ts'
import { envelope, transport } from './uiza-reference/transport.ts'

/** The sections of the reference on the Uiza API v3, as far as they concern the mock. */
const sections = {
  '1. Transport and keys': transport,
  '1. Envelope': envelope,
  '2. Status table': statuses,
  '2. Error bodies': errors,
  '3. Operations': operations,
  '3. The user object': userObject,
  '3. What is remembered': rules,
  '4. Update password': changePassword,
  '5. What the clients send to change a password': clientPasswords,
  '5. What the clients send along': clients,
  '5. What the clients make of failures': clientErrors,
}

describe.each(hosts)('the Uiza reference in $host', ({ open }) => {
  let host: OpenHost
  let talk: Talk

  beforeEach(async () => {
    const clock = { now: Date.UTC(2026, 0, 2, 3, 4, 5, 6) }
    const mock = createMock(uiza, { now: () => clock.now })
    host = await open(mock)
    talk = talkTo(host, { mock, clock })
  })
  afterEach(() => host.close())

  for (const [section, rows] of Object.entries(sections)) {
    describe(section, () => {
      it.each(Object.entries(rows))('%s', (_, shows) => shows(talk))
    })
  }
})

describe('rows left out', () => {
  it.skip.each(Object.entries(leftOut))('%s: %s', () => {})
})

function talkTo({ send }: OpenHost, { mock, clock }: Pick<Talk, 'mock' | 'clock'>): Talk {
  const raw: Talk['raw'] = (target, body, headers = { Authorization: admin }) => {
    const [method = '', path = ''] = target.split(' ')
    return send(method, path, { headers, ...(body === undefined ? {} : { body }) })
  }
  const ask: Talk['send'] = async (target, body, key = admin) => {
    const [method, path = ''] = target.split(' ')
    const { status, text, json } = await raw(`${method} ${users}${path}`, body, key === '' ? {} : { Authorization: key })
    return { ...(json as Omit<Json, 'status' | 'text'>), status, text }
  }
  return {
    mock,
    clock,
    raw,
    send: ask,
    create: async (user) => ((await ask('POST ', user)).data as { id: string }).id,
    login: async ({ email, password }) => {
      const response = await ask('POST /auth', { username: email, password, domain: 'workspace.example.com' }, '')
      return (response.data as { token: string }).token
    },
  }
}
