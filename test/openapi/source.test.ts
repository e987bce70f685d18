import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { DocumentError, loadDocument, parseDocument } from '#openapi/load'
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

it('tells mistakes of the text with line and column', () => {
  expect(complaints(changed('info:', 'info: {}\ninfo:'))).toEqual(['3:1 This key stands twice in one object.'])
  expect(complaints('openapi: "3.1')).toEqual(['1:14 The text is no YAML: Missing closing "quote.'])
  expect(complaints('- openapi: 3.1.1')).toEqual(['1:1 This is no OpenAPI document: it holds no object.'])
  expect(complaints('openapi: 3.1.1\na: *b')).toEqual([
    expect.stringMatching(/^2:4 The aliases .* cannot be resolved: Unresolved/),
  ])
})

it('refuses aliases that multiply beyond measure', () => {
  const levels = 'abcdefgh'.split('').map((name, index, names) => {
    const inner = index === 0 ? '1' : `*${names[index - 1]}`
    return `${name}: &${name} [${Array(10).fill(inner).join(', ')}]`
  })
  expect(complaints(levels.join('\n'))).toEqual([expect.stringMatching(/^8:\d+ The aliases .*Excessive alias count/)])
})

it('lists all problems in one message, each with its place and what to do', () => {
  const broken = changed('example: r1', 'example: 1').replace('text: Attic', 'text: Cellar')
  expect(() => parseDocument(broken, 'rooms.yaml')).toThrow(DocumentError)
  expect(() => parseDocument(broken, 'rooms.yaml')).toThrow(
    [
      'rooms.yaml:36:40 The text `Cellar` does not stand at `/message`.',
      '  Quote a part of the string that is there.',
      'rooms.yaml:57:75 The example `example` breaks its schema: it must be string.',
      '  Correct the value, or the rule at rooms.yaml:57:59.',
    ].join('\n'),
  )
})

it('shows a file in the working directory by its relative path', () => {
  const file = join(import.meta.dirname, '../../openapi/milvus.yaml')
  expect(loadDocument(file).file).toBe(relative(process.cwd(), file))
})

it('says which file cannot be read', () => {
  expect(() => loadDocument('no-such.yaml')).toThrow(/^no-such.yaml The document cannot be read: ENOENT/)
})
