import { readFileSync } from 'node:fs'
import { SaxesParser } from 'saxes'
import { expect, it } from 'vitest'
import { renderSvg } from '../../scripts/record/svg.ts'

/** The lines of a drawing, read as XML. */
function linesOf(svg: string): readonly string[] {
  const lines: string[] = []
  let inText = false
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    inText = name === 'text'
    if (inText) lines.push('')
  })
  parser.on('text', (text) => {
    if (inText) lines[lines.length - 1] += text
  })
  parser.on('closetag', () => {
    inText = false
  })
  parser.write(svg).close()
  return lines
}

it('a recording is XML that shows every line as it was printed', () => {
  const texts = ['$ curl "a & b"', '  FAIL  <createNote>', '']
  expect(
    linesOf(
      renderSvg(
        texts.map((text, at) => ({ text, at })),
        80,
      ),
    ),
  ).toEqual(texts)
})

it('docs/terminal.svg shows a mock that remembers and a finding, and no path of a machine', () => {
  const shown = linesOf(readFileSync('docs/terminal.svg', 'utf8'))
  expect(shown.filter((line) => line === '[{"id":1,"title":"Buy figs"}]')).toHaveLength(1)
  expect(shown.filter((line) => line.startsWith('$ npx doublecheck'))).toHaveLength(2)
  expect(shown.join('\n')).toContain('  FAIL  createNote')
  expect(shown.filter((line) => /\/(home|work|tmp|Users)\//.test(line))).toEqual([])
  expect(Math.max(...shown.map(({ length }) => length))).toBeLessThanOrEqual(90)
})
