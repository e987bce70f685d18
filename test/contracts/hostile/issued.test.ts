import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Report, reporters } from '#contracts'
import { uizaDocument } from '#openapi/uiza'
import { startDeviating, startTarget, verifyLive } from '../live/target.ts'

const written = (report: Report): string =>
  Object.values(reporters)
    .map((render) => render(report, { color: false }))
    .join('\n')

/** What servers give away to whoever signs in, each new in every response. */
const issues: Readonly<Record<string, (secret: string) => { readonly headers?: object; readonly body?: object }>> = {
  'in a cookie': (secret) => ({ headers: { 'set-cookie': `sid=${secret}; Path=/; HttpOnly` } }),
  'in a header of that name': (secret) => ({ headers: { 'x-auth-token': secret } }),
  'as the header Authorization': (secret) => ({ headers: { authorization: `Bearer ${secret}` } }),
  'as access_token': (secret) => ({ body: { access_token: secret, token_type: 'Bearer' } }),
  'as refreshToken, deep inside': (secret) => ({ body: { data: [{ session: { refreshToken: secret } }] } }),
  'as a list of keys': (secret) => ({ body: { apiKeys: [secret] } }),
  'as a web token under any name': (secret) => ({ body: { whatever: `eyJhbGciOiJub25lIn0.${secret}.${secret}` } }),
}

describe('what a target issues is a secret too', () => {
  it.each(Object.entries(issues))('%s', async (_, issue) => {
    const issued: string[] = []
    const { url } = await startTarget('uiza')
    const target = await startDeviating(url, async (_call, goOn) => {
      const response = await goOn()
      const secret = `T0k${randomBytes(12).toString('hex')}`
      issued.push(secret)
      const { headers, body } = issue(secret)
      // Broken on purpose: only what is broken is shown in full.
      const changed = response.body.startsWith('{') ? { ...JSON.parse(response.body), extra: 1, ...body } : body
      return { ...response, headers: { ...response.headers, ...headers }, body: JSON.stringify(changed) }
    })
    const report = await verifyLive(target, uizaDocument(), { selection: { only: ['examples'] } })
    const text = written(report)
    expect(report.findings.length).toBeGreaterThan(0)
    expect(issued.filter((secret) => text.includes(secret))).toEqual([])
  })

  it('as the response to a login, where the document links it to what it is for', async () => {
    const issued: string[] = []
    const { url } = await startTarget('uiza')
    const target = await startDeviating(url, async ({ path }, goOn) => {
      const response = await goOn()
      if (!path.endsWith('/auth') || response.status !== 200) return response
      const body = JSON.parse(response.body)
      issued.push(body.data.token)
      return { ...response, body: JSON.stringify({ ...body, extra: `once more: ${body.data.token}` }) }
    })
    const text = written(await verifyLive(target, uizaDocument(), { selection: { operation: 'createToken' } }))
    expect(text).toContain('once more: $TOKEN')
    expect(issued.filter((secret) => text.includes(secret))).toEqual([])
  })

  it('but words that only stand in such a place are not', async () => {
    const { url } = await startTarget('uiza')
    const target = await startDeviating(url, async (_call, goOn) => {
      const response = await goOn()
      return response.body.startsWith('{')
        ? { ...response, body: JSON.stringify({ ...JSON.parse(response.body), token: 'undocumented', secret: 'openapi' }) }
        : response
    })
    const text = written(await verifyLive(target, uizaDocument(), { selection: { operation: 'createToken' } }))
    expect(text).toContain('openapi/uiza.yaml')
    expect(text).toMatch(/\bundocumented\b/)
  })
})
