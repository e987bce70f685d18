import { renderConsole } from './console.ts'
import { renderGithub } from './github.ts'
import { renderHtml } from './html/html.ts'
import { renderJson } from './json.ts'
import { renderJunit } from './junit.ts'
import { renderMarkdown } from './markdown.ts'
import type { Reporter } from './report.ts'

/** Every reporter by the name it has on the command line. */
export const reporters = {
  console: renderConsole,
  json: renderJson,
  junit: renderJunit,
  html: renderHtml,
  github: renderGithub,
  markdown: renderMarkdown,
} as const satisfies Record<string, Reporter>

/** Those that may write to the terminal; the others need a file. */
export const printed: readonly (keyof typeof reporters)[] = ['console', 'github']
