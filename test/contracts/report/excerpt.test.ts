import { expect, it } from 'vitest'
import { withExcerpts } from '../../../contracts/report/excerpt.ts'
import { sample } from './sample.ts'

const [finding] = sample.findings

/** The lines shown of a document with this text, around a place in it. */
function linesAround(place: string, text: string): readonly string[] {
  if (!finding) throw new Error('The sample has no finding.')
  const report = withExcerpts({ ...sample, documents: ['api.json'], findings: [{ ...finding, source: place }] }, () => text)
  return report.findings[0]?.excerpt?.lines ?? []
}

it('shows three lines before the place, and three after it', () => {
  expect(linesAround('api.json:5:1', 'a\nb\nc\nd\ne\nf\ng\nh\ni')).toEqual(['b', 'c', 'd', 'e', 'f', 'g', 'h'])
})

it('shows of a long line only what is around the place', () => {
  const [line = '', ...others] = linesAround('api.json:1:5001', `${'a'.repeat(5000)}{"here":1}${'b'.repeat(5000)}`)
  expect(others).toEqual([])
  expect(line).toMatch(/^…a+\{"here":1\}b+…$/)
  expect(line.length).toBeLessThan(300)
})

it('shows the beginning and the end of a long line where the place is there', () => {
  const text = `{"first":1}${'a'.repeat(5000)}{"last":1}`
  expect(linesAround('api.json:1:1', text)).toEqual([expect.stringMatching(/^\{"first":1\}a+…$/)])
  expect(linesAround(`api.json:1:${text.length}`, text)).toEqual([expect.stringMatching(/^…a+\{"last":1\}$/)])
})
