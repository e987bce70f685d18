import { execFileSync } from 'node:child_process'
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { forPage, withEffects, writePositions } from '../openapi/compiled/index.ts'
import type { Document, JsonObject } from '../openapi/index.ts'
import { loadDocument } from '../openapi/load.ts'

/** Where a shipped document is imported from, by condition (`imports` in package.json). */
interface Targets {
  readonly source: string
  readonly node?: string
  readonly default: string
}

/**
 * Puts the shipped documents into what the compiler left, as plain data: nobody who imports them reads YAML. Where Node has a file
 * of its own, the other one is for pages and has only what a mock needs.
 */
export function compileDocuments(imports: Readonly<Record<string, Targets>>): void {
  const documents = Object.values(imports).filter(({ source }) => dirname(source) === './openapi/documents')
  for (const targets of documents) {
    const document = loadDocument(join('openapi', `${basename(targets.source, '.ts')}.yaml`))
    const { root } = document.model
    write(targets.node ?? targets.default, document, root, 'document')
    if (targets.node) write(targets.default, document, withEffects(forPage(root), document), 'page-document')
  }
}

function write(
  target: string,
  { file, model, locate }: Document,
  root: JsonObject,
  restoredBy: 'document' | 'page-document',
): void {
  const forNode = restoredBy === 'document'
  const restore = forNode ? 'compiledDocument' : 'pageDocument'
  const data = { file, name: model.name, root, ...(forNode ? { positions: writePositions(root, locate, 'column') } : {}) }
  const code = [
    `// Made from ${file} by the build.`,
    `import { ${restore} } from '../compiled/${restoredBy}.js'`,
    `export const ${model.name}Document = ${restore}(${JSON.stringify(data)})`,
    '',
  ]
  writeFileSync(target, code.join('\n'))
  // Of what the compiler made of the source.
  rmSync(`${target}.map`, { force: true })
}

/** Compiles everything anew, so that nothing of an earlier build is published. */
function compile(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', folder], {
    stdio: 'inherit',
  })
}

/** Puts what is no program, style sheets and pages, beside the program it belongs to. */
function copyAssets(from: string, to: string): void {
  for (const name of globSync('**/*.{css,html}', { cwd: from })) cpSync(join(from, name), join(to, name))
}

if (import.meta.main) {
  compile('dist')
  compileDocuments(JSON.parse(readFileSync('package.json', 'utf8')).imports)
  copyAssets('console', 'dist/console')
  // What reads the documents in the repository has nothing to do in the package.
  for (const end of ['js', 'js.map', 'd.ts']) rmSync(`dist/openapi/documents/shipped.${end}`)
}
