import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Report, reporters } from '#contracts'
import { runVerify } from '../../../scripts/verify.ts'
import { folder } from '../../scripts/doublecheck.ts'
import { type Call, type Deviation, documents, startDeviating, startTarget, verifyLive } from './target.ts'

const token = 'root:Milvus'
/** What the documents themselves tell. */
const documented = {
  milvus: ['P@ssw0rd', 'P@ssw0rd!', 'N0t-the-password', 'Re4d-only', 'root:Milvus'],
  uiza: ['FMpsr<4[dGPu?B#u', 'S57Eb{:aMZhW=)G$', 'N0t the password', 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51'],
} as const

/** Every secret a target was sent: passwords and credentials. */
function secretsOf(calls: readonly Call[]): readonly string[] {
  const sent = calls.flatMap(({ headers, body }) => [
    ...[...body.matchAll(/"(?:password|newPassword|oldPassword)":("(?:[^"\\]|\\.)*")/g)].map(([, text = '""']) =>
      JSON.parse(text),
    ),
    headers.authorization?.replace('Bearer ', ''),
  ])
  // Shorter ones are parts of ordinary words: those are not looked for, and nothing prints them.
  return [...new Set(sent.filter((secret): secret is string => typeof secret === 'string' && secret.length > 5))]
}

/** The forms in which a text could give a secret away. */
const formsOf = (secret: string): readonly string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
  secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
]

const written = (report: Report): string =>
  Object.values(reporters)
    .map((render) => render(report, { color: false }))
    .join('\n')

function expectNoSecret(text: string, secrets: readonly string[]): void {
  expect(secrets.length).toBeGreaterThan(4)
  expect(secrets.flatMap(formsOf).filter((form) => text.includes(form))).toEqual([])
}

describe.each(['milvus', 'uiza'] as const)('no report about %s has a secret in it', (name) => {
  it.each<[string, (call: Call) => ReturnType<Deviation> | undefined]>([
    ['keeps its promises', () => undefined],
    [
      'says everything it was sent',
      ({ body, headers }) => ({
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code: 9, message: `${headers.authorization} ${body}` }),
      }),
    ],
    [
      'says it outside of JSON',
      ({ body, headers }) => ({
        status: 400,
        headers: { 'content-type': 'text/plain' },
        body: `${JSON.parse(body || '{}').password ?? headers.authorization}?`,
      }),
    ],
    [
      'says it in a header',
      ({ headers }) => ({ status: 200, headers: { 'content-type': `text/${headers.authorization}` }, body: '{}' }),
    ],
    [
      'tells the passwords of the page unasked',
      () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(documented[name]) }),
    ],
  ])('when it %s', async (_, answer) => {
    const calls: Call[] = []
    const { url } = await startTarget(name)
    const target = await startDeviating(url, (call, goOn) => {
      calls.push(call)
      return answer(call) ?? goOn()
    })
    const report = await verifyLive(target, documents[name]())
    expectNoSecret(written(report), [...secretsOf(calls), ...documented[name]])
  })
})

describe('no output of the command has a secret in it', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('neither with --token nor without, on either stream', async () => {
    const texts: string[] = []
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((chunk) => texts.push(String(chunk)) > 0)
    const flags = { timeout: 3, reporter: ['console'], journal: folder().file('journal') }
    const calls: Call[] = []
    const { url } = await startTarget('milvus', { authorization: 'required' })
    const target = await startDeviating(url, async (call, goOn) => {
      calls.push(call)
      const answer = await goOn()
      return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), token: call.headers.authorization }) }
    })
    expect(await runVerify([], { ...flags, api: 'milvus', target, token })).toBe(1)
    expect(await runVerify([], { ...flags, token: 'an0ther-token', target, api: 'milvus' })).toBe(1)
    expect(await runVerify([], flags)).toBe(0)
    expect(texts.join('')).toMatch(/^\d{3} passed, 0 failed, 0 warned, \d+ skipped in/m)
    expectNoSecret(texts.join(''), [...secretsOf(calls), token, 'an0ther-token', ...documented.milvus, ...documented.uiza])
  })
})
