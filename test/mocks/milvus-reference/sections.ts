import { expect } from 'vitest'
import type { OpenHost } from '../host.ts'
import { authentication, authenticationLeftOut } from './authentication.ts'
import { bodies, bodiesLeftOut } from './bodies.ts'
import { errorsLeftOut, roleErrors } from './errors-roles.ts'
import { userErrors } from './errors-users.ts'
import { headers, headersLeftOut } from './headers.ts'
import { names, namesLeftOut } from './names.ts'
import { privileges } from './privileges.ts'
import type { Step } from './row.ts'
import { state } from './state.ts'
import { transport, transportLeftOut } from './transport.ts'

/** What a real Milvus does, row by row; each is shown in every host. */
export const sections = [
  { section: '1 transport', rows: transport, leftOut: transportLeftOut },
  { section: '2 authentication', rows: authentication, leftOut: authenticationLeftOut },
  { section: '3 headers', rows: headers, leftOut: headersLeftOut },
  { section: '4 bodies', rows: bodies, leftOut: bodiesLeftOut },
  { section: '5 names, passwords, limits', rows: names, leftOut: namesLeftOut },
  { section: '6 errors', rows: [...userErrors, ...roleErrors], leftOut: errorsLeftOut },
  { section: '7 state', rows: [...state, ...privileges], leftOut: [] },
]

/** Sends the request of one step, and compares what comes. */
export async function take(
  { send }: Pick<OpenHost, 'send'>,
  { method, path, headers: sent, body, expected }: Step,
): Promise<void> {
  const response = await send(method, path, { ...(sent ? { headers: sent } : {}), ...(body === undefined ? {} : { body }) })
  const where = `${method} ${path} ${JSON.stringify(body)}`
  if (expected.json !== undefined) expect(response.json, where).toEqual(expected.json)
  if (expected.text !== undefined) expect(response.text, where).toBe(expected.text)
  expect(response.status, where).toBe(expected.status ?? 200)
  for (const [name, value] of Object.entries(expected.headers ?? {}))
    expect(response.header(name), `${where}: ${name}`).toBe(value)
}
