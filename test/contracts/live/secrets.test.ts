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
    // The name of a scheme is no secret; an empty credential is sent as that alone.
    headers.authorization?.replace(/^(Bearer|Basic)( |$)/, ''),
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

describe.concurrent.each([
  ['milvus', 'updatePassword'],
  ['uiza', 'changePassword'],
] as const)('no report about %s has a secret in it', (name, operation) => {
  it.each<[string, (call: Call) => ReturnType<Deviation> | undefined, ...(readonly 'everything'[])]>([
    ['keeps its promises', () => undefined, 'everything'],
    [
      'says everything it was sent',
      ({ body, headers }) => ({
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code: 9, message: `${headers.authorization} ${body}` }),
      }),
      'everything',
    ],
    [
      'says it outside of JSON',
      ({ body, headers }) => ({
        status: 400,
        headers: { 'content-type': 'text/plain' },
        body: `${/"password":"([^"]*)/.exec(body)?.[1] ?? headers.authorization}?`,
      }),
    ],
    [
      'says it in a header',
      ({ headers }) => ({ status: 200, headers: { 'content-type': `text/${headers.authorization}` }, body: '{}' }),
    ],
    [
      'tells the passwords of the page unasked',
      // Not to everything: what says the same to everything is not an API, and no report is made of it.
      ({ method }) =>
        method === 'GET'
          ? undefined
          : { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(documented[name]) },
    ],
  ])('when it %s', async (_, answer, everything) => {
    const calls: Call[] = []
    const { url } = await startTarget(name)
    const target = await startDeviating(url, (call, goOn) => {
      calls.push(call)
      return answer(call) ?? goOn()
    })
    const report = await verifyLive(target, documents[name](), everything ? {} : { selection: { operation } })
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
      return { ...answer, body: answer.body.replace(/\}$/, `,"token":"${call.headers.authorization}"}`) }
    })
    const asked = { ...flags, api: 'milvus', operation: ['updatePassword'], target } as const
    expect(await runVerify([], { ...asked, token })).toBe(1)
    const refused = await runVerify([], { ...asked, token: 'an0ther-token' }).catch((error: unknown) => error)
    expect(refused).toMatchObject({ exitCode: 3 })
    texts.push(String(refused))
    expect(await runVerify([], flags)).toBe(0)
    expect(texts.join('')).toMatch(/^\d+ passed, 0 failed, 0 warned, \d+ skipped in/m)
    expectNoSecret(texts.join(''), [...secretsOf(calls), token, 'an0ther-token', ...documented.milvus, ...documented.uiza])
  })
})
