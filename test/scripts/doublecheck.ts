import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

export interface Run {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

const ending: (() => void)[] = []
afterAll(() => {
  for (const end of ending) end()
})

/** Starts the command as `npm run` does. */
export function start(...args: readonly string[]): ChildProcess {
  const env = { ...process.env, DOUBLECHECK_TOKEN: undefined, NO_COLOR: undefined, FORCE_COLOR: undefined }
  const child = spawn(process.execPath, ['--conditions=source', 'scripts/cli.ts', ...args], { env })
  ending.push(() => child.kill('SIGKILL'))
  return child
}

/** Waits for the end of a command. */
export async function finish(child: ChildProcess): Promise<Run> {
  const texts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.on('data', (chunk: Buffer) => {
      texts[name] += chunk.toString('utf8')
    })
  }
  const exitCode = await new Promise<number | null>((resolve) => {
    child.on('close', resolve)
  })
  return { exitCode, ...texts }
}

/** Runs `doublecheck verify`. */
export const verify = (...args: readonly string[]): Promise<Run> => finish(start('verify', ...args))

/** A folder that is gone after the tests, and what was written into it. */
export function folder(): { file: (name: string) => string; read: (name: string) => string } {
  const path = mkdtempSync(join(tmpdir(), 'doublecheck-'))
  ending.push(() => rmSync(path, { recursive: true }))
  const file = (name: string) => join(path, name)
  return { file, read: (name) => readFileSync(file(name), 'utf8') }
}
