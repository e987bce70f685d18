import { describe, expect, it } from 'vitest'
import { parseDocument } from '#openapi/load'
import { withStrictness } from '../../../contracts/report/severity.ts'
import { describeFindings } from '../deviations/check.ts'
import { check } from '../public/check.ts'
import { type BookHabits, booksYaml, openBooks } from './books.ts'

const document = parseDocument(booksYaml, 'books.yaml')

async function run(habits: Partial<BookHabits> = {}) {
  const service = openBooks({ keeps: (book) => book, accepts: (isValid) => isValid, writes: (xml) => xml, ...habits })
  const { report, isAsBefore } = await check(document, service, { prefix: '' })
  const { findings } = withStrictness(report, { strict: true, allowUndocumented: false })
  return { report, isAsBefore, said: describeFindings(findings).join('\n') }
}

describe('an API that speaks nothing but XML', () => {
  it('is checked like any other, and left as it was', async () => {
    const { said, report, isAsBefore } = await run()
    expect(said).toBe('')
    expect(report.coverage.reached).toBe(4)
    expect(isAsBefore).toBe(true)
  })

  it.each<[string, Partial<BookHabits>, RegExp]>([
    ['loses what it was sent', { keeps: (book) => new Map([...book].filter(([name]) => name !== 'pages')) }, /`?pages/],
    ['accepts an empty title', { accepts: (isValid, inner) => isValid || inner.includes('<title></title>') }, /title/],
    [
      'writes a number that is none',
      { writes: (xml) => xml.replaceAll(/<pages>\d+/g, '<pages>many') },
      /`pages` expected \d+, actual "many"/,
    ],
    [
      'leaves an element open',
      { writes: (xml) => (xml.startsWith('<books>') ? xml.replace('</title>', '') : xml) },
      /cannot be read as XML: it is not well-formed XML/,
    ],
  ])('is caught where it %s', async (_, habits, finding) => {
    const { said, isAsBefore } = await run(habits)
    expect(said).toMatch(finding)
    expect(isAsBefore).toBe(true)
  })
})
