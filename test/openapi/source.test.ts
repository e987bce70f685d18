import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { adviceOn, loadDocument, parseDocument } from '#openapi/load'
import { changed, complaints, goodDocument } from './documents.ts'

it('says where a place stands: a property at its key, an entry of a list at its beginning', () => {
  const { locate } = parseDocument(goodDocument, 'rooms.yaml')
  expect(locate('#/paths/~1rooms/post/operationId')).toBe('rooms.yaml:11:7')
  expect(locate('#/components/schemas/Room/required/0')).toBe('rooms.yaml:66:18')
  expect(locate('#/paths/~1rooms~1%7Bid%7D')).toBe('rooms.yaml:52:3')
})

it('follows `$ref` on the way to a place, and stays where the place itself holds one', () => {
  const { locate } = parseDocument(goodDocument, 'rooms.yaml')
  expect(locate('#/paths/~1rooms/post/responses/400/description')).toBe('rooms.yaml:80:7')
  expect(locate('#/paths/~1rooms/post/responses/400')).toBe('rooms.yaml:42:9')
})

it('reads JSON as well', () => {
  const compact = JSON.stringify({ openapi: '3.1.1', info: { title: 'None', version: '1' }, paths: {} }, null, 2)
  expect(parseDocument(compact, 'none.json').locate('#/info/title')).toBe('none.json:4:5')
})

it('reads a flow collection that ends as far left as its key, and says where its parts stand', () => {
  const text = 'openapi: 3.1.1\ninfo: { title: None,\nversion: "1"\n}\npaths: {}\nx-list: [\n  1\n]\n'
  const { model, locate } = parseDocument(text, 'none.yaml')
  expect(model.root).toMatchObject({ info: { title: 'None', version: '1' }, 'x-list': [1] })
  expect(locate('#/info/version')).toBe('none.yaml:3:1')
  expect(locate('#/paths')).toBe('none.yaml:5:1')
  expect(complaints('openapi: 3.1.1\ninfo: { # an object\n}')).toEqual(['3:1 Invalid YAML: deficient indentation.'])
})

it('tells mistakes of the text with line and column', () => {
  expect(complaints(changed('info:', 'info: {}\ninfo:'))).toEqual([
    '3:1 The key "info" appears twice in one object; the last one is used.',
  ])
  expect(complaints('openapi: "3.1')).toEqual(['1:14 Invalid YAML: unexpected end of the stream within a double quoted scalar.'])
  expect(complaints('- openapi: 3.1.1')).toEqual(['1:1 This is not an OpenAPI document: it is not an object.'])
  expect(complaints('openapi: 3.1.1\na: *b')).toEqual(['2:5 Invalid YAML: unidentified alias "b".'])
})

it('refuses aliases that multiply beyond measure', () => {
  const levels = 'abcdefgh'.split('').map((name, index, names) => {
    const inner = index === 0 ? '1' : `*${names[index - 1]}`
    return `${name}: &${name} [${Array(10).fill(inner).join(', ')}]`
  })
  expect(complaints(levels.join('\n'))).toEqual(['1:1 The aliases (`*name`) expand to too large a document.'])
})

it('reads a document with faults, and advises on each: the place, and what to do', () => {
  const broken = changed('example: r1', 'example: 1').replace('text: Attic', 'text: Cellar')
  expect(adviceOn(parseDocument(broken, 'rooms.yaml'))).toEqual([
    {
      topic: 'examples',
      where: 'rooms.yaml:57:75',
      what: 'The example `example` does not match its schema: it must be string.',
      next: 'Correct the value, or the rule at rooms.yaml:57:59.',
    },
    {
      topic: 'values',
      where: 'rooms.yaml:36:40',
      what: 'The string at `/message` does not contain `Cellar`.',
      next: 'Use a part of the string.',
    },
  ])
})

it('shows a file in the working directory by its relative path', () => {
  const file = join(import.meta.dirname, '../../openapi/milvus.yaml')
  expect(loadDocument(file).file).toBe(relative(process.cwd(), file))
})

it('says which file cannot be read', () => {
  expect(() => loadDocument('no-such.yaml')).toThrow(/^no-such.yaml The document cannot be read: there is no such file\./)
})
