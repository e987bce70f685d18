import { renderConsole } from './console.ts'
import { renderGithub } from './github.ts'
import { renderHtml } from './html/html.ts'
import { renderJson } from './json.ts'
import { renderJunit } from './junit.ts'
import { renderMarkdown } from './markdown.ts'
import { printableReport } from './printable-report.ts'
import type { Reporter } from './report.ts'

const shown =
  (render: Reporter): Reporter =>
  (report, options) =>
    render(printableReport(report), options)

/** Every reporter by the name it has on the command line. None writes what a terminal or a browser would obey. */
export const reporters = {
  console: shown(renderConsole),
  // Nothing is replaced, but escaped: a program gets what came.
  json: renderJson,
  junit: shown(renderJunit),
  html: shown(renderHtml),
  github: shown(renderGithub),
  markdown: shown(renderMarkdown),
} as const satisfies Record<string, Reporter>

/** Those that may write to the terminal; the others need a file. */
export const printed: readonly (keyof typeof reporters)[] = ['console', 'github']
