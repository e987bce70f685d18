import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { milvus } from '#mocks/milvus'
import { startServer } from '#mocks/server'
import { mockTest } from '../../mocks/hosts/vitest/index.ts'

const test = mockTest(
  { milvus },
  { options: { milvus: { scenario: 'empty', baseUrl: 'http://milvus.test' } }, unhandled: 'bypass', refused: 'allow' },
)

test('options are those of the API', ({ expect }) => {
  // Only looked at by the compiler: it would be about this file.
  const declare = () => [
    mockTest({ milvus }, { options: { milvus: { passwordPolicy: 'server' } } }),
    // @ts-expect-error: Milvus has two policies, and this is none of them.
    mockTest({ milvus }, { options: { milvus: { passwordPolicy: 'none' } } }),
    // @ts-expect-error: there is no mock of that name.
    mockTest({ milvus }, { options: { uiza: {} } }),
  ]
  expect(declare).toBeTypeOf('function')
})

test('the mock is as its options say', async ({ milvus, expect }) => {
  expect(milvus.users.count()).toBe(0)
  const response = await fetch('http://milvus.test/v2/vectordb/users/list', { method: 'POST', body: '{}' })
  expect(await response.json()).toEqual({ code: 0, data: [] })
})

test('refusals are allowed where they are said to be', async ({ milvus, expect }) => {
  await fetch('http://milvus.test/v2/vectordb/users/list', { method: 'POST', body: '[' })
  expect(milvus.unexpectedRefusals()).toHaveLength(1)
})

test('what nobody answers goes to the network where it is said to', async ({ expect }) => {
  const server = createServer((_, response) => response.end('real')).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  expect(await (await fetch(`http://127.0.0.1:${port}/v2/vectordb/users/list`)).text()).toBe('real')
  server.close()
})

test('a mock behind a port is observed as well', async ({ milvus, expect }) => {
  const server = await startServer({ mocks: [milvus] })
  await fetch(`${server.url}/v2/vectordb/users/list`, { method: 'POST', body: '{}' })
  await server.close()
  expect(milvus).toHaveReceived('listUsers')
})
