import { readFileSync } from 'node:fs'

/** A piece of code in a Markdown file. */
export interface Snippet {
  /** `ts`, `sh`; the empty string where none is said. */
  readonly language: string
  readonly text: string
}

/** Lists the fenced pieces of code in a Markdown file. */
export function readSnippets(file: string): readonly Snippet[] {
  const fences = readFileSync(file, 'utf8').matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)
  return [...fences].map(([, language = '', text = '']) => ({ language, text }))
}

/** Finds the only piece with a text in it. */
export function findSnippet(snippets: readonly Snippet[], language: string, part: string): string {
  const [found, ...more] = snippets.filter((one) => one.language === language && one.text.includes(part))
  if (!found || more.length > 0)
    throw new Error(`README.md has ${found ? 'several pieces' : 'no piece'} of ${language} with "${part}".`)
  return found.text
}
