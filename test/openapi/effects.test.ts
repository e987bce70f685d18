import { describe, expect, it } from 'vitest'
import type { Operation } from '#openapi'
import { type Effects, effectsOf } from '#openapi/effects'
import { loadDocument, parseDocument } from '#openapi/load'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: object) => ({ description: 'Done', content: { 'application/json': { schema } } })
const listOf = (schema: object) => ({ type: 'array', items: schema })

const schemas = {
  Pet: {
    type: 'object',
    properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' }, ownerId: { type: 'string' } },
  },
  Owner: { type: 'object', properties: { slug: { type: 'string' }, city: { type: 'string' } } },
  Settings: { type: 'object', properties: { theme: { type: 'string' } } },
}

interface Described {
  readonly parameters?: readonly string[]
  readonly body?: object
  readonly responds?: object
}

/** The effects of a document with these operations, each written `METHOD /path`. */
function effects(
  operations: Readonly<Record<string, Described>>,
): Effects & { readonly say: (id: string) => string; readonly operation: (id: string) => Operation } {
  const paths: Record<string, Record<string, object>> = {}
  for (const [id, { parameters = [], body, responds }] of Object.entries(operations)) {
    const [method = '', path = ''] = id.split(' ')
    const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    }))
    const query = parameters.map((name) => ({ name, in: 'query', schema: { type: 'string' } }))
    const requestBody = body === undefined ? {} : { requestBody: { content: { 'application/json': { schema: body } } } }
    const responses = { 200: responds === undefined ? { description: 'Done' } : json(responds) }
    paths[path] = { ...paths[path], [method.toLowerCase()]: { parameters: [...inPath, ...query], ...requestBody, responses } }
  }
  const text = JSON.stringify({ openapi: '3.1.1', info: { title: 'Zoo', version: '1' }, paths, components: { schemas } })
  const document = parseDocument(text, 'zoo.json')
  const found = effectsOf(document)
  const operation = (id: string) => document.model.operations.find((one) => one.id === id) as Operation
  return { ...found, operation, say: (id) => describeEffect(found, operation(id)) }
}

function describeEffect(found: Effects, operation: Operation): string {
  const { value } = found.of(operation)
  if (value.kind === 'none') return 'none'
  const { of, kind, ...rest } = value
  return `${kind} ${of.path} ${JSON.stringify(rest)}`
}

const pets = {
  'GET /pets': {
    parameters: ['limit', 'name', 'color'],
    responds: { properties: { data: listOf(ref('Pet')), total: { type: 'integer' } } },
  },
  'POST /pets': { body: ref('Pet'), responds: { properties: { pet: ref('Pet') } } },
  'GET /pets/{petId}': { responds: ref('Pet') },
  'PUT /pets/{petId}': { body: ref('Pet'), responds: ref('Pet') },
  'PATCH /pets/{petId}': { body: ref('Pet') },
  'DELETE /pets/{petId}': {},
}

