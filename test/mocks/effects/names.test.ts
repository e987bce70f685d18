import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { DocumentError, openapi } from '#mocks/openapi'
import { editions, petsDocument } from './pets.ts'

const folder = mkdtempSync(join(tmpdir(), 'doublecheck-names-'))
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, value: unknown): string => {
  const file = join(folder, name)
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value))
  return file
}

const pets = petsDocument(editions[1] ?? editions[0])
const record = { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } }
const json = (schema: object) => ({ description: 'shown', content: { 'application/json': { schema } } })
const collectionAt = (path: string) => ({
  [path]: { get: { responses: { 200: json({ type: 'array', items: record }) } }, post: { responses: { 201: json(record) } } },
  [`${path}/{id}`]: { get: { responses: { 200: json(record) } }, delete: { responses: { 204: { description: 'gone' } } } },
})
const documentOf = (...paths: readonly string[]) => ({
  openapi: '3.1.1',
  info: { title: 'Names', version: '1' },
  paths: Object.assign({}, ...paths.map(collectionAt)),
})

describe('the collections of a mock', () => {
  it('are properties by the last fixed segment of their path, in camel case', async () => {
    const mock = createMock(await openapi(documentOf('/order-items', '/v1/BlogPosts', '/shops/{shop}/price_lists')))
    expect(Object.keys(mock.collections)).toEqual(['/order-items', '/v1/BlogPosts', '/shops/{shop}/price_lists'])
    expect(mock.orderItems).toBe(mock.collections['/order-items'])
    expect(mock.blogPosts).toBe(mock.collections['/v1/BlogPosts'])
    expect(mock.priceLists).toBe(mock.collections['/shops/{shop}/price_lists'])
  })

  it('are told apart by their whole path, where they are called the same', async () => {
    const mock = createMock(await openapi(documentOf('/sales/orders', '/support/orders', '/fetch')), { scenario: 'empty' })
    await mock.fetch(new Request('http://mock.test/sales/orders', { method: 'POST' }))
    expect(mock.collections['/sales/orders']?.all()).toHaveLength(1)
    expect(mock.collections['/support/orders']?.all()).toEqual([])
    expect(mock.fetch).toBeTypeOf('function')
    expect(mock.collections['/fetch']?.all()).toEqual([])
  })
})

describe('a document to mock', () => {
  it('is an object, a path or a URL, in JSON or YAML', async () => {
    const file = write('pets.json', pets)
    for (const source of [pets, file, pathToFileURL(file)]) expect(createMock(await openapi(source)).pets?.all()).toBeDefined()
    expect((await openapi(file)).name).toBe('pets')
    expect((await openapi(file, { name: 'shelter' })).name).toBe('shelter')
  })

  it('may have overlays', async () => {
    const overlay = write(
      'more.yaml',
      "overlay: 1.0.0\ninfo: { title: More, version: '1' }\nactions:\n  - target: $.paths['/pets'].post\n    remove: true\n",
    )
    const mock = createMock(await openapi(write('pets.json', pets), { overlays: [overlay] }))
    expect((await mock.fetch(new Request('http://mock.test/pets', { method: 'POST' }))).status).toBe(405)
  })

  it('throws what is wrong where it cannot be read', async () => {
    for (const source of [{ name: 'pets' }, join(folder, 'none.yaml'), write('broken.yaml', 'openapi: [')])
      await expect(openapi(source)).rejects.toSatisfy((error) => error instanceof DocumentError && error.problems.length > 0)
  })
})
