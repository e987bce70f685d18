import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { startServer } from '#mocks/server'
import { uiza } from '#mocks/uiza'
import { findNodeProblem } from '../../scripts/node-version.ts'
import { finish, type Run, start } from './doublecheck.ts'

const run = (...args: readonly string[]): Promise<Run> => finish(start(...args))

describe.concurrent('help', () => {
  it.each([
    [['--help'], ['Examples:', 'doublecheck mock', 'doublecheck verify', 'show the version']],
    [
      ['verify', '--help'],
      ['Examples:', 'Environment:', 'DOUBLECHECK_TOKEN', 'NO_COLOR', 'Exit codes:', '130'],
    ],
    [
      ['mock', '--help'],
      ['Examples:', 'Exit codes:', 'milvusAdmin / P@ssw0rd', 'curl -X POST'],
    ],
    [['help', 'mock'], ['Usage: doublecheck mock']],
  ])('%j tells what one needs, without colours, and exits 0', async (args, parts) => {
    const { exitCode, stdout, stderr } = await run(...args)
    for (const part of parts) expect(stdout).toContain(part)
    expect(stdout).not.toContain('\u001b')
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  })

  it.each(['verify', 'mock'])('shows no flag in the examples of `%s` that it has not', async (command) => {
    const { stdout } = await run(command, '--help')
    const [options = '', examples = ''] = stdout.split('\nExamples:\n')
    const shown = [...examples.matchAll(/doublecheck .*?( {2}|\n)/g)].flatMap(([line]) => line.match(/--[a-z-]+/g) ?? [])
    expect(shown.length).toBeGreaterThan(3)
    for (const flag of shown) expect(options).toMatch(new RegExp(`^ {2}${flag}\\b`, 'm'))
  })

  it('has lines for curl that work', async () => {
    const server = await startServer({ mocks: [createMock(milvus), createMock(uiza)] })
    const { stdout } = await run('mock', '--help')
    const lines =
      stdout
        .replaceAll('\\\n', ' ')
        .replaceAll('http://127.0.0.1:4010', server.url)
        .match(/^ {2}curl .*$/gm) ?? []
    const statuses = await Promise.all(lines.map((line) => statusOf(line)))
    await server.close()
    expect(statuses).toEqual(lines.map((line) => /Prefer: code=(\d+)/.exec(line)?.[1] ?? expect.stringMatching(/^20\d$/)))
    expect(lines.length).toBeGreaterThan(3)
  })

  /** Runs a line for curl as a shell does, and gives the status it is answered with. */
  function statusOf(line: string): Promise<string> {
    const command = line.replace('curl', "curl --silent --output /dev/null --write-out '%{http_code}'")
    return new Promise((done) => {
      execFile('bash', ['-c', command], (_, stdout) => done(stdout))
    })
  }

  it('is what one gets without a command, with exit code 2', async () => {
    const { exitCode, stderr } = await run()
    expect(stderr).toContain('Usage: doublecheck [options] [command]')
    expect(exitCode).toBe(2)
  })
})

describe.concurrent('a typing error', () => {
  it.each([
    [['verfy'], "unknown command 'verfy'\n(Did you mean verify?)"],
    [['moc'], '(Did you mean mock?)'],
    [['mock', '--prot', '4010'], '(Did you mean --port?)'],
    [['verify', '--targt', 'http://localhost:1'], '(Did you mean --target?)'],
    [['mock', '--api=milvs'], 'Allowed choices are milvus, uiza'],
  ])('%j is answered with what was meant, and exits 2', async (args, message) => {
    const { exitCode, stdout, stderr } = await run(...args)
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })
})

describe('versions', () => {
  const { version, engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string; engines: { node: string } }

  it('says its own', async () => {
    expect(await run('--version')).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' })
  })

  it('says which Node it needs, when it is run by an older one', () => {
    expect(findNodeProblem('20.20.2')).toBe(
      `doublecheck needs Node ${engines.node.replace('>=', '')} or newer; this is 20.20.2. See https://nodejs.org/en/download.`,
    )
    expect(findNodeProblem('22.11.0')).toBeDefined()
    expect(['22.12.0', '22.23.2', '24.0.0'].map(findNodeProblem)).toEqual([undefined, undefined, undefined])
  })
})
