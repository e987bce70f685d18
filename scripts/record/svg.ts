/** A line of a terminal, and when it is there. */
export interface RecordedLine {
  readonly text: string
  /** Seconds after the beginning. */
  readonly at: number
}

const [left, top, lineHeight, columnWidth] = [16, 30, 18, 7.83]

/** Draws lines as a terminal that fills from top to bottom. Where nothing may move, everything is there at once. */
export function renderSvg(lines: readonly RecordedLine[], columns: number): string {
  const [width, height] = [Math.ceil(columns * columnWidth + 2 * left), top + lines.length * lineHeight]
  const texts = lines.map(({ text, at }, index) => {
    const y = top + index * lineHeight
    return `<text x="${left}" y="${y}" class="${kindOf(text)}" style="animation-delay: ${at.toFixed(1)}s" xml:space="preserve">${escapeXml(text)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>A mock that remembers, and a check that finds a mistake</title>
<style>
text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #d4d4d8; }
.typed { fill: #fafafa; font-weight: 700; }
.failed { fill: #f87171; }
.passed { fill: #4ade80; }
@media (prefers-reduced-motion: no-preference) {
  text { animation: appear 0.01s linear backwards; }
  @keyframes appear { from { opacity: 0; } to { opacity: 1; } }
}
</style>
<rect width="${width}" height="${height}" rx="8" fill="#18181b"/>
${texts.join('\n')}
</svg>
`
}

function kindOf(text: string): string {
  if (text.startsWith('$ ')) return 'typed'
  if (/^ *FAIL |, [1-9]\d* failed,/.test(text)) return 'failed'
  return /^ *ok | 0 failed,/.test(text) ? 'passed' : 'shown'
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