describe('a collection', () => {
  it('is a path that is added to, beside the path of one of its records', () => {
    const { say } = effects(pets)
    expect(say('POST /pets')).toBe('create /pets {"at":"/pet"}')
    expect(say('GET /pets/{petId}')).toBe('read /pets {"key":"path.petId","at":""}')
    expect(say('PUT /pets/{petId}')).toBe('replace /pets {"key":"path.petId","at":""}')
    expect(say('PATCH /pets/{petId}')).toBe('update /pets {"key":"path.petId","at":""}')
    expect(say('DELETE /pets/{petId}')).toBe('remove /pets {"key":"path.petId","at":""}')
  })

  it('is listed where a success has one list of objects, filtered by the names of properties, and paged', () => {
    expect(effects(pets).say('GET /pets')).toBe(
      'list /pets {"at":"/data","filters":["query.name"],"paging":{"limit":"query.limit"}}',
    )
  })

  it('has the key that its path parameter names: `petId` is `id`', () => {
    expect(effects(pets).collections[0]?.key).toEqual({ parameter: 'petId', property: 'id' })
    const owners = {
      'POST /owners': { body: ref('Owner'), responds: ref('Owner') },
      'GET /owners/{owner_slug}': { responds: ref('Owner') },
    }
    expect(effects(owners).collections[0]?.key).toEqual({ parameter: 'owner_slug', property: 'slug' })
    expect(effects(owners).say('POST /owners')).toBe('create /owners {"key":"body/slug","at":""}')
    const links = { 'GET /links/{linkuid}': { responds: { properties: { Slug: { type: 'string' }, UID: { type: 'string' } } } } }
    expect(effects({ ...links, 'DELETE /links/{linkuid}': {} }).collections[0]?.key?.property).toBe('UID')
  })

  it('has the key of its path where the schema names none and allows any, and is filtered by it', () => {
    const anything = { type: 'object', properties: { data: { type: 'object', additionalProperties: {} } } }
    const buckets = {
      'POST /buckets': { body: anything, responds: anything },
      'GET /buckets': { parameters: ['id'], responds: { properties: { data: listOf({ additionalProperties: {} }) } } },
      'GET /buckets/{id}': { responds: anything },
      'DELETE /buckets/{id}': {},
    }
    const { collections, say, undoOf, operation } = effects(buckets)
    expect(collections[0]?.key).toEqual({ parameter: 'id', property: 'id', unnamed: true })
    expect(say('GET /buckets')).toBe('list /buckets {"at":"/data","filters":["query.id"]}')
    expect(undoOf(operation('POST /buckets'))?.value.parameters).toEqual({ 'path.id': '$response.body#/data/id' })
  })

  it('is told from another by its full path, and belongs to the record around it', () => {
    const operations = Object.fromEntries(
      ['/shops/{shop}/pets', '/farms/{farm}/pets'].flatMap((path) => [
        [`POST ${path}`, { body: ref('Pet'), responds: ref('Pet') }],
        [`GET ${path}/{id}`, { responds: ref('Pet') }],
      ]),
    )
    const { collections } = effects({
      'GET /shops/{shop}': { responds: ref('Owner') },
      'DELETE /shops/{shop}': {},
      ...operations,
    })
    expect(collections.map(({ path, name, within, parent }) => [path, name, within, parent?.path])).toEqual([
      ['/shops', 'shops', [], undefined],
      ['/shops/{shop}/pets', 'pets', ['shop'], '/shops'],
      ['/farms/{farm}/pets', 'pets', ['farm'], undefined],
    ])
  })

  it('is referred to by a property that has its name', () => {
    const { collections } = effects({
      ...pets,
      'POST /owners': { body: ref('Owner') },
      'GET /owners/{slug}': { responds: ref('Owner') },
    })
    expect([...(collections[0]?.references ?? [])].map(([property, { path }]) => [property, path])).toEqual([
      ['ownerId', '/owners'],
    ])
  })

  it('may be named in the plural where its records are named in the singular', () => {
    const { say, collections } = effects({
      'GET /pets': { responds: listOf(ref('Pet')) },
      'POST /pets': { body: ref('Pet'), responds: ref('Pet') },
      'GET /pet/{petId}': { responds: ref('Pet') },
      'DELETE /pet/{petId}': {},
      'GET /pet/{petId}/owners': { responds: listOf(ref('Owner')) },
    })
    expect(collections.find(({ name }) => name === 'owners')?.parent?.path).toBe('/pets')
    expect(collections.slice(0, 1).map(({ path, key }) => [path, key])).toEqual([
      ['/pets', { parameter: 'petId', property: 'id' }],
    ])
    expect(say('POST /pets')).toBe('create /pets {"at":""}')
    expect(say('DELETE /pet/{petId}')).toBe('remove /pets {"key":"path.petId","at":""}')
  })

  it('may have records that only `PUT` creates', () => {
    const { say } = effects({
      'PUT /buckets/{name}': { body: ref('Settings') },
      'GET /buckets/{name}': { responds: ref('Settings') },
    })
    expect(say('PUT /buckets/{name}')).toBe('replace /buckets {"key":"path.name","at":"","creates":true}')
  })
})

