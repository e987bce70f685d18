import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** A folder that has this package and its peers installed, and a document of its own. */
export interface Project {
  readonly folder: string
  readonly write: (name: string, text: string) => void
  /** Runs Node in it. */
  readonly node: (...args: readonly string[]) => Promise<Ended>
  /** Runs the command line in it. */
  readonly doublecheck: (...args: readonly string[]) => Promise<Ended>
  readonly remove: () => void
}

/** How a command ended. */
export interface Ended {
  readonly exitCode: number
  readonly output: string
}

const peers = ['msw', 'vitest', '@types']

/** Creates it, with `my-api.yaml` and the module that `generate` makes of it. */
export async function createProject(): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), 'doublecheck-docs-'))
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(process.cwd(), join(folder, 'node_modules/doublecheck'))
  for (const name of peers) symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name))
  copyFileSync('test/docs/my-api.yaml', join(folder, 'my-api.yaml'))
  write('package.json', JSON.stringify({ type: 'module' }))
  const node = (...args: readonly string[]) => run(folder, args)
  const doublecheck = (...args: readonly string[]) => node('--conditions=source', resolve('scripts/cli.ts'), ...args)
  mkdirSync(join(folder, 'src'))
  await doublecheck('generate', 'my-api.yaml', '--output=src/my-api.ts')
  return { folder, write, node, doublecheck, remove: () => rmSync(folder, { recursive: true }) }
}

function run(cwd: string, args: readonly string[]): Promise<Ended> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV$|NODE_TEST|DOUBLECHECK_)/.test(name))
  const env = { ...Object.fromEntries(kept), NO_COLOR: '1' }
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd, env }, (error, stdout, stderr) => {
      done({ exitCode: error ? Number(error.code ?? 1) : 0, output: `${stdout}${stderr}` })
    })
  })
}
