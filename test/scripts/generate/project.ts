import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** How a command ended. */
export interface Ended {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** A project of somebody else, with the package as it stands here. */
export interface OwnProject {
  readonly path: (name: string) => string
  readonly write: (name: string, text: string) => void
  readonly doublecheck: (...args: readonly string[]) => Promise<Ended>
  readonly node: (...args: readonly string[]) => Promise<Ended>
  /** Lists what the compiler finds, by file. */
  readonly listTypeErrors: (files: readonly string[]) => Promise<Readonly<Record<string, readonly string[]>>>
  readonly remove: () => void
}

/** Creates a project that has the pets' document. */
export function createOwnProject(): OwnProject {
  const home = mkdtempSync(join(tmpdir(), 'doublecheck-own-'))
  mkdirSync(join(home, 'node_modules'))
  symlinkSync(resolve('.'), join(home, 'node_modules/doublecheck'))
  cpSync('test/scripts/generate/pets.yaml', join(home, 'pets.yaml'))
  const write = (name: string, text: string) => writeFileSync(join(home, name), text)
  write('package.json', '{ "type": "module" }')
  const node = (...args: readonly string[]) =>
    run(home, ['--conditions=source', '--disable-warning=ExperimentalWarning', ...args])
  return {
    path: (name) => join(home, name),
    write,
    node,
    doublecheck: (...args) => node(resolve('scripts/cli.ts'), ...args),
    async listTypeErrors(files) {
      write('tsconfig.json', JSON.stringify({ compilerOptions, files }))
      const { stdout } = await run(home, [resolve('node_modules/typescript/bin/tsc'), '--pretty', 'false'])
      const errors: Record<string, string[]> = {}
      for (const [, file = '', message = ''] of stdout.matchAll(/^([^ (\n]+)\(\d+,\d+\): error (.*)$/gm))
        errors[file] = [...(errors[file] ?? []), message]
      return errors
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}

const compilerOptions = {
  target: 'es2023',
  lib: ['es2024', 'dom', 'dom.iterable'],
  module: 'nodenext',
  customConditions: ['source'],
  types: [resolve('node_modules/@types/node')],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  isolatedModules: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
}

function run(folder: string, args: readonly string[]): Promise<Ended> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      args,
      { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
      (error, stdout, stderr) => {
        done({ exitCode: error ? Number(error.code ?? 1) : 0, stdout, stderr })
      },
    )
  })
}
