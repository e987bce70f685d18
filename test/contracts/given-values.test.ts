import { describe, expect, it } from 'vitest'
import { secretsAmong, withValues } from '#contracts'
import type { Document } from '#openapi'
import { parseDocument } from '#openapi/load'
import { requestOf } from '#openapi/values'

const response = { '200': { description: 'Fine.' }, '404': { description: 'Nobody has it.' } }
const id = { name: 'petId', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }
const shown = (found: number, missing: number) => ({ ...id, examples: { found: { value: found }, missing: { value: missing } } })
const pets = parseDocument(
  JSON.stringify({
    openapi: '3.1.1',
    info: { title: 'Pets', version: '1' },
    paths: {
      '/pets/{petId}': { get: { operationId: 'readPet', parameters: [shown(1, 404)], responses: response } },
      '/pets/{petId}/photo': {
        get: {
          operationId: 'readPhoto',
          parameters: [id, { name: 'sizes', in: 'query', required: true, schema: { type: 'array', items: { type: 'integer' } } }],
          responses: response,
        },
      },
    },
  }),
  'pets.json',
)

const requestFor = ([document]: readonly Document[], operationId: string) => {
  const operation = document?.model.operations.find((one) => one.id === operationId)
  return document && operation && requestOf(document, operation)
}

describe('--value', () => {
  it('is what a parameter has, as its schema says', () => {
    const documents = withValues([pets], ['petId=7', 'sizes=10,20'])
    expect(requestFor(documents, 'readPhoto')).toMatchObject({
      request: { parameters: { 'path.petId': 7, 'query.sizes': [10, 20] } },
    })
  })

  it('of one operation wins there over that of all', () => {
    const documents = withValues([pets], ['readPhoto.petId=8', 'petId=7', 'sizes=1'])
    expect(requestFor(documents, 'readPhoto')).toMatchObject({ request: { parameters: { 'path.petId': 8 } } })
  })

  it.each([
    ['petId', 'A --value has no name before its "=". Write it as --value NAME=VALUE.'],
    ['dogId=s3cret', 'No operation has a parameter "dogId". Known parameters: petId, sizes.'],
    ['petId=s3cret', 'The --value for "petId" does not match its schema: it must be integer. See pets.json:'],
  ])('%s is refused in one sentence, without the value', (given, message) => {
    expect(() => withValues([pets], [given])).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining(message) }),
    )
    expect(() => withValues([pets], [given])).toThrow(expect.objectContaining({ message: expect.not.stringContaining('s3cret') }))
  })

  it('is hidden where its name is that of a secret', () => {
    expect(secretsAmong(['page=1', 'accessToken=s3cret'])).toEqual([{ name: 'ACCESS_TOKEN', value: 's3cret' }])
  })

  it('leaves documents alone where none is given', () => {
    expect(withValues([pets], [])).toEqual([pets])
  })
})
