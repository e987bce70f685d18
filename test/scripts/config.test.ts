import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withConfig } from '../../scripts/config.ts'
import { keys, serveVault, vault } from '../contracts/credentials/vault.ts'
import { folder, verify } from './doublecheck.ts'

const { file } = folder()

function write(name: string, content: unknown): string {
  writeFileSync(file(name), typeof content === 'string' ? content : JSON.stringify(content))
  return file(name)
}

const read = (config: string, typed: object = {}, environment = {}) =>
  withConfig({ files: [], flags: { ...typed, config } }, environment)

describe('a configuration file', () => {
  it('in TypeScript, typed by `defineConfig`, stands for the flags one would type', async () => {
    const config = write(
      'typed.config.ts',
      `import { defineConfig, type DoublecheckConfig } from ${JSON.stringify(join(process.cwd(), 'contracts/config.ts'))}
       const auth: DoublecheckConfig['auth'] = { door: { env: 'DOOR' } }
       export default defineConfig({ auth, target: 'http://127.0.0.1:1/', seed: 7, values: { page: 2 }, exclude: ['a'], strict: true })`,
    )
    const { flags } = await read(config, {}, { DOOR: 'ada:s3cret' })
    expect(flags).toMatchObject({
      auth: ['door=ada:s3cret'],
      target: 'http://127.0.0.1:1',
      seed: '7',
      value: ['page=2'],
      exclude: ['a'],
      strict: true,
    })
  })

  it('has paths from where it is', async () => {
    mkdirSync(file('ci'))
    const config = write('ci/doublecheck.config.json', {
      documents: ['../api.yaml', 'https://host/api.yaml'],
      reporters: ['console', 'json=out.json'],
    })
    const { files, flags } = await read(config)
    expect(files.map((one) => one.startsWith('https://') || join(process.cwd(), one))).toEqual([file('api.yaml'), true])
    expect(flags.reporter?.map((one) => join(process.cwd(), one.replace('json=', '')))).toEqual([
      join(process.cwd(), 'console'),
      file('ci/out.json'),
    ])
  })

  it('gives way to the command line, and does not ask for what that has given', async () => {
    const config = write('win.json', { documents: ['a.yaml'], token: { env: 'NONE' }, timeout: 9 })
    expect(await read(config, { token: 't', timeout: 1, api: 'milvus' })).toEqual({
      files: [],
      flags: { config, token: 't', timeout: 1, api: 'milvus' },
    })
  })

  it.each([
    [{ tagret: 'http://host' }, 'has the unknown key "tagret". Did you mean "target"? There are: documents, overlays, '],
    [{ token: 's3cret' }, '`token` is not `{ env: "NAME" }`, which keeps secrets out of the file'],
    [{ auth: { door: 's3cret' } }, '`auth.door` is not `{ env: "NAME" }`'],
    [
      { accounts: [{ name: 'ada', password: { env: 'NO' } }] },
      '`accounts[0].password` refers to the environment variable NO, which is not set. Set NO.',
    ],
    [{ timeout: 'long' }, '`timeout` is not a number above zero'],
    [{ allow: 'everything' }, '`allow` is not read, or own, or all'],
    [[], 'contains no configuration'],
    ['{', 'cannot be read'],
  ])('is refused where it is wrong, and where that is stands there: %j', async (content, message) => {
    const refused = await read(write('wrong.json', content)).catch((error: unknown) => error)
    expect(refused).toMatchObject({ exitCode: 2, message: expect.stringContaining(message) })
    expect(String(refused)).toContain('wrong.json')
    expect(String(refused)).not.toContain('s3cret')
  })
})

it('a run reads it, and the line that asks again names it', async () => {
  write('vault.json', vault.model.root)
  const target = await serveVault({ '/query': () => true })
  const auth = Object.fromEntries(Object.keys(keys).map((name) => [name, { env: `KEY_${name}` }]))
  const config = write('run.json', { documents: ['vault.json'], target, auth, operations: ['lookQuery'] })
  for (const [name, value] of Object.entries(keys)) process.env[`KEY_${name}`] = value
  const { exitCode, stdout } = await verify(`--config=${config}`)
  expect(exitCode).toBe(1)
  expect(stdout).toContain('1 of 1 operation reached')
  expect(stdout).toMatch(/or again +doublecheck verify --config=\S+run\.json[\s\\]+--case=/)
})
