import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProject, type Project } from './project.ts'
import { readSnippets } from './snippets.ts'

const snippets = readSnippets('docs/tutorial.md')
const lines = snippets.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.trimEnd().split('\n'))

let project: Project
const children: ChildProcess[] = []
beforeAll(async () => {
  project = await createProject()
  for (const { name, text } of snippets) if (name !== undefined) project.write(name, text)
})
afterAll(() => {
  for (const child of children) child.kill()
  project?.remove()
})

/** Starts a process of the tutorial, and gives the first line it prints. */
async function start(...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, {
    cwd: project.folder,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [line] = await once(child.stdout, 'data')
  return String(line).trim()
}

/** The options of the command that begins so. */
const optionsOf = (beginning: string): readonly string[] =>
  (lines.find((line) => line.startsWith(`npx doublecheck ${beginning}`)) ?? '').split(' ').slice(2)

// In the order of the page: each step works with what the steps before it left.
describe('docs/tutorial.md', () => {
  it('shows what is understood of the document', async () => {
    const { output, exitCode } = await project.doublecheck(...optionsOf('check'))
    expect(output).toMatch(/4 operations, 4 of known effect, 1 collection/)
    expect(exitCode).toBe(0)
  })

  it('mocks it: a note is created and listed, and an empty title refused', async () => {
    const ready = await start('--conditions=source', resolve('scripts/cli.ts'), ...optionsOf('mock'), '--port=0')
    const url = /http:\/\/[\d.]+:\d+/.exec(ready)?.[0] ?? ''
    const curls = lines.filter((line) => line.startsWith('curl'))
    const responses: string[] = []
    for (const line of curls)
      responses.push(await bash(line.replace('curl', 'curl --silent').replace('http://127.0.0.1:4010', url)))
    expect(responses).toEqual([
      expect.stringContaining('"title":"Buy figs"'),
      expect.stringMatching(/^\[\{[^{]*"title":"Buy figs"[^{]*\}\]$/),
      expect.stringContaining('HTTP/1.1 400'),
    ])
  })

  it('compiles it for a page', async () => {
    expect(await project.doublecheck(...optionsOf('generate'))).toMatchObject({ exitCode: 0 })
  })

  it('passes its test', async () => {
    const { output, exitCode } = await project.node('--conditions=source', '--test', 'notes.test.mjs')
    expect(output).toMatch(/pass 1\n/)
    expect(exitCode).toBe(0)
  })

  it('finds the two mistakes of the server, and none when they are mended', async () => {
    const check = async () => {
      const options = optionsOf('verify').map((one) => one.replace(/=http.*/, `=http://127.0.0.1:${port}`))
      return await project.doublecheck(...options)
    }
    let port = await start('server.mjs')
    const broken = await check()
    expect(broken.output).toMatch(/\/id must be integer[\s\S]*title empty[\s\S]*\n2 findings: 2 errors\n/)
    expect(broken.exitCode).toBe(1)
    await project.node('fix.mjs')
    port = await start('server.mjs')
    expect(await check()).toMatchObject({ output: expect.stringContaining(' 0 failed, 0 warned'), exitCode: 0 })
  })
})

const bash = (line: string): Promise<string> =>
  new Promise((done) => {
    execFile('bash', ['-c', line], (_, stdout) => done(stdout))
  })
