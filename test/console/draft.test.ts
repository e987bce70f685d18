import { describe, expect, it } from 'vitest'
import type { CatalogApi, CatalogDetails, CatalogOperation } from '../../console/catalog.ts'
import { draftOf, readyRequest } from '../../console/operations/draft.ts'
import { readForm, writeForm } from '../../console/operations/form-text.ts'
import { queryPairs, simpleText } from '../../console/operations/style.ts'

const evidence = { level: 'documented', source: '' } as const
const parameter = (place: 'path' | 'query', name: string) =>
  ({ name, in: place, required: true, evidence, description: '' }) as const
const operation: CatalogOperation = {
  id: 'sendPhoto',
  method: 'POST',
  path: '/pets/{petId}/photos',
  tags: [],
  summary: '',
  description: '',
  evidence,
  secured: true,
  parameters: [parameter('path', 'petId'), parameter('query', 'tags')],
  examples: [],
}
const api: CatalogApi = {
  name: 'pets',
  title: 'Pets',
  notations: ['/v1'],
  scenarios: [],
  credential: { header: 'Authorization', prefix: 'Bearer ', value: '' },
  operations: [operation],
}

const requestOf = (details: CatalogDetails) => {
  const asked = { api, operation, details, origin: 'http://localhost:1' }
  return readyRequest(draftOf({ example: undefined, details }, asked), asked)
}
const empty = { fields: [], styles: {}, files: [] }

describe('a generated request in the form', () => {
  it('is sent with its lists written by their style, and with any credential of the right form', () => {
    const parameters = { 'path.petId': 'a/b', 'query.tags': ['x', 'y z'] }
    const request = requestOf({ ...empty, request: { parameters }, styles: { 'query.tags': { style: 'form' } } })
    expect(request.url).toBe('http://localhost:1/v1/pets/a%2Fb/photos?tags=x&tags=y+z')
    expect(request.headers).toEqual({ Authorization: 'Bearer any' })
  })

  it('is sent as parts where it is a form with files', () => {
    const body = { title: 'Fig', photo: 'binary', size: { width: 3 } }
    const { parts, headers } = requestOf({
      ...empty,
      files: ['photo'],
      request: { parameters: {}, mediaType: 'multipart/form-data', body },
    })
    expect(parts?.map(({ name, value, file }) => [name, file?.name ?? value])).toEqual([
      ['title', 'Fig'],
      ['photo', 'photo'],
      ['size[width]', '3'],
    ])
    expect(headers).not.toHaveProperty('Content-Type')
  })
})

it('a form is edited one field a line, and means the same after it', () => {
  const text = writeForm({ note: 'two\nlines \\n', address: { city: 'Zürich' }, tags: ['a'] })
  expect(text.split('\n')).toHaveLength(3)
  expect(readForm(text)).toEqual([
    ['note', 'two\nlines \\n'],
    ['address[city]', 'Zürich'],
    ['tags[0]', 'a'],
  ])
})

it.each([
  ['plain', {}, [['p', 'plain']]],
  ['["a","b"]', { explode: false }, [['p', 'a,b']]],
  ['["a","b"]', { style: 'pipeDelimited' }, [['p', 'a|b']]],
  [
    '{"a":1,"b":"c"}',
    {},
    [
      ['a', '1'],
      ['b', 'c'],
    ],
  ],
  ['{"a":1}', { style: 'deepObject' }, [['p[a]', '1']]],
  ['{"a":1}', { mediaType: 'application/json' }, [['p', '{"a":1}']]],
])('the query parameter %s is written as %o says', (text, style, pairs) => {
  expect(queryPairs('p', text, style)).toEqual(pairs)
})

it.each([
  ['["a","b/c"]', {}, 'a,b%2Fc'],
  ['{"a":1}', { explode: true }, 'a=1'],
  ['x', { style: 'label' }, '.x'],
  ['["a","b"]', { style: 'matrix', explode: true }, ';p=a;p=b'],
  ['{"a":1,"b":2}', { style: 'matrix' }, ';p=a,1,b,2'],
])('the path parameter %s is written as %o says', (text, style, written) => {
  expect(simpleText('p', text, style, encodeURIComponent)).toBe(written)
})
