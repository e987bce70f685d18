import type { Json } from '#openapi'
import type { Excerpt } from '../report.ts'
import { diffLines } from './diff.ts'
import { escapeHtml } from './escape.ts'
import { jsonLines } from './json-lines.ts'

/** A line to show; `mark` says what is wrong with it. */
export interface CodeLine {
  readonly text: string
  readonly mark?: 'broken' | 'expected' | 'actual' | 'place'
  readonly number?: number
}

// The sign tells what the colour tells, to whoever does not see it.
const signs = { broken: '▸', expected: '−', actual: '+', place: '▸' } as const

/** Renders lines of text, the marked ones with a sign before them. */
export function renderCode(lines: readonly CodeLine[], label: string): string {
  const rows = lines.map(({ text, mark, number }) => {
    const sign = `<i aria-hidden="true">${mark ? signs[mark] : ''}</i>`
    const count = number === undefined ? '' : `<b>${number}</b>`
    return `<span class="line${mark ? ` ${mark}` : ''}">${count}${sign}<span>${escapeHtml(text)}</span></span>`
  })
  return `<pre aria-label="${escapeHtml(label)}"><code>${rows.join('\n')}</code></pre>`
}

/** Renders what was expected beside what came, line by line. */
export function renderDiff(expected: unknown, actual: unknown): string {
  const lines = diffLines(linesOf(expected), linesOf(actual)).map(
    ({ side, text }): CodeLine => (side === 'both' ? { text } : { text, mark: side }),
  )
  return renderCode(lines, 'expected (−) and actual (+)')
}

const linesOf = (value: unknown): readonly string[] => jsonLines((value ?? null) as Json).map(({ text }) => text)

/** Renders lines of a document with their numbers, one of them marked, without the indent they have in common. */
export function renderExcerpt({ firstLine, lines }: Excerpt, place: number): string {
  const indents = lines.filter((text) => text.trim() !== '').map((text) => text.search(/\S/))
  const numbered = lines.map((line, index): CodeLine => {
    const text = line.slice(Math.min(...indents))
    const number = firstLine + index
    return number === place ? { text, number, mark: 'place' } : { text, number }
  })
  return renderCode(numbered, 'lines of the document')
}
