import { describe, expect, it } from 'vitest'
import { type Report, reporters } from '#contracts'
import { milvusDocument } from '#openapi/milvus'
import { startDeviating, startTarget, verifyLive } from '../live/target.ts'

// ESC, BEL, CSI as one byte (C1), a right-to-left override, an isolate, a mark, a line separator, a delete.
const obeyed = ['\u001b[2J', '\u0007', '\u009b31m', '\u202e', '\u2066', '\u200f', '\u2028', '\u007f']
const said = `${obeyed.join('x')} @octocat and @some-org/a-team, see #123 and GH-45`

/** What a run tells of a server that says all this in each place a response has. */
async function reportOf(): Promise<Report> {
  const { url } = await startTarget('milvus')
  const target = await startDeviating(url, async ({ path }, goOn) => {
    const response = await goOn()
    if (!path.endsWith('/update_password')) return response
    const value = { ...JSON.parse(response.body), message: said, [said]: 1 }
    return { ...response, headers: { ...response.headers, 'x-said': 'a\u009bb' }, body: JSON.stringify(value) }
  })
  return verifyLive(target, milvusDocument(), { selection: { operation: 'updatePassword' } })
}

/** A report with the same in what comes from a document. */
const withNames = (report: Report): Report => {
  const named = <Value extends { readonly operation: string }>(value: Value): Value => ({ ...value, operation: `list ${said}` })
  return {
    ...report,
    findings: report.findings.map((finding) => ({ ...named(finding), advice: said })),
    cases: report.cases.map((one) => ({ ...named(one), name: `${one.name} ${said}`, promise: said })),
    unrestored: [said],
  }
}

describe('no report hands on what a terminal or a browser would obey', () => {
  it.each(Object.entries(reporters))('%s', async (_, render) => {
    const report = await reportOf()
    expect(report.findings.length).toBeGreaterThan(0)
    const text = render(withNames(report), { color: false })
    expect(text).toContain('octocat')
    expect(text.match(/(?![\n\t])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u)?.[0].codePointAt(0)).toBeUndefined()
  })

  it('and the one for programs loses nothing', async () => {
    const report = withNames(await reportOf())
    expect(JSON.parse(reporters.json(report, { color: false }))).toEqual(report)
  })
})

describe('no report for GitHub sends anybody a message', () => {
  it.each([
    ['markdown', reporters.markdown],
    ['github', reporters.github],
  ] as const)('%s', async (_, render) => {
    const text = render(withNames(await reportOf()), { color: false })
    const prose = text.replaceAll(/^(`{3,}).*?^\1$/gms, '').replaceAll(/(`+) ?[^`].*?\1/g, '')
    expect(prose).toContain('octocat')
    expect(prose.match(/(?<!\w)@\w|#\d|GH-\d/g)).toBeNull()
  })
})
