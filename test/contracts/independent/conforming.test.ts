import { describe, expect, it } from 'vitest'
import { exitCodeOf, type Report } from '#contracts'
import { type MilvusOptions, startMilvus } from './milvus.ts'
import type { Transport } from './transport.ts'
import { startUiza } from './uiza.ts'
import type { UizaOptions } from './uiza-users.ts'
import { type ApiName, operationsOf, type Told, verified, withServer } from './verified.ts'

const travelling: Readonly<Record<string, Transport>> = {
  'chunked, with headers of its own': {
    chunked: true,
    headers: { 'x-powered-by': 'Express', etag: 'W/"2-vyGp6PvFo4RvsFtPoIWeCReyIC8"', vary: 'Origin', 'x-request-id': 'b7f1' },
  },
  'closing each connection, without a date': { closing: true, undated: true },
  'compressed, with its properties in another order': { gzip: true, reversed: true },
}

const token = 'root:Milvus'
const mine = { name: 'mine', password: 'Passw0rd!' }
const alone = { serves: ['users/update_password'], users: { mine: 'Passw0rd!' } }
const milvus: readonly (readonly [string, MilvusOptions, Told])[] = [
  ['asks for no credential', {}, {}],
  ['asks for no credential, and is given one', {}, { token }],
  ['asks for a credential, and is given the documented one', { authorization: true }, {}],
  ['asks for a credential, and is given one', { authorization: true }, { token }],
  ['serves the page alone', alone, { accounts: [mine] }],
  ['serves the page alone, to whom it knows', { ...alone, authorization: true }, { accounts: [mine], token }],
  ...Object.entries(travelling).map(([name, transport]) => [name, { transport }, {}] as const),
]

const key = 'the key of another Admin'
const uiza: readonly (readonly [string, UizaOptions, Told])[] = [
  ['knows the documented key', {}, {}],
  ['knows another key', { key }, { token: key }],
  ['says 403 and 400 where the table of errors leaves it open', { forbidden: 403, incomplete: 400 }, {}],
  ['gives nobody a key of their own', { tokens: false }, {}],
  ['changes a password by PUT alone', { changesBy: ['PUT'] }, {}],
  ['changes a password by POST alone', { changesBy: ['POST'] }, {}],
  ...Object.entries(travelling).map(([name, transport]) => [name, { transport }, {}] as const),
]

const errorsOf = ({ findings }: Report) => findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)

/** Verifies a server that another team has made; what it holds is the same afterwards. */
const expectNoAlarm = (api: ApiName, start: Parameters<typeof withServer>[0], told: Told) =>
  withServer(start, async (server) => {
    const before = server.dump()
    const report = await verified(api, server, told)
    expect(errorsOf(report)).toEqual([])
    expect(report.unrestored).toEqual([])
    expect(exitCodeOf(report)).toBe(0)
    expect(server.dump()).toBe(before)
    return report
  })

describe('an independent server that has only what is documented raises no alarm', () => {
  it.each(milvus)('Milvus %s', async (_, options, told) => {
    const report = await expectNoAlarm('milvus', () => startMilvus(options), told)
    expect(report.summary.passed).toBeGreaterThan(50)
  })

  it.each(uiza)('Uiza %s', async (_, options, told) => {
    const report = await expectNoAlarm('uiza', () => startUiza(options), told)
    expect(report.summary.passed).toBeGreaterThan(50)
  })

  it.each(operationsOf('milvus'))('Milvus, asked for %s alone', async (operation) => {
    for (const authorization of [false, true]) {
      const told = { selection: { operation }, ...(authorization ? { token } : {}) }
      const report = await expectNoAlarm('milvus', () => startMilvus({ authorization }), told)
      expect(report.summary.passed).toBeGreaterThan(0)
    }
  })

  it.each(operationsOf('uiza'))('Uiza, asked for %s alone', async (operation) => {
    const report = await expectNoAlarm('uiza', () => startUiza({ key }), { selection: { operation }, token: key })
    expect(report.summary.passed).toBeGreaterThan(0)
  })
})

describe('what only observation says is a warning, and says so', () => {
  it('a failure of Uiza without `retryable`', async () => {
    const { findings } = await withServer(startUiza, (server) => verified('uiza', server))
    const missing = findings.filter(({ message }) => message.startsWith('/retryable'))
    expect(missing.length).toBeGreaterThan(0)
    expect(new Set(missing.map(({ severity, evidence }) => `${severity}, ${evidence}`))).toEqual(new Set(['warning, observed']))
  })

  it('a Milvus that knows no privileges', async () => {
    const start = () => startMilvus({ authorization: true })
    const { findings } = await withServer(start, (server) => verified('milvus', server, { token }))
    const served = findings.filter(({ rule }) => rule === 'example/accepted')
    expect(served.map(({ operation }) => operation)).toContain('updatePassword')
    expect(new Set(served.map(({ severity, evidence }) => `${severity}, ${evidence}`))).toEqual(new Set(['warning, observed']))
  })
})
