import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ResponseParts } from '../../handlers/message.ts'

/** Packages of the page, as its import map names them: those of this package's own dependencies. */
const vendored: Readonly<Record<string, { readonly name: string; readonly file: string }>> = {
  'preact.js': { name: 'preact', file: 'dist/preact.mjs' },
  'hooks.js': { name: 'preact', file: 'hooks/dist/hooks.mjs' },
  'htm.js': { name: 'htm', file: 'dist/htm.mjs' },
  'htm-preact.js': { name: 'htm', file: 'preact/index.mjs' },
}

const styles = new Set(['base.css', 'fields.css', 'layout.css', 'parts.css', 'records.css'])

/**
 * Gives a file of the console.
 *
 * @param name `index.html`, a style sheet, or a module: `operations/page.js`.
 */
export function readConsoleFile(name: string): ResponseParts | undefined {
  if (name === 'index.html') return respondPage(readAsset(name))
  if (styles.has(name)) return respond('text/css', readAsset(name))
  const script = /^vendor\/[a-z-]+\.js$/.test(name) ? readVendored(name.slice('vendor/'.length)) : readModule(name)
  return script === undefined ? undefined : respond('text/javascript', script)
}

function readVendored(name: string): string | undefined {
  const found = vendored[name]
  if (!found) return undefined
  const entry = createRequire(import.meta.url).resolve(found.name)
  return readFileSync(join(entry.slice(0, entry.lastIndexOf(join(found.name, 'dist'))), found.name, found.file), 'utf8')
}

/** A module of the page. Where this file is TypeScript they are too, and lose their types on the way. */
function readModule(name: string): string | undefined {
  const stem = /^((?:[a-z]+\/)?[a-z-]+)\.[jt]s$/.exec(name)?.[1]
  if (stem === undefined) return undefined
  const extension = extname(fileURLToPath(import.meta.url))
  const file = fileURLToPath(new URL(`../../../console/${stem}${extension}`, import.meta.url))
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8')
  // Through the default export: Node 22.12 does not have it, and does not need it to run the published package.
  return extension === '.ts' ? module.stripTypeScriptTypes(text) : text
}

const readAsset = (name: string): string => readFileSync(new URL(`../../../console/${name}`, import.meta.url), 'utf8')

/** The page may use what this server gives, and nothing else: no other origin, no `eval`, no script but the import map inside it. */
function respondPage(page: string): ResponseParts {
  const inside = /<script type="importmap">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? ''
  const hash = createHash('sha256').update(inside).digest('base64')
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self'",
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]
  return respond('text/html', page, { 'Content-Security-Policy': policy.join('; '), Vary: 'Accept' })
}

const respond = (type: string, body: string, headers: Readonly<Record<string, string>> = {}): ResponseParts => ({
  status: 200,
  headers: {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    ...headers,
  },
  body,
})
