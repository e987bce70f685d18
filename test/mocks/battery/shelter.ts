import type { Edition } from '../effects/pets.ts'
import { passwordPath } from './change.ts'

type Fields = Readonly<Record<string, unknown>>

const text = { type: 'string' }
const whole = { type: 'integer', minimum: 1 }
const time = { type: 'string', format: 'date-time', readOnly: true }
const number = { type: 'integer', format: 'int64', readOnly: true }
const status = { type: 'string', enum: ['available', 'pending', 'adopted'], default: 'available' }
const object = (required: readonly string[], properties: Fields) => ({ type: 'object', required, properties })

const petFields = { name: { type: 'string', minLength: 1, maxLength: 40 }, status, age: { type: 'integer', minimum: 0 } }
const tags = { type: 'array', uniqueItems: true, items: {} }
const visitFields = { reason: { type: 'string', minLength: 1 } }

const schemas = {
  Pet: object(['id', 'name'], {
    id: number,
    ...petFields,
    ownerId: { type: 'integer' },
    tags,
    starred: { type: 'boolean', readOnly: true },
    createdAt: time,
    updatedAt: time,
  }),
  NewPet: object(['name'], { ...petFields, ownerId: { type: 'integer' }, tags }),
  PetPatch: object([], { name: petFields.name, age: { type: 'integer' }, status }),
  Owner: object(['id', 'email'], { id: number, email: { type: 'string', format: 'email' } }),
  NewOwner: object(['email'], {
    email: { type: 'string', format: 'email' },
    password: { type: 'string', format: 'password', writeOnly: true },
  }),
  Visit: object(['id', 'reason'], { id: number, petId: number, ...visitFields }),
  NewVisit: object(['reason'], visitFields),
  Label: object(['color'], { color: text }),
  Settings: object(['theme'], { theme: { type: 'string', enum: ['light', 'dark'] }, size: whole }),
  Failure: object(['message'], {
    message: text,
    errors: { type: 'array', items: object(['field', 'message'], { field: text, message: text }) },
  }),
}

const examples = [
  { id: 1, name: 'Juniper', status: 'available', age: 3, ownerId: 7, createdAt: '2024-05-01T09:00:00Z' },
  { id: 2, name: 'Otis', status: 'adopted', age: 7, createdAt: '2024-05-02T09:00:00Z' },
]

/** How an edition writes what only this document needs. */
interface Writer extends Edition {
  readonly bodyOf: (schemas: Readonly<Record<string, Fields>>) => Fields
  readonly header: (name: string) => Fields
  readonly withTag: (response: Fields) => Fields
}

function writerOf(edition: Edition): Writer {
  const isOld = 'swagger' in edition.head
  return {
    ...edition,
    bodyOf: (contents) =>
      isOld
        ? { consumes: Object.keys(contents), parameters: [{ in: 'body', name: 'body', required: true, schema: {} }] }
        : {
            requestBody: {
              required: true,
              content: Object.fromEntries(Object.entries(contents).map(([type, schema]) => [type, { schema }])),
            },
          },
    header: (name) => ({ in: 'header', name, ...(isOld ? text : { schema: text }) }),
    withTag: (response) => ({ ...response, headers: { ETag: isOld ? text : { schema: text } } }),
  }
}

/** A plain CRUD document with all that such documents commonly have, in an edition of OpenAPI. */
export function shelterDocument(edition: Edition): object {
  const writer = writerOf(edition)
  return {
    ...edition.head,
    info: { title: 'Shelter', version: '1' },
    paths: { ...petPaths(writer), ...ownerPaths(writer), ...passwordPath(edition), ...otherPaths(writer) },
    ...edition.schemas(schemas),
  }
}

/** A body beside other parameters: of 2.0 the body is one of them. */
const beside = (parameters: readonly Fields[], body: Fields): Fields => ({
  ...body,
  parameters: [...parameters, ...((body.parameters as readonly Fields[] | undefined) ?? [])],
})

