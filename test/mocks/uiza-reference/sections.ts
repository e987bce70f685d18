import type { OpenHost } from '../host.ts'
import { clientErrors, clients } from './clients.ts'
import { errors, statuses } from './errors.ts'
import { operations, userObject } from './operations.ts'
import { changePassword, clientPasswords } from './password.ts'
import { admin, type Json, type Talk, users } from './row.ts'
import { rules } from './rules.ts'
import { envelope, transport } from './transport.ts'

/** The sections of the reference on the Uiza API v3, as far as they concern the mock. */
export const sections = {
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

/** Speaks to a host as the rows do. */
export function talkTo({ send }: Pick<OpenHost, 'send'>, clock: Talk['clock']): Talk {
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
