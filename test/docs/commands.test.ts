import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { startServer } from '#mocks/server'
import { createProgram } from '../../scripts/program.ts'
import { createProject, type Project } from './project.ts'
import { commands, snippets } from './snippets.ts'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> }

/** A command that is read and not run. */
function idle(command: Command): Command {
  command.action(() => undefined)
  command.commands.forEach(idle)
  return command
}

/** The words of a line, as a shell has them. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)].map(([word]) => word.replaceAll(/['"]/g, ''))

describe('the commands in the documentation', () => {
  const ours = commands.filter(({ line }) => line.startsWith('npx doublecheck'))

  it.each(ours)('$source $line has options and values there are', async ({ line }) => {
    const program = createProgram()
    program.commands.forEach(idle)
    await program.parseAsync(wordsOf(line).slice(2), { from: 'user' })
  })

  it.each(commands.filter(({ line }) => line.startsWith('npm ')))('$source $line is there', ({ line }) => {
    for (const part of line.split(' && ')) {
      const [, name, script] = part.split(' ')
      if (name === 'run') expect(scripts).toHaveProperty(script ?? '')
      else expect(['ci', 'init', 'install', 'test']).toContain(name)
    }
  })

  it('are those of npm, curl and this package', () => {
    const known = /^(npm (ci|init|install|test|run)\b|npx doublecheck\b|curl\b| {2}--)/
    expect(commands.filter(({ line }) => !known.test(line))).toEqual([])
  })

  it('are `npm run verify` and `npm test`, after `npm ci`, for this repository', () => {
    const lines = commands.filter(({ source }) => source.startsWith('README.md')).map(({ line }) => line)
    expect(lines).toEqual(expect.arrayContaining(['npm ci && npm run verify', 'npm ci && npm test']))
  })
})

describe('a newcomer with a document', () => {
  let project: Project
  beforeAll(async () => {
    project = await createProject()
  })
  afterAll(() => project?.remove())

  it('sees what is understood of it', async () => {
    const { exitCode, output } = await project.doublecheck('check', 'my-api.yaml')
    expect(output).toContain('my-api.yaml: Pets')
    expect(exitCode).toBe(0)
  })

  it('checks it against its mock', async () => {
    const { exitCode, output } = await project.doublecheck('verify', 'my-api.yaml', '--operation=createPet')
    expect(output).toMatch(/\d+ passed, 0 failed/)
    expect(exitCode).toBe(0)
  })

  it('reads the documents in the documentation', async () => {
    const named = snippets.filter(({ language, name }) => language === 'yaml' && /\.(openapi|overlay)\.yaml$/.test(name ?? ''))
    for (const { name, text } of named) project.write(name ?? '', text)
    expect(named.map(({ name }) => name)).toEqual(['pets.openapi.yaml', 'my-api.overlay.yaml'])
    const { output } = await project.doublecheck('check', 'my-api.yaml', '--overlay=my-api.overlay.yaml')
    expect(output).toMatch(/createPet .*create of \/pets\n.*\n +undone by removePet \(declared|documented/)
    expect((await project.doublecheck('verify', 'pets.openapi.yaml')).output).toMatch(/\d+ passed, 0 failed/)
  })
})

it('the first curl command of docs/mock-server.md gets the responses it shows, one after the other', async () => {
  const script = snippets.find(({ language, text }) => language === 'sh' && text.startsWith('curl'))?.text ?? ''
  const shown = [...script.matchAll(/^# (\{.*\})$/gm)].map(([, response]) => response)
  const server = await startServer({ mocks: [createMock(milvus)] })
  const here = script.replaceAll('http://127.0.0.1:4010', server.url).replace('curl', 'curl --silent')
  const actual = [await bash(here), await bash(here)]
  await server.close()
  expect(actual).toEqual(shown)
})

const bash = (script: string): Promise<string> =>
  new Promise((done) => {
    execFile('bash', ['-c', script], (_, stdout) => done(stdout))
  })
