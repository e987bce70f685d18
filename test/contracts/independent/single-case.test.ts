import { describe, expect, it } from 'vitest'
import { ContractError, exitCodeOf } from '#contracts'
import { collectCases } from '../../../contracts/cases/collect.ts'
import { startMilvus } from './milvus.ts'
import { startUiza } from './uiza.ts'
import { documentOf, type Told, verified, withServer } from './verified.ts'

const token = 'root:Milvus'
const starts = { milvus: () => startMilvus({ authorization: true }), uiza: () => startUiza() } as const
const apis = ['milvus', 'uiza'] as const

/** Cases about how a request is let in, and about methods that nothing has. */
const casesOf = (api: (typeof apis)[number]) =>
  collectCases(documentOf[api]()).filter(({ kind, name }) => kind === 'auth' || name.startsWith('the method'))

describe('a single case of a credential or a method', () => {
  it.each(apis.flatMap((api) => casesOf(api).map(({ id }) => ({ api, id }))))('passes: $id', async ({ api, id }) => {
    // What a foreign method does nothing tells, so it is sent only where everything may be.
    const told: Told = { allow: 'all', selection: { case: id }, ...(api === 'milvus' ? { token } : {}) }
    await withServer(starts[api], async (server) => {
      const before = server.dump()
      const report = await verified(api, server, told)
      expect(exitCodeOf(report)).toBe(0)
      expect(report.summary.passed + report.summary.warned).toBe(1)
      expect(server.dump()).toBe(before)
    })
  })
})

const refusal = async (api: (typeof apis)[number], start: Parameters<typeof withServer>[0], told: Told) => {
  const error = await withServer(start, (server) => verified(api, server, told)).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ContractError)
  return error as ContractError
}

describe('a run that checked nothing is never exit 0, and says why in one sentence', () => {
  it('for how it was asked: exit 2', async () => {
    const told = { selection: { case: 'milvus/listUsers/auth/no credential' } }
    const { exitCode, what } = await refusal('milvus', startMilvus, told)
    expect([exitCode, what]).toEqual([
      2,
      'Nothing was checked: milvus/listUsers/auth/no credential was skipped: the document makes the credential optional; with --token, a missing one must be refused.',
    ])
  })

  it('for what the target does not do: exit 3', async () => {
    const told = { token: 'the key of a user', selection: { operation: 'deleteUser' } }
    const start = () => startUiza({ mayCreate: false, key: told.token })
    const { exitCode, what } = await refusal('uiza', start, told)
    expect(exitCode).toBe(3)
    expect(what).toMatch(
      /^Nothing was checked: each of the \d+ cases was skipped, \d+ of them for this reason: it would remove .* \(createUser was refused\)\.$/,
    )
  })

  it('for what the target does not have: exit 3', async () => {
    const { exitCode } = await refusal('milvus', () => startMilvus({ serves: ['users/list'] }), {
      selection: { operation: 'createRole' },
    })
    expect(exitCode).toBe(3)
  })
})

it('an operation that says 404 of a subject nobody has is not taken for one that is not there', async () => {
  for (const operation of ['retrieveUser', 'updateUser']) {
    const told: Told = { allow: 'all', selection: { case: `uiza/${operation}/examples/unknownUser` } }
    const { summary } = await withServer(startUiza, (server) => verified('uiza', server, told))
    expect(summary).toMatchObject({ failed: 0, warned: 1, skipped: 0 })
  }
})
