import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'

/** How a command ended. */
export interface Ended {
  readonly exitCode: number
  readonly output: string
}

/** The examples, installed from the packed package in a folder of their own, far from this repository. */
export interface Project {
  /** Path of a file in it. */
  readonly path: (...names: readonly string[]) => string
  /** Runs a command in one of the examples. */
  readonly run: (example: string, command: string, args: readonly string[], env?: Texts) => Promise<Ended>
  readonly remove: () => Promise<void>
}

type Texts = Readonly<Record<string, string>>

/**
 * Copies the examples and installs them with the packed package (`test/package/pack.ts`), as workspaces: it takes one installation.
 *
 * @param versions Versions of packages, where they are other than the examples say: `{ msw: '2.10.5' }`.
 */
export async function installExamples(names: readonly string[], versions: Texts = {}): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'doublecheck-examples-'))
  const path = (...parts: readonly string[]) => join(folder, ...parts)
  const tarball = resolve(process.env.DOUBLECHECK_TARBALL ?? '')
  await writeFile(path('package.json'), JSON.stringify({ private: true, workspaces: names }))
  for (const name of names) {
    await cp(join('examples', name), path(name), { recursive: true, filter: (file) => !/node_modules|dist/.test(file) })
    await editJson(path(name, 'package.json'), ({ devDependencies }) => {
      Object.assign(devDependencies, versions, { doublecheck: `file:${tarball}` })
    })
  }
  const quietly = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts']
  const installed = await runIn(folder, 'npm', ['install', ...quietly])
  if (installed.exitCode !== 0) throw new Error(`The examples cannot be installed:\n${installed.output}`)
  return {
    path,
    run: (example, command, args, env) => runIn(path(example), command, args, env),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

interface Manifest {
  devDependencies: Record<string, string>
}

async function editJson(file: string, edit: (manifest: Manifest) => void): Promise<void> {
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest
  edit(manifest)
  await writeFile(file, JSON.stringify(manifest))
}

/**
 * What is about this run of the tests must not reach the commands: npm would install into this repository. How npm reaches the
 * registry must: where only npm's own configuration names a certificate, an installation would not end.
 */
const foreign =
  /^(npm_(?!config_(registry|ca|cafile|cache|userconfig|globalconfig|proxy|https_proxy|noproxy)$)|VITEST|NODE_ENV$|NODE_OPTIONS$|DOUBLECHECK_|INIT_CWD$)/

function runIn(cwd: string, command: string, args: readonly string[], more: Texts = {}): Promise<Ended> {
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name))
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`
  const env = { ...Object.fromEntries(kept), PATH: path, NO_COLOR: '1', ...more }
  return new Promise((done) => {
    execFile(command, args, { cwd, env }, (error, stdout, stderr) => {
      done({ exitCode: error ? Number(error.code ?? 1) : 0, output: `${stdout}${stderr}` })
    })
  })
}
