import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

/** How a command ended. */
export interface Ended {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** A project of somebody else, far from this repository, with the packed package installed. */
export interface Project {
  readonly path: (...names: readonly string[]) => string
  /** Runs a script of the project with the Node of these tests. */
  readonly node: (...args: readonly string[]) => Promise<Ended>
  readonly npm: (...args: readonly string[]) => Promise<Ended>
  /** Runs a script in a folder of the project. */
  readonly nodeIn: (folder: string, ...args: readonly string[]) => Promise<Ended>
  /** Time the installation took. */
  readonly installMs: number
  readonly remove: () => Promise<void>
}

/**
 * Installs the package in an empty project.
 *
 * @param dependencies What is installed beside it: `msw@3.0.5`.
 * @param files By name, what the project has of its own.
 * @param folder Copied into the project first.
 */
export async function createProject(
  dependencies: readonly string[],
  files: Readonly<Record<string, string>> = {},
  copied?: string,
): Promise<Project> {
  const home = await mkdtemp(join(tmpdir(), 'doublecheck-project-'))
  const run = (command: string, args: readonly string[]) => runIn(home, command, args)
  if (copied !== undefined) await cp(copied, home, { recursive: true })
  await writeFile(join(home, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, name)), { recursive: true })
    await writeFile(join(home, name), text)
  }
  const before = performance.now()
  const packages = [process.env.DOUBLECHECK_TARBALL ?? '', ...dependencies]
  const installed = await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...packages])
  if (installed.exitCode !== 0) throw new Error(`The package cannot be installed:\n${installed.stderr}`)
  return {
    path: (...names) => join(home, ...names),
    node: (...args) => run(process.execPath, args),
    npm: (...args) => run('npm', args),
    nodeIn: (folder, ...args) => runIn(join(home, folder), process.execPath, args),
    installMs: performance.now() - before,
    remove: () => rm(home, { recursive: true, force: true }),
  }
}

function runIn(folder: string, command: string, args: readonly string[]): Promise<Ended> {
  // The Node of these tests, also for what has a line `#!/usr/bin/env node`.
  const PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`
  // Nor what Vitest tells its workers.
  const plain = { NODE_OPTIONS: undefined, VITEST: undefined, NODE_ENV: undefined, FORCE_COLOR: undefined, NO_COLOR: '1' }
  return new Promise((resolve) => {
    execFile(
      command,
      args,
      { cwd: folder, env: { ...process.env, ...plain, PATH }, encoding: 'utf8' },
      (error, stdout, stderr) => {
        resolve({ exitCode: error ? Number(error.code ?? 1) : 0, stdout, stderr })
      },
    )
  })
}
