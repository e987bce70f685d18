import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'
import { watchDocument } from '../../scripts/watch-document.ts'

const folder = mkdtempSync(join(tmpdir(), 'doublecheck-references-'))
const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const pet = (name: string) => `type: object\nproperties: { name: { type: string, example: ${name} } }\n`
const overlay = (name: string) =>
  `overlay: 1.0.0\ninfo: { title: Ours, version: '1' }\nactions: [{ target: $.info, update: { title: ${name} } }]\n`

write(
  'pets.yaml',
  `openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pet:
    get: { responses: { '200': { description: A pet, content: { application/json: { schema: { $ref: ./pet.yaml } } } } } }
`,
)
write('pet.yaml', pet('Fig'))
write('ours.yaml', overlay('First'))

const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
const overlays = [join(folder, 'ours.yaml')]
const mock = createMock(await openapi(join(folder, 'pets.yaml'), { overlays }))
const end = watchDocument(mock, { overlay: overlays })
afterAll(() => {
  end()
  stderr.mockRestore()
  rmSync(folder, { recursive: true })
})

const served = async () => (await (await mock.fetch(new Request('http://mock.test/pet'))).text()).trim()
const title = () => (mock.document.model.root.info as { readonly title: string }).title
const soon = { timeout: 30_000, interval: 50 }

it('serves an edit of a file that the document refers to, and of an overlay', async () => {
  expect([await served(), title()]).toEqual(['{"name":"Fig"}', 'First'])
  write('pet.yaml', pet('Juniper'))
  await vi.waitFor(async () => expect(await served()).toBe('{"name":"Juniper"}'), soon)
  write('ours.yaml', overlay('Second'))
  await vi.waitFor(() => expect(title()).toBe('Second'), soon)
})

it('keeps the last good one while such a file is broken or away, and watches what is referred to since', async () => {
  write('pet.yaml', 'type: [')
  await vi.waitFor(() => expect(mock.problems.length).toBeGreaterThan(0), soon)
  expect(await served()).toBe('{"name":"Juniper"}')
  rmSync(join(folder, 'pet.yaml'))
  write('pet.yaml', 'allOf: [{ $ref: ./named.yaml }]\n')
  write('named.yaml', pet('Otis'))
  await vi.waitFor(async () => expect(await served()).toBe('{"name":"Otis"}'), soon)
  write('named.yaml', pet('Willow'))
  await vi.waitFor(async () => expect(await served()).toBe('{"name":"Willow"}'), soon)
})