describe('what is no collection', () => {
  it.each<readonly [string, Readonly<Record<string, Described>>, string, string]>([
    [
      'one record at a fixed path',
      { 'GET /settings': { responds: ref('Settings') }, 'PUT /settings': { body: ref('Settings') } },
      'PUT /settings',
      'replace /settings {"at":""}',
    ],
    [
      'a relation',
      { ...pets, 'PUT /pets/{petId}/star': {}, 'DELETE /pets/{petId}/star': {} },
      'PUT /pets/{petId}/star',
      'relate /pets {"keys":["path.petId"]}',
    ],
    [
      'an action',
      { ...pets, 'POST /pets/{petId}/feed': { responds: ref('Pet') } },
      'POST /pets/{petId}/feed',
      'update /pets {"key":"path.petId","at":"","action":"feed"}',
    ],
    [
      'a list of the records of another path',
      { ...pets, 'GET /pets/lost': { responds: listOf(ref('Pet')) } },
      'GET /pets/lost',
      'list /pets {"at":"","filters":[]}',
    ],
    [
      'one record that has a list',
      { 'GET /flow': { responds: { properties: { id: { type: 'string' }, steps: listOf(ref('Settings')) } } } },
      'GET /flow',
      'none',
    ],
    [
      'one record with a part that has a list',
      {
        'GET /info': {
          responds: {
            properties: {
              swarm: { properties: { managers: listOf(ref('Owner')) } },
              os: { type: 'string' },
              id: { type: 'string' },
            },
          },
        },
      },
      'GET /info',
      'none',
    ],
    ['a login', { 'POST /session': { body: ref('Owner') }, 'DELETE /session': {} }, 'POST /session', 'none'],
  ])('is known as %s', (_, operations, id, expected) => {
    expect(effects(operations).say(id)).toBe(expected)
  })
})

it('concludes which request removes what was created', () => {
  const document = parseDocument(
    JSON.stringify({
      openapi: '3.1.1',
      info: { title: 'Zoo', version: '1' },
      paths: {
        '/shops/{shop}/pets': {
          post: {
            operationId: 'addPet',
            parameters: [{ name: 'shop', in: 'path', required: true, schema: {} }],
            requestBody: { content: { 'application/json': { schema: ref('Pet') } } },
            responses: { 201: json({ properties: { data: ref('Pet') } }) },
          },
        },
        '/shops/{shop}/pets/{petId}': {
          delete: { operationId: 'removePet', responses: { 204: { description: 'Gone' } } },
          get: { responses: { 200: json(ref('Pet')) } },
        },
      },
      components: { schemas },
    }),
    'zoo.json',
  )
  const [addPet] = document.model.operations
  const undo = addPet && effectsOf(document).undoOf(addPet)
  expect(undo).toMatchObject({
    evidence: 'inferred',
    because: '`DELETE /shops/{shop}/pets/{petId}` removes one of `/shops/{shop}/pets`',
    value: {
      operationId: 'removePet',
      parameters: { 'path.shop': '$request.path.shop', 'path.petId': '$response.body#/data/id' },
    },
  })
})

it('takes the word of a document before its own conclusions', () => {
  const document = loadDocument('openapi/milvus.yaml')
  const said = document.model.operations.map((operation) => {
    const { value, evidence } = effectsOf(document).of(operation)
    return [operation.id, value.kind, 'of' in value ? value.of.name : '', evidence]
  })
  expect(said.filter(([, kind]) => kind !== 'none')).toEqual([
    ['updatePassword', 'change', 'users', 'documented'],
    ['createUser', 'create', 'users', 'observed'],
    ['dropUser', 'remove', 'users', 'observed'],
    ['describeUser', 'read', 'users', 'observed'],
    ['listUsers', 'list', 'users', 'observed'],
    ['grantRole', 'relate', 'users', 'observed'],
    ['revokeRole', 'unrelate', 'users', 'observed'],
    ['createRole', 'create', 'roles', 'observed'],
    ['dropRole', 'remove', 'roles', 'observed'],
    ['describeRole', 'read', 'roles', 'observed'],
    ['listRoles', 'list', 'roles', 'observed'],
    ['grantPrivilege', 'relate', 'roles', 'observed'],
    ['revokePrivilege', 'unrelate', 'roles', 'observed'],
  ])
})
