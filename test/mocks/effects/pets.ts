/** What the battery needs of a document, whatever its edition: a plain collection of pets with integer keys. */
const schemas = {
  Pet: {
    type: 'object',
    required: ['id', 'name'],
    properties: {
      id: { type: 'integer', format: 'int64', readOnly: true },
      name: { type: 'string', minLength: 1, maxLength: 40 },
      status: { type: 'string', enum: ['available', 'pending', 'sold'], default: 'available' },
      age: { type: 'integer', minimum: 0 },
      createdAt: { type: 'string', format: 'date-time', readOnly: true },
    },
  },
  NewPet: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 40 },
      status: { type: 'string', enum: ['available', 'pending', 'sold'], default: 'available' },
      age: { type: 'integer', minimum: 0 },
    },
  },
  PetPatch: { type: 'object', properties: { name: { type: 'string', minLength: 1 }, age: { type: 'integer' } } },
  Error: {
    type: 'object',
    required: ['code', 'message'],
    properties: { code: { type: 'integer' }, message: { type: 'string' } },
  },
}

const examples = [
  { id: 1, name: 'Juniper', status: 'available', age: 3, createdAt: '2024-05-01T09:00:00Z' },
  { id: 2, name: 'Otis', status: 'sold', age: 7, createdAt: '2024-05-02T09:00:00Z' },
]

type Fields = Readonly<Record<string, unknown>>

/** How an edition of OpenAPI writes the same things. */
export interface Edition {
  readonly name: string
  readonly head: Fields
  readonly schemas: (all: Fields) => Fields
  readonly ref: (name: string) => Fields
  readonly response: (description: string, schema?: Fields, example?: unknown) => Fields
  readonly body: (schema: Fields) => Fields
  readonly input: (place: 'path' | 'query', name: string, schema: Fields) => Fields
}

const latest = (openapi: string): Edition => ({
  name: openapi,
  head: { openapi },
  schemas: (all) => ({ components: { schemas: all } }),
  ref: (name) => ({ $ref: `#/components/schemas/${name}` }),
  response: (description, schema, example) => ({
    description,
    ...(schema ? { content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } } } : {}),
  }),
  body: (schema) => ({ requestBody: { required: true, content: { 'application/json': { schema } } } }),
  input: (place, name, schema) => ({ in: place, name, required: place === 'path', schema }),
})

const swagger: Edition = {
  name: '2.0',
  head: { swagger: '2.0', consumes: ['application/json'], produces: ['application/json'] },
  schemas: (all) => ({ definitions: all }),
  ref: (name) => ({ $ref: `#/definitions/${name}` }),
  response: (description, schema, example) => ({
    description,
    ...(schema ? { schema } : {}),
    ...(example === undefined ? {} : { examples: { 'application/json': example } }),
  }),
  body: (schema) => ({ parameters: [{ in: 'body', name: 'body', required: true, schema }] }),
  input: (place, name, schema) => ({ in: place, name, required: place === 'path', ...schema }),
}

/** The editions of OpenAPI the battery is written in. */
export const editions: readonly [Edition, ...Edition[]] = [swagger, latest('3.0.4'), latest('3.1.1'), latest('3.2.0')]

/** The document of the pets, in an edition of OpenAPI. */
export function petsDocument({ head, schemas: writeSchemas, ref, response, body, input }: Edition): object {
  const failure = (description: string) => response(description, ref('Error'))
  const id = input('path', 'petId', { type: 'integer', format: 'int64' })
  const list = [
    input('query', 'status', { type: 'string', enum: ['available', 'pending', 'sold'] }),
    input('query', 'limit', { type: 'integer', minimum: 1, maximum: 100 }),
    input('query', 'offset', { type: 'integer', minimum: 0 }),
    input('query', 'sort', { type: 'string' }),
  ]
  return {
    ...head,
    info: { title: 'Pets', version: '1' },
    paths: {
      '/pets': {
        get: { parameters: list, responses: { 200: response('pets', { type: 'array', items: ref('Pet') }, examples) } },
        post: { ...body(ref('NewPet')), responses: { 201: response('created', ref('Pet')), 422: failure('wrong') } },
      },
      '/pets/{petId}': {
        parameters: [id],
        get: { responses: { 200: response('a pet', ref('Pet')), 404: failure('no pet') } },
        put: { ...body(ref('NewPet')), responses: { 200: response('replaced', ref('Pet')), 404: failure('no pet') } },
        patch: { ...body(ref('PetPatch')), responses: { 200: response('updated', ref('Pet')), 404: failure('no pet') } },
        delete: { responses: { 204: response('gone'), 404: failure('no pet') } },
      },
    },
    ...writeSchemas(schemas),
  }
}
