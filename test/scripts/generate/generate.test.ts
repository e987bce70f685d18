import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOwnProject, type OwnProject } from './project.ts'

let project: OwnProject
beforeAll(() => {
  project = createOwnProject()
})
afterAll(() => project?.remove())

const generate = (...args: readonly string[]) => project.doublecheck('generate', ...args)
const read = (name: string) => readFileSync(project.path(name), 'utf8')

describe('doublecheck generate', () => {
  it('writes a module that says how to make it again, the same one each time', async () => {
    const { exitCode, stderr } = await generate('pets.yaml', '--output=pets.ts')
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: 'pets.ts: 8 operations of pets.yaml\n' })
    const first = read('pets.ts')
    expect(first).toMatch(/^\/\/ Made by `doublecheck generate pets\.yaml --output=pets\.ts`/)
    expect(first).not.toContain('YAML')
    await generate('pets.yaml', '--output=pets.ts')
    expect(read('pets.ts')).toBe(first)
  })

  it('is a mock that remembers, without reading the document', async () => {
    await generate('pets.yaml', '--output=pets.ts')
    project.write(
      'use.ts',
      `import { createMock } from 'doublecheck'
      import { pets } from './pets.ts'
      const mock = createMock(pets, { scenario: 'empty' })
      const send = (method, path, body) =>
        mock.fetch(new Request('http://localhost' + path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }))
      const created = await (await send('POST', '/v1/pets', { name: 'Juniper' })).json()
      const shown = await (await send('GET', '/v1/pets/' + created.id)).json()
      const refused = await send('POST', '/v1/pets', { name: '' })
      console.log(JSON.stringify({ shown, refused: refused.status, kept: mock.collections['/pets'].all().length }))`,
    )
    const { stdout, stderr } = await project.node('use.ts')
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toMatchObject({ shown: { name: 'Juniper' }, refused: 422, kept: 1 })
  })

  it('makes the folder of the module', async () => {
    expect(await generate('pets.yaml', '--output=src/mocks/pets.ts')).toMatchObject({ exitCode: 0 })
    expect(read('src/mocks/pets.ts')).toContain('export const pets')
  })

  it('names the API as one says, or as the module is called', async () => {
    await generate('pets.yaml', '--output=my-pets.ts')
    expect(read('my-pets.ts')).toContain('export const myPets: TypedApi<MyPetsTypes>')
    await generate('pets.yaml', '--output=my-pets.ts', '--name=class')
    expect(read('my-pets.ts')).toContain('export const apiClass: TypedApi<ApiClassTypes>')
  })

  it('says with --check whether the module is what the document says', async () => {
    await generate('pets.yaml', '--output=pets.ts')
    expect(await generate('pets.yaml', '--output=pets.ts', '--check')).toMatchObject({ exitCode: 0, stderr: '' })
    const before = read('pets.yaml')
    project.write('pets.yaml', before.replace('maxLength: 40', 'maxLength: 50'))
    const { exitCode, stderr } = await generate('pets.yaml', '--output=pets.ts', '--check')
    project.write('pets.yaml', before)
    expect(exitCode).toBe(1)
    expect(stderr).toBe('pets.ts is out of date. Regenerate it: doublecheck generate pets.yaml --output=pets.ts\n')
    expect(await generate('pets.yaml', '--output=none.ts', '--check')).toMatchObject({ exitCode: 1 })
  })

  it.each([
    { what: 'another kind of file', args: ['pets.yaml', '--output=pets.js'], says: 'pets.js must end in .ts' },
    { what: 'a folder that is a file', args: ['pets.yaml', '--output=pets.yaml/pets.ts'], says: 'pets.ts cannot be written' },
    { what: 'a document that is not there', args: ['none.yaml', '--output=pets.ts'], says: 'none.yaml' },
    { what: 'no output', args: ['pets.yaml'], says: '--output' },
  ])('refuses $what', async ({ args, says }) => {
    const { exitCode, stderr } = await generate(...args)
    expect(exitCode).toBe(2)
    expect(stderr).toContain(says)
  })
})
