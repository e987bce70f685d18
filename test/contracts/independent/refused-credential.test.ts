import { describe, expect, it } from 'vitest'
import { ContractError } from '#contracts'
import { startTarget } from '../live/target.ts'
import { startMilvus } from './milvus.ts'
import type { Running } from './transport.ts'
import { startUiza } from './uiza.ts'
import { type ApiName, operationsOf, type Told, verified, withServer } from './verified.ts'

const refusing = {
  milvus: { start: () => startMilvus({ authorization: true }), token: 'root:wr0ng-token' },
  uiza: { start: () => startUiza(), token: 'uap-wr0ng-token' },
} as const
const rows = (['milvus', 'uiza'] as const).flatMap((api) => operationsOf(api).map((operation) => ({ api, operation })))

/** What a run is refused with; the server holds the same afterwards. */
async function refusal(api: ApiName, server: Running, told: Told): Promise<ContractError> {
  const before = server.dump()
  const error = await verified(api, server, told).then(
    ({ summary }) => JSON.stringify(summary),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ContractError)
  expect(server.dump()).toBe(before)
  return error as ContractError
}

describe("the refusal of the run's own credential is one sentence, and exit 3", () => {
  it.each(['milvus', 'uiza'] as const)('of a whole run against %s', async (api) => {
    const { start, token } = refusing[api]
    const { what, exitCode, message } = await withServer(start, (server) => refusal(api, server, { token }))
    expect(what).toMatch(/^http:\S+ refuses the credential given with --token: \w+.* got 401 \(body ".*"\)\.$/)
    expect(exitCode).toBe(3)
    expect(message).not.toContain('wr0ng-token')
  })

  it.each(rows)('of $api, asked for $operation alone', async ({ api, operation }) => {
    const { start, token } = refusing[api]
    const told = { token, selection: { operation } }
    const { what, exitCode } = await withServer(start, (server) => refusal(api, server, told))
    expect([exitCode, what]).toEqual([3, expect.stringContaining('refuses the credential given with --token')])
  })

  it.each(rows)('of the mock of $api, asked for $operation alone', async ({ api, operation }) => {
    const { url } = await startTarget(api, api === 'milvus' ? { authorization: 'required' } : {})
    const told = { token: refusing[api].token, selection: { operation } }
    const error = await verified(api, { url }, told).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ exitCode: 3, what: expect.stringContaining('refuses the credential given with --token') })
  })

  it('that the document shows, where none was given', async () => {
    const start = () => startMilvus({ authorization: true, users: { root: 'Ch4nged-since' } })
    const { what, next, exitCode } = await withServer(start, (server) => refusal('milvus', server, {}))
    expect(what).toMatch(/refuses the documented credential \(openapi\/milvus\.yaml:\d+:\d+\): describeUser/)
    expect(next).toContain('--token')
    expect(exitCode).toBe(3)
  })

  it('is found out with few requests, so that no account is locked', async () => {
    const { start, token } = refusing.milvus
    await withServer(start, async (server) => {
      await refusal('milvus', server, { token })
      expect(server.requests()).toBeLessThanOrEqual(6)
    })
  })
})

it('a credential that may not do everything is not refused: what it may not do is told', async () => {
  const { url } = await startTarget('milvus', { authorization: 'required' })
  const told = { token: 'milvusAdmin:P@ssw0rd', selection: { operation: 'createUser' } }
  const { findings } = await verified('milvus', { url }, told)
  expect(findings.map(({ rule }) => rule)).toContain('example/refused')
})