function petPaths({ response, ref, body, input, bodyOf, header, withTag }: Writer) {
  const failure = (description: string) => response(description, ref('Failure'))
  const id = input('path', 'petId', { type: 'integer', format: 'int64' })
  const shown = (description: string) => withTag(response(description, ref('Pet')))
  const list = [
    input('query', 'status', { type: 'string', enum: status.enum }),
    input('query', 'limit', { ...whole, maximum: 100 }),
    input('query', 'offset', { type: 'integer', minimum: 0 }),
    input('query', 'sort', text),
  ]
  const patch = bodyOf({
    'application/merge-patch+json': ref('PetPatch'),
    'application/json-patch+json': { type: 'array', items: { type: 'object' } },
  })
  const changed = { 404: failure('no such pet'), 412: failure('changed meanwhile'), 422: failure('wrong') }
  return {
    '/pets': {
      get: {
        parameters: list,
        responses: { 200: response('pets', { type: 'array', items: ref('Pet') }, examples), 400: failure('wrong') },
      },
      post: { ...body(ref('NewPet')), responses: { 201: shown('created'), 422: failure('wrong') } },
    },
    '/pets/{petId}': {
      parameters: [id],
      get: {
        parameters: [header('If-None-Match')],
        responses: { 200: shown('a pet'), 304: response('as you know it'), 404: failure('no such pet') },
      },
      put: { ...beside([header('If-Match')], body(ref('NewPet'))), responses: { 200: shown('replaced'), ...changed } },
      patch: { ...beside([header('If-Match')], patch), responses: { 200: shown('updated'), ...changed } },
      delete: { responses: { 204: response('gone'), 404: failure('no such pet') } },
    },
    '/pets/{petId}/adopt': {
      parameters: [id],
      post: { responses: { 200: response('adopted', ref('Pet')), 404: failure('no such pet') } },
    },
    '/pets/{petId}/star': {
      parameters: [id],
      put: { responses: { 204: response('starred'), 404: failure('no such pet') } },
      delete: { responses: { 204: response('not starred'), 404: failure('no such pet') } },
    },
    '/pets/{petId}/visits': {
      parameters: [id],
      get: {
        parameters: [input('query', 'page', whole), input('query', 'perPage', { ...whole, default: 20 })],
        responses: {
          200: response(
            'visits',
            object(['items', 'total'], {
              items: { type: 'array', items: ref('Visit') },
              total: { type: 'integer' },
              page: whole,
              pages: whole,
            }),
          ),
          404: failure('no such pet'),
        },
      },
      post: { ...body(ref('NewVisit')), responses: { 201: response('made', ref('Visit')), 404: failure('no such pet') } },
    },
    '/pets/{petId}/visits/{visitId}': {
      parameters: [id, input('path', 'visitId', { type: 'integer', format: 'int64' })],
      get: { responses: { 200: response('a visit', ref('Visit')), 404: failure('no such visit') } },
      delete: { responses: { 204: response('gone'), 404: failure('no such visit') } },
    },
  }
}

function ownerPaths({ response, ref, body, input }: Writer) {
  const failure = (description: string) => response(description, ref('Failure'))
  const id = input('path', 'ownerId', { type: 'integer', format: 'int64' })
  const page = object(['data'], {
    data: { type: 'array', items: ref('Owner') },
    hasMore: { type: 'boolean' },
    nextCursor: text,
  })
  return {
    '/owners': {
      get: {
        parameters: [input('query', 'limit', whole), input('query', 'cursor', text)],
        responses: { 200: response('owners', page) },
      },
      post: {
        ...body(ref('NewOwner')),
        responses: { 201: response('created', ref('Owner')), 409: failure('taken'), 422: failure('wrong') },
      },
    },
    '/owners/{ownerId}': {
      parameters: [id],
      get: { responses: { 200: response('an owner', ref('Owner')), 404: failure('no such owner') } },
      delete: { responses: { 204: response('gone'), 404: failure('no such owner') } },
    },
  }
}

function otherPaths({ response, ref, body, input }: Writer) {
  const failure = (description: string) => response(description, ref('Failure'))
  return {
    '/labels/{name}': {
      parameters: [input('path', 'name', { type: 'string', pattern: '^[a-z]+$' })],
      get: { responses: { 200: response('a label', ref('Label')), 404: failure('no such label') } },
      put: {
        ...body(ref('Label')),
        responses: { 200: response('replaced', ref('Label')), 201: response('made', ref('Label')), 422: failure('wrong') },
      },
      delete: { responses: { 204: response('gone'), 404: failure('no such label') } },
    },
    '/settings': {
      get: { responses: { 200: response('settings', ref('Settings')) } },
      put: { ...body(ref('Settings')), responses: { 200: response('settings', ref('Settings')), 422: failure('wrong') } },
    },
  }
}
