import { describe, expect, it } from 'vitest'
import { reporters } from '#contracts'
import { kept, sample } from './sample.ts'

const options = { color: false }
const page = reporters.html(sample, options)
const textOf = (html: string): string => html.replaceAll(/<(style|script)>[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]+>/g, '')

describe('the page', () => {
  it('asks the network for nothing', () => {
    expect(page).not.toMatch(/<(link|img|iframe|object|embed|base)\b|\ssrc=|@import|url\(/i)
    expect([...page.matchAll(/\shref="([^"]*)"/g)].filter(([, href]) => !href?.startsWith('#'))).toEqual([])
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"`)
  })

  it('leads every link of its own somewhere', () => {
    const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))
    expect([...page.matchAll(/\shref="#([^"]*)"/g)].filter(([, id]) => !ids.has(id ?? ''))).toEqual([])
  })

  it('takes no text for markup', () => {
    expect(page).toContain('&lt;oops&gt;')
    expect(page).not.toContain('<oops>')
  })

  it('writes as code what an advice quotes', () => {
    const findings = sample.findings.map((finding) => ({ ...finding, advice: 'Take it out of `required<oops>`.' }))
    expect(reporters.html({ ...sample, findings }, options)).toContain('Take it out of <code>required&lt;oops&gt;</code>.')
  })

  it('closes what it opens', () => {
    for (const tag of [
      'details',
      'section',
      'table',
      'tr',
      'td',
      'div',
      'p',
      'pre',
      'code',
      'span',
      'ul',
      'li',
      'dl',
      'main',
      'header',
    ]) {
      const opened = page.match(new RegExp(`<${tag}[ >]`, 'g'))?.length ?? 0
      const closed = page.match(new RegExp(`</${tag}>`, 'g'))?.length ?? 0
      expect(`${tag} ${closed}`).toBe(`${tag} ${opened}`)
    }
  })
})

describe('a finding', () => {
  const text = textOf(page)

  it('says what came, what to do, where it is promised and how to see it again', () => {
    expect(text).toContain('expected status 200, actual 500')
    expect(text).toContain('Change the server: return the documented status.')
    expect(text).toContain('openapi/milvus.yaml:91:9')
    expect(text).toContain('doublecheck verify --target=http://127.0.0.1:4010 --case=milvus/updatePassword/examples/documented')
    expect(text).toContain('Set first: NEW_PASSWORD: as in openapi/milvus.yaml:75:36')
  })

  it('stands below its operation, and a field filters by any words of both', () => {
    expect(page.indexOf('<h3>milvus/updatePassword</h3>')).toBeLessThan(page.indexOf('<details class="finding '))
    expect(page).toContain('<input type="search" id="filter"')
  })

  it('stands once, with its other cases counted', () => {
    expect(page.match(/<details class="finding /g)).toHaveLength(2)
    expect(text).toContain('and in 1 more case')
  })

  it('marks what is broken in the answer: the status, and the place in the body', () => {
    expect(page).toContain('<span class="line broken"><i aria-hidden="true">▸</i><span>HTTP 500</span></span>')
    expect(page).toMatch(
      /<span class="line broken"><i aria-hidden="true">▸<\/i><span> {2}&quot;message&quot;: &quot;&lt;oops&gt;&quot;<\/span>/,
    )
  })

  it('compares what was expected with what came', () => {
    expect(page).toMatch(/line expected">.*<span>&quot;old&quot;<\/span>/)
    expect(page).toMatch(/line actual">.*<span>&quot;new&quot;<\/span>/)
  })

  it('shows the lines of the document, the place marked', () => {
    const [first, ...others] = sample.findings
    const excerpt = { firstLine: 90, lines: ['      responses:', "        '200':", '          description: Done'] }
    const html = reporters.html({ ...sample, findings: first ? [{ ...first, excerpt }, ...others] : [] }, options)
    expect(html).toContain('<span class="line place"><b>91</b><i aria-hidden="true">▸</i><span>  &#39;200&#39;:</span></span>')
  })
})

it('says that every promise is kept', () => {
  expect(reporters.html(kept, options)).toContain('<h1>Every promise kept</h1>')
})
