import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { milvusDocument } from '#openapi/milvus'
import { readAuth } from '../../scripts/credentials.ts'
import { isGiven } from '../../scripts/verify-command.ts'
import { keys, serveVault, vault } from '../contracts/credentials/vault.ts'
import { folder, verify } from './doublecheck.ts'

const read = (given: readonly string[], environment = {}) => readAuth(given, [vault], environment)

describe('--auth', () => {
  it('gives each scheme its credential; what stands behind the first = is the value', () => {
    expect(read(['pass=a=b', 'door=ada:s3cret'])).toEqual({ pass: 'a=b', door: 'ada:s3cret' })
  })

  it('wins over the environment, where a scheme is called as it is or in capitals', () => {
    const environment = { DOUBLECHECK_AUTH_pass: 'one', DOUBLECHECK_AUTH_DOOR: 'ada:two', DOUBLECHECK_AUTH_QUERY: '' }
    expect(read(['pass=three'], environment)).toEqual({ pass: 'three', door: 'ada:two' })
  })

  it.each([
    [['s3cret'], 'An --auth has no "=". Write it as --auth SCHEME=VALUE; for HTTP Basic, the value is NAME:PASSWORD.'],
    [['pas=s3cret'], 'There is no security scheme "pas". Did you mean "pass"? There are: pass, door, header, query, cookie.'],
    [['pass=s3cret', 'pass=s3cret'], 'The --auth for "pass" is given twice. Pass it once.'],
    [['pass= '], 'The --auth for "pass" has no value.'],
    [['pass=s3cret\nX-Other: 1'], 'The value of --auth for "pass" contains a line break or another control character.'],
  ])('%j is refused in one sentence, which does not show the value', (given, message) => {
    expect(() => read(given)).toThrow(expect.objectContaining({ exitCode: 2, message: expect.stringContaining(message) }))
    expect(() => read(given)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('s3cret') }))
  })

  it('names the schemes of every document that is checked', () => {
    expect(() => readAuth(['x=1'], [milvusDocument(), vault], {})).toThrow('There are: token, pass, door')
  })
})

it.each([
  ['cli', 'x', true],
  ['env', 'x', true],
  ['env', '', false],
  ['env', [''], false],
  ['default', 3, false],
])('an option from %s with the value %j is given: %s', (source, value, given) => {
  expect(isGiven(source, value)).toBe(given)
})

it('a run with credentials for every scheme shows none of them, also in the line that asks again', async () => {
  const url = await serveVault({ '/query': () => true, '/basic': () => true })
  const { file, read: readFile } = folder()
  writeFileSync(file('vault.json'), JSON.stringify(vault.model.root))
  const auth = Object.entries(keys).map(([name, value]) => `--auth=${name}=${value}`)
  const reporters = ['console', ...['json', 'junit', 'html', 'markdown', 'overlay'].map((name) => `${name}=${file(name)}`)]
  const { exitCode, stdout, stderr } = await verify(
    file('vault.json'),
    `--target=${url}`,
    `--reporter=${reporters.join(',')}`,
    ...auth,
  )
  expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/^[^\n]*advice[^\n]*\n$/)])
  expect(stdout).toContain('7 of 7 operations reached')
  expect(stdout).toContain('"--auth=query=$QUERY"')
  const text = [stdout, ...['json', 'junit', 'html', 'markdown', 'overlay'].map(readFile)].join('\n')
  const secrets = [...Object.values(keys), '0pen-sesame']
  const forms = secrets.flatMap((key) => [key, encodeURIComponent(key), Buffer.from(key).toString('base64')])
  expect(forms.filter((form) => text.includes(form))).toEqual([])
})
