import { expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { startServer } from '#mocks/server'
import type { Report } from '../../contracts/index.ts'
import { verifyServer } from '../../scripts/verify-server.ts'

it('runs the runner against the server it is asked of, and leaves everybody else’s state alone', async () => {
  const mocks = [createMock(milvus)]
  const server = await startServer({ mocks, verify: (api) => verifyServer(server.url, mocks, api) })
  const state = async () => (await fetch(`${server.url}/__doublecheck/state`)).json()
  const before = await state()
  const response = await fetch(`${server.url}/__doublecheck/console/verify`, { method: 'POST' })
  const report = (await response.json()) as Report
  expect(report.summary.failed).toBe(0)
  expect(report.summary.passed).toBeGreaterThan(50)
  expect(await state()).toEqual(before)
  await server.close()
})
