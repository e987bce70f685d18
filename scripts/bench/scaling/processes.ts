import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'

/** A process that serves. */
export interface Process {
  readonly port: number
  readonly child: ChildProcess
}

const documents = ['openapi/milvus.yaml', 'scripts/bench/scaling/pets.yaml']

/**
 * Starts a mock as a user does, in a process of its own.
 *
 * @param port 0: any free one.
 * @throws {Error} Where it ends before it is ready.
 */
export async function startMock(port = 0): Promise<Process> {
  const command = ['--conditions=source', '--disable-warning=ExperimentalWarning', 'scripts/cli.ts', 'mock']
  const child = spawn(process.execPath, [...command, ...documents, `--port=${port}`], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface(child.stdout)
  const [line] = (await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [''])])) as [string]
  const ready = /:(\d+) /.exec(line)
  if (!ready) throw new Error(`A mock did not start: ${line}`)
  return { port: Number(ready[1]), child }
}

/** The configuration that `docs/scaling.md` shows, before these mocks on this port, and what lets nginx run without rights and files of its own. */
function configuration(port: number, mocks: readonly Process[]): string {
  const [, shown = ''] = /```nginx\n(.*?)```/s.exec(readFileSync('docs/scaling.md', 'utf8')) ?? []
  const ports = [port, ...mocks.map((mock) => mock.port)]
  const lines = shown.split('\n').flatMap((line) => {
    const index = /127\.0\.0\.1:401(\d)/.exec(line)?.[1]
    if (index === undefined) return [line]
    const given = ports[Number(index)]
    return given === undefined ? [] : [line.replace(/:401\d/, `:${given}`)]
  })
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`)
  return [
    'daemon off; worker_processes 1; pid nginx.pid; error_log error.log;',
    'events { worker_connections 4096; }',
    'http {',
    `access_log off; ${temporary.join(' ')}`,
    ...lines,
    '}',
  ].join('\n')
}

/** Starts nginx before some mocks. */
export async function startBalancer(nginx: string, mocks: readonly Process[]): Promise<Process> {
  const folder = mkdtempSync(join(tmpdir(), 'doublecheck-nginx-'))
  const port = await freePort()
  writeFileSync(join(folder, 'nginx.conf'), configuration(port, mocks))
  const child = spawn(nginx, ['-p', folder, '-c', 'nginx.conf', '-e', 'error.log'], { stdio: ['ignore', 'ignore', 'inherit'] })
  child.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const failed = once(child, 'error').then(([error]) => Promise.reject(error))
  await Promise.race([failed, listening(port)])
  return { port, child }
}

/** Ends a process and waits until it is gone. */
export async function end({ child }: Process, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const socket = connect(port, '127.0.0.1')
    const open = await new Promise<boolean>((resolve) =>
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false)),
    )
    socket.destroy()
    if (open) return
    await delay(50)
  }
  throw new Error(`nginx does not listen on port ${port}.`)
}
