import { describe, expect, it } from 'vitest'
import { messagesOf, serve, verified } from './verified.ts'

/** A document each of whose operations asks for another kind of credential. */
const guarded = `
paths:
${['bearer', 'basic', 'key', 'cookie', 'both']
  .map(
    (name) => `
  /${name}:
    get:
      operationId: ${name}
      security: [{ ${name === 'both' ? 'key: [], cookie' : name}: [] }]
      responses:
        '200': { description: What is behind the door, content: { application/json: { schema: { type: integer } } } }
        '401': { description: Nobody is let in without a credential }`,
  )
  .join('')}
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer }
    basic: { type: http, scheme: basic }
    key: { type: apiKey, in: query, name: key }
    cookie: { type: apiKey, in: cookie, name: session }
`

describe('a run against the mock that it starts itself', () => {
  it('proves of each kind of credential that a missing and a wrong one are refused, without being given one', async () => {
    const report = await verified(guarded)
    expect(messagesOf(report)).toEqual([])
    const proved = report.cases.filter(({ name, status }) => /credential/.test(name) && status === 'passed')
    expect(new Set(proved.map(({ operation }) => operation)).size).toBe(5)
    expect(report.coverage).toMatchObject({ operations: 5, reached: 5 })
  })

  it('signs in with what it was given', async () => {
    const report = await verified(guarded, { token: 'ada:0pen-sesame' })
    expect(messagesOf(report)).toEqual([])
    expect(report.coverage).toMatchObject({ reached: 5 })
  })
})

describe('a run that was given no credential', () => {
  it('leaves it open whether one is asked for, where a server for tests lets everybody in', async () => {
    const report = await verified(guarded, { target: await serve(() => true) })
    expect(messagesOf(report)).toEqual([])
    const [missing] = report.cases.filter(({ id }) => id.endsWith('bearer/auth/no credential'))
    expect(missing).toMatchObject({ status: 'skipped', reason: expect.stringContaining('--auth bearer=VALUE') })
  })

  it('tells which operation lets everybody in where another does not', async () => {
    const report = await verified(guarded, { target: await serve((path) => path !== '/key') })
    const told = report.findings.filter(({ rule }) => rule === 'auth').flatMap(({ operations }) => operations)
    expect([...new Set(told)]).toEqual(['bearer', 'basic', 'cookie', 'both'])
  })
})
