import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { finish, folder, start } from './doublecheck.ts'

const zoo = `swagger: '2.0'
info: { title: Zoo, version: '1' }
basePath: /v1
paths:
  /pets:
    post:
      parameters: [{ name: pet, in: body, schema: { $ref: '#/definitions/Pet' } }]
      responses: { 201: { description: Added, schema: { $ref: '#/definitions/Pet' } } }
  /pets/{petId}:
    delete:
      parameters: [{ name: petId, in: path, required: true, type: integer }]
      responses: { 204: { description: Gone } }
  /visits:
    post: { responses: { 201: { description: Noted } } }
definitions:
  Pet: { type: object, properties: { id: { type: integer, readOnly: true }, name: { type: string, example: 7 } } }
`

const files = folder()
const check = (...args: readonly string[]) => finish(start('check', ...args))

function document(): string {
  const file = files.file('zoo.yaml')
  writeFileSync(file, zoo)
  return file
}

describe('doublecheck check', () => {
  it('shows what is understood of a document, each conclusion with its reason, and what would help', async () => {
    const { exitCode, stdout } = await check(document())
    expect(exitCode).toBe(0)
    expect(stdout).toContain('3 operations, 2 of known effect, 1 collection')
    expect(stdout).toContain('create, remove; key petId ↔ id')
    expect(stdout).toContain('POST /pets: create of /pets\n    inferred: `POST /pets` beside `/pets/{petId}`')
    expect(stdout).toContain('undone by DELETE /pets/{petId} (inferred: ')
    expect(stdout).toContain('The document does not say what `POST /visits` does')
    expect(stdout).toContain('None of the 4 operations, schemas and examples has `x-evidence`')
  })

  it('gives everything as JSON, with line and column of the original text', async () => {
    const { stdout } = await check(document(), '--json')
    const { operations, advice } = JSON.parse(stdout)
    expect(operations.map(({ id, where }: { id: string; where: string }) => [id, where.replace(/^.*zoo/, 'zoo')])).toEqual([
      ['POST /pets', 'zoo.yaml:6:5'],
      ['DELETE /pets/{petId}', 'zoo.yaml:10:5'],
      ['POST /visits', 'zoo.yaml:14:5'],
    ])
    expect(advice).toContainEqual(expect.objectContaining({ topic: 'effects', where: expect.stringMatching(/zoo\.yaml:14:5$/) }))
  })

  it('ends with exit code 2 and one sentence where nothing can be read', async () => {
    const { exitCode, stderr } = await check('no-such.yaml')
    expect(exitCode).toBe(2)
    expect(stderr).toBe(
      'no-such.yaml The document cannot be read: there is no such file.\n  Pass the path or URL of an OpenAPI document.\n',
    )
  })
})
