import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { openapi } from '#mocks/openapi'
import { startServer } from '#mocks/server'
import { findSnippet, readSnippets } from './snippets.ts'

const snippets = readSnippets('README.md')
const typescript = snippets.filter(({ language }) => language === 'ts')

const folder = mkdtempSync(join(tmpdir(), 'doublecheck-readme-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A project that has this package and its peers installed. */
mkdirSync(join(folder, 'node_modules'))
symlinkSync(process.cwd(), join(folder, 'node_modules/doublecheck'))
for (const name of ['msw', 'vitest', '@types']) symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name))

copyFileSync('test/readme/my-api.yaml', join(folder, 'my-api.yaml'))

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text)

function run(command: string, args: readonly string[], cwd = folder): Promise<{ exitCode: number; output: string }> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV$|DOUBLECHECK_)/.test(name))
  const env = { ...Object.fromEntries(kept), NO_COLOR: '1' }
  return new Promise((done) => {
    execFile(command, args, { cwd, env }, (error, stdout, stderr) => {
      done({ exitCode: error ? Number(error.code ?? 1) : 0, output: `${stdout}${stderr}` })
    })
  })
}

describe('the TypeScript in README.md', () => {
  // A piece without imports is what stands in a file of the repository.
  const asInMocks = `import { answer } from 'doublecheck'
    import type { Operation } from '${resolve('mocks/milvus/state.ts')}'\n`

  it('keeps its types', async () => {
    const generate = ['generate', join(folder, 'my-api.yaml'), `--output=${join(folder, 'src/my-api.ts')}`]
    mkdirSync(join(folder, 'src'), { recursive: true })
    expect((await run(process.execPath, ['--conditions=source', 'scripts/cli.ts', ...generate], '.')).exitCode).toBe(0)
    for (const [index, { text }] of typescript.entries())
      write(`snippet-${index}.ts`, /^import /m.test(text) ? text : `${asInMocks}${text}`)
    const compilerOptions = { types: ['node', 'vitest/globals'], noUnusedLocals: false }
    write('package.json', JSON.stringify({ type: 'module' }))
    write('tsconfig.json', JSON.stringify({ extends: resolve('tsconfig.json'), compilerOptions, include: ['*.ts'] }))
    expect(await run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', '.'])).toEqual({
      exitCode: 0,
      output: '',
    })
    expect(typescript.length).toBeGreaterThan(3)
  })

  it('works, as tests', async () => {
    const answers = `
      it('answers', async () => {
        const response = await fetch('http://any.test/v2/vectordb/users/list', { method: 'POST', body: '{}' })
        expect(await response.json()).toEqual({ code: 0, data: ['milvusAdmin', 'root'] })
      })`
    write('vitest-use.test.ts', findSnippet(snippets, 'ts', 'mockTest({ milvus })'))
    write('own-use.test.ts', findSnippet(snippets, 'ts', 'mockTest({ mock:'))
    write('msw-use.test.ts', `${findSnippet(snippets, 'ts', 'setupServer')}${answers}`)
    const source =
      '{ resolve: { conditions: ["source"] }, ssr: { resolve: { conditions: ["source"] } }, test: { globals: true } }'
    write('vitest.config.js', `export default ${source}`)
    const { exitCode, output } = await run(process.execPath, [resolve('node_modules/vitest/vitest.mjs'), 'run', '--root', folder])
    expect(output).toMatch(/Tests +3 passed/)
    expect(exitCode).toBe(0)
  })
})

describe('the commands in README.md', () => {
  const commands = snippets
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => line.replace(/ +#.*$/, ''))

  it('for curl are answered as they say, the second time too', async () => {
    const script = findSnippet(snippets, 'sh', 'curl')
    const answers = [...script.matchAll(/^# (\{.*\})$/gm)].map(([, answer]) => answer)
    const server = await startServer({ mocks: [createMock(milvus)] })
    const here = script.replaceAll('http://127.0.0.1:4010', server.url).replace('curl', 'curl --silent')
    const actual = [await run('bash', ['-c', here]), await run('bash', ['-c', here])]
    await server.close()
    expect(actual.map(({ output }) => output)).toEqual(answers)
  })

  it('for a document of your own serves it', async () => {
    const line = commands.find((one) => one.startsWith('npx doublecheck mock my-api.yaml')) ?? ''
    const file = join(folder, line.split(' ').at(-1) ?? '')
    const server = await startServer({ mocks: [createMock(await openapi(file))] })
    const created = await fetch(`${server.url}/pets`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"name":"Fig"}',
    })
    expect(created.status).toBe(201)
    expect(await (await fetch(`${server.url}/pets`)).json()).toContainEqual(await created.json())
    await server.close()
  })

  it.each(commands.filter((line) => line.startsWith('npx doublecheck verify')))('%s has flags there are', async (line) => {
    const flags = line.split(' ').slice(2)
    const { exitCode, output } = await run(process.execPath, ['--conditions=source', 'scripts/cli.ts', ...flags, '--list'], '.')
    expect(output).toMatch(/\n\d+ cases\n$/)
    expect(exitCode).toBe(0)
  })

  it('begin with what a newcomer has', () => {
    const known = /^( |#|$|npm ci\b|npm install\b|npx doublecheck (mock|verify)\b|curl\b)/
    expect(commands.filter((line) => !known.test(line))).toEqual([])
  })
})
