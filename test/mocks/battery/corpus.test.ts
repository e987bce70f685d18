import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { apiOf } from '#mocks/openapi'
import { hosts } from '../host.ts'
import { corpusBatteries } from './batteries.ts'
import { sceneOf } from './checks.ts'
import { missesOf } from './misses.ts'

it.skipIf(corpusBatteries.length === 0)('has the documents in the folder that DOUBLECHECK_CORPUS names', () =>
  expect(corpusBatteries).toHaveLength(4),
)

describe.skipIf(corpusBatteries.length === 0).each(corpusBatteries)('the mock of $name', ({ name, load, checks }) => {
  it.each(hosts)('behaves as its document and HTTP say, through $host', { timeout: 60_000 }, async ({ open }) => {
    expect(checks.length).toBeGreaterThanOrEqual(40)
    const mock = createMock(apiOf(await load()))
    const { send, close } = await open(mock)
    const misses = await missesOf(name, checks, sceneOf(mock, send))
    await close()
    expect((checks.length - misses.length) / checks.length, misses.join('\n')).toBeGreaterThanOrEqual(0.95)
  })
})
