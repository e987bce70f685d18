import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countAdvice, readDocuments } from '../../scripts/documents.ts'
import { verify } from './doublecheck.ts'

const folder = mkdtempSync(join(tmpdir(), 'doublecheck-'))
const file = join(folder, 'pets.yaml')
const overlay = join(folder, 'more.yaml')
const pets = `openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets:
    get: { operationId: listPets, responses: { '200': { description: All, content: { application/json: { schema: { type: array, items: { type: string } }, examples: { all: { value: [Rex] } } } } } } }
`
writeFileSync(file, pets)
writeFileSync(
  overlay,
  `overlay: 1.0.0
info: { title: More, version: '1' }
actions:
  - { target: "$.paths['/pets'].get", update: { operationId: listAnimals } }
`,
)

const server = createServer((request, response) => {
  if (request.url?.startsWith('/pets.yaml')) response.end(pets)
  else response.writeHead(200, { 'Content-Type': 'application/json' }).end('["Rex"]')
})
const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const idsIn = async (given: string, flags = {}) =>
  (await readDocuments([given], flags)).flatMap(({ model }) => model.operations.map(({ id }) => id))

describe('a document is read', () => {
  it('from a path', async () => expect(await idsIn(file)).toEqual(['listPets']))
  it('from a URL', async () => expect(await idsIn(`${url()}/pets.yaml`)).toEqual(['listPets']))
  it('with the overlays that are given', async () => {
    expect(await idsIn(file, { overlay: [overlay] })).toEqual(['listAnimals'])
  })
})

it('an overlay of one of the included documents is applied to that one alone', async () => {
  const file = join(folder, 'title.yaml')
  writeFileSync(
    file,
    "overlay: 1.0.0\ninfo: { title: Other, version: '1' }\nactions: [{ target: $.info, update: { title: Ours } }]\n",
  )
  const documents = await readDocuments([], { api: 'milvus', overlay: [file] })
  expect(documents.map(({ model }) => [model.name, model.title])).toEqual([['milvus', 'Ours']])
})

it('what would help to do more with it is counted in one line', async () => {
  expect(countAdvice(await readDocuments([file], {}))).toMatch(
    /pets\.yaml: \d+ pieces? of advice, see doublecheck check \S*pets\.yaml\n$/,
  )
  expect(countAdvice(await readDocuments([], {}))).toBe('')
})

it('the line that asks again holds nothing of a URL in which a credential may stand', async () => {
  const report = join(folder, 'report.json')
  const flags = [`--overlay=${overlay}`, '--allow-reference=http://127.0.0.1', `--reporter=json=${report}`]
  await verify(`${url()}/pets.yaml?token=s3cret-in-a-url`, ...flags, `--target=${url()}`)
  const text = readFileSync(report, 'utf8')
  expect((JSON.parse(text) as { rerun: string }).rerun).toMatch(
    /verify http:\S+\/pets\.yaml --overlay=\S+ --allow-reference=http/,
  )
  expect(text).not.toContain('s3cret-in-a-url')
})

it('a server is checked by a document from a URL with an overlay', async () => {
  const { exitCode, stdout } = await verify(`${url()}/pets.yaml`, `--overlay=${overlay}`, `--target=${url()}`, '--list')
  expect(stdout).toMatch(/^pets\/listAnimals\//)
  expect(exitCode).toBe(0)
})
