import { describe, expect, it } from 'vitest'
import { type Given, type Report, reporters, verify } from '#contracts'
import { byHeader, byPass, byQuery, type Door, doors, keys, serveVault, vault } from './vault.ts'

async function verified(target: string, given: Given = { auth: keys }): Promise<Report> {
  let count = 0
  return await verify({
    documents: [vault],
    target,
    mock: false,
    selection: {},
    timeoutMs: 10_000,
    now: Date.now,
    createId: () => `t${(count++).toString(36)}`,
    ...given,
  })
}

const hasCookie: Door = ({ headers }) => /sid=/.test(headers.cookie ?? '')

const everything = (report: Report): string =>
  (['console', 'json', 'junit', 'html', 'markdown', 'github'] as const)
    .map((name) => reporters[name](report, { color: false }))
    .join('\n')

describe('a credential of every kind', () => {
  it('lets the run in, and a wrong one of each is refused', async () => {
    const report = await verified(await serveVault())
    expect(report.findings.map(({ message }) => message)).toEqual([])
    expect(report.coverage).toMatchObject({ operations: 7, reached: 7 })
    const asked = report.cases.filter(({ name, status }) => /credential/.test(name) && status === 'passed')
    expect(new Set(asked.map(({ operation }) => operation)).size).toBe(7)
  })

  it.each(['basic', 'bearer', 'header', 'query', 'cookie'])('is asked for where it travels: %s', async (place) => {
    const report = await verified(await serveVault({ [`/${place}`]: () => true }))
    expect(report.findings.map(({ rule }) => rule)).toEqual(['auth'])
  })

  const laxDoors: readonly (readonly [what: string, other: typeof doors, scheme: string])[] = [
    ['one of two that go together is not looked at', { '/both': byHeader }, 'query'],
    ['the other of two is not', { '/both': byQuery }, 'header'],
    ['an alternative is let in with any value', { '/either': (request) => byPass(request) || hasCookie(request) }, 'cookie'],
  ]
  it.each(laxDoors)('is told where %s', async (_, other, scheme) => {
    const report = await verified(await serveVault(other))
    expect(report.findings).toMatchObject([{ rule: 'auth', place: `#/components/securitySchemes/${scheme}` }])
  })

  it('stands in no report, whatever is found', async () => {
    const open = () => true
    const report = await verified(await serveVault(Object.fromEntries(Object.keys(doors).map((path) => [path, open]))))
    expect(report.summary.failed).toBeGreaterThan(10)
    const text = everything(report)
    const secrets = [...Object.values(keys), '0pen-sesame']
    const forms = secrets.flatMap((key) => [
      key,
      encodeURIComponent(key),
      Buffer.from(key).toString('base64'),
      new URLSearchParams({ key }).toString().slice('key='.length),
    ])
    expect(forms.filter((form) => text.includes(form))).toEqual([])
    expect(text).toContain('api%20key=')
    expect(text).toContain('sid=')
  })
})

describe('of alternatives', () => {
  it('the one is used that the run has something for', async () => {
    const { door, header, query, cookie } = keys
    const report = await verified(await serveVault(), { auth: { door, header, query, cookie } })
    expect(report.coverage.unreached.map(({ operation }) => operation)).toEqual(['lookBearer'])
  })

  it('no wrong credential is claimed to be refused that nobody could make', async () => {
    const { pass: _, ...others } = keys
    const report = await verified(await serveVault(), { auth: others })
    const [altered] = report.cases.filter(({ id }) => id.includes('lookBearer/auth/a credential with another last'))
    expect(altered).toMatchObject({ status: 'skipped', reason: expect.stringContaining('pass it with --auth pass=VALUE') })
  })
})
