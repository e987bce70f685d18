import { afterEach, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { hosts, type OpenHost } from './host.ts'
import { authentication, authenticationLeftOut } from './milvus-reference/authentication.ts'
import { bodies, bodiesLeftOut } from './milvus-reference/bodies.ts'
import { errorsLeftOut, roleErrors } from './milvus-reference/errors-roles.ts'
import { userErrors } from './milvus-reference/errors-users.ts'
import { headers, headersLeftOut } from './milvus-reference/headers.ts'
import { names, namesLeftOut } from './milvus-reference/names.ts'
import { privileges } from './milvus-reference/privileges.ts'
import type { Row, Step } from './milvus-reference/row.ts'
import { state } from './milvus-reference/state.ts'
import { transport, transportLeftOut } from './milvus-reference/transport.ts'

// What a real Milvus does, row by row; each is shown in both hosts.
const sections = [
  { section: '1 transport', rows: transport, leftOut: transportLeftOut },
  { section: '2 authentication', rows: authentication, leftOut: authenticationLeftOut },
  { section: '3 headers', rows: headers, leftOut: headersLeftOut },
  { section: '4 bodies', rows: bodies, leftOut: bodiesLeftOut },
  { section: '5 names, passwords, limits', rows: names, leftOut: namesLeftOut },
  { section: '6 errors', rows: [...userErrors, ...roleErrors], leftOut: errorsLeftOut },
  { section: '7 state', rows: [...state, ...privileges], leftOut: [] },
]

describe.each(hosts)('Milvus in $host', ({ open }) => {
  let host: OpenHost | undefined
  afterEach(() => host?.close())

  describe.each(sections)('$section', ({ rows, leftOut }) => {
    it.each(rows)('$row', async ({ steps, options = {} }: Row) => {
      host = await open(createMock(milvus, options))
      for (const step of steps) await take(host, step)
    })
    for (const { row, reason } of leftOut) it.skip(`${row}: ${reason}`)
  })
})

async function take(host: OpenHost, { method, path, headers: sent, body, expected }: Step): Promise<void> {
  const response = await host.send(method, path, { ...(sent ? { headers: sent } : {}), ...(body === undefined ? {} : { body }) })
  const where = `${method} ${path} ${JSON.stringify(body)}`
  if (expected.json !== undefined) expect(response.json, where).toEqual(expected.json)
  if (expected.text !== undefined) expect(response.text, where).toBe(expected.text)
  expect(response.status, where).toBe(expected.status ?? 200)
  for (const [name, value] of Object.entries(expected.headers ?? {}))
    expect(response.header(name), `${where}: ${name}`).toBe(value)
}
