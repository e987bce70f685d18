import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { documentation } from './snippets.ts'

const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: readonly string[] }

/** Links to other files in a Markdown file, as paths from the root of the repository. */
function linksOf(file: string): readonly { readonly path: string; readonly anchor: string | undefined }[] {
  const text = readFileSync(file, 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '')
  return [...text.matchAll(/\]\(([^)#\s]*)(?:#([^)\s]*))?\)/g)]
    .filter(([, path = '']) => !/^\w+:/.test(path))
    .map(([, path = '', anchor]) => ({ path: path === '' ? file : join(dirname(file), path), anchor }))
}

/** The anchor that GitHub makes of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

const anchorsIn = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))

/** Whether whoever installed the package has a file. npm adds README, LICENSE and package.json itself. */
const isShipped = (path: string): boolean =>
  files.some((one) => path === one || path.startsWith(`${one}/`) || matchesPattern(one, path))

const matchesPattern = (pattern: string, path: string): boolean =>
  pattern.includes('*') && new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`).test(path)

const everyFile = [...documentation, 'contracts/rules/README.md', 'examples/README.md', 'openapi/extensions.md']

it.each(everyFile)('every link in %s leads to a file and a heading that the package has', (file) => {
  for (const { path, anchor } of linksOf(file)) {
    expect(existsSync(path), `${file} → ${path}`).toBe(true)
    expect(isShipped(path), `${file} → ${path} is not in the package`).toBe(true)
    if (anchor !== undefined) expect(anchorsIn(path), `${file} → ${path}`).toContain(anchor)
  }
})

it.each(everyFile)('%s is in the package', (file) => {
  expect(isShipped(file)).toBe(true)
})
