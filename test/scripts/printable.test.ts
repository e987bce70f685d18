import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { finish, folder, start } from './doublecheck.ts'

// What a terminal would obey: colours, another title, backwards, the line above.
const evil = '\u001b[31m\u009b2K\u202e\u2066\u0007\u0000'
// No argument of a command has a zero in it.
const argument = evil.replace('\u0000', '')
const obeyed = /(?![\n\r\t])[\p{Cc}\p{Bidi_Control}]/u

function write(name: string, root: object): string {
  const { file } = folder()
  writeFileSync(file(name), JSON.stringify(root))
  return file(name)
}

const operation = {
  operationId: `list${evil}Pets`,
  summary: `Pets ${evil}`,
  responses: {
    '200': { description: `Fine ${evil}`, content: { 'application/json': { examples: { [`a${evil}b`]: { value: [] } } } } },
  },
}

const document = {
  openapi: '3.1.1',
  info: { title: `Pets ${evil}`, version: '1' },
  paths: { [`/pets${evil}`]: { get: operation } },
}

describe('what a document says is shown, and not obeyed', () => {
  it.each([['verify', '--list'], ['verify', '--operation=nobody'], ['check'], ['check', '--json']])(
    '%s %s',
    async (command, ...flags) => {
      const { stdout, stderr } = await finish(start(command, write('pets.json', document), ...flags))
      expect(stdout + stderr).toContain('Pets')
      expect(stdout + stderr).not.toMatch(obeyed)
    },
  )

  it.each([
    ['a document that cannot be read', ['verify', `no${argument}.yaml`]],
    ['a flag', ['mock', `--api=no${argument}`]],
    ['a broken reference', ['mock', write('milvus.json', { ...document, paths: { '/a': { $ref: `#/no${evil}` } } })]],
  ])('in an error about %s', async (_, args) => {
    const { exitCode, stderr } = await finish(start(...args))
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('no')])
    expect(stderr).not.toMatch(obeyed)
  })
})
