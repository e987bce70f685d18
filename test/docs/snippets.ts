import { readdirSync, readFileSync } from 'node:fs'

/** A fenced piece of text in a Markdown file. */
export interface Snippet {
  /** `docs/safety.md:12`, its first fence. */
  readonly source: string
  /** `ts`, `sh`; the empty string if there is none. */
  readonly language: string
  /** The file it would be, if it says so after the language. */
  readonly name: string | undefined
  readonly text: string
}

/** The Markdown files of the documentation. */
export const documentation: readonly string[] = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** Lists the fenced pieces of a Markdown file. */
export function readSnippets(file: string): readonly Snippet[] {
  const markdown = readFileSync(file, 'utf8')
  return [...markdown.matchAll(/^```(\w*)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
    ({ index, 1: language = '', 2: name, 3: text = '' }) => ({
      source: `${file}:${markdown.slice(0, index).split('\n').length}`,
      language,
      name,
      text,
    }),
  )
}

/** Every snippet of the documentation. */
export const snippets: readonly Snippet[] = documentation.flatMap(readSnippets)

/** The commands in the documentation, one per line of its `sh` snippets, without comments. */
export const commands: readonly { readonly source: string; readonly line: string }[] = snippets
  .filter(({ language }) => language === 'sh')
  .flatMap(({ source, text }) =>
    text
      .split('\n')
      .map((line) => line.replace(/(^| +)# .*$/, ''))
      .filter((line) => line !== '')
      .map((line) => ({ source, line })),
  )
