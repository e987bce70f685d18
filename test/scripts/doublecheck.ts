import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
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

const journals = folder()

/** Starts the command as `npm run` does; its journals are in a folder of the tests. */
export function start(...args: readonly string[]): ChildProcess {
  const none = {
    npm_command: undefined,
    DOUBLECHECK_TOKEN: undefined,
    DOUBLECHECK_ACCOUNT: undefined,
    NO_COLOR: undefined,
    FORCE_COLOR: undefined,
  }
  const env = { ...process.env, ...none, DOUBLECHECK_JOURNAL: journals.file('journals') }
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

/** A port that was free a moment ago, and on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return port
}
