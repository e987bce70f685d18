import { expect, it } from 'vitest'
import { parseDocument } from '#openapi/load'
import { renderRequest } from '../../../contracts/exchange/render-request.ts'

const { model } = parseDocument(
  JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Pets', version: '1' },
    servers: [{ url: 'https://pets.example/api/v2' }],
    paths: { '/pets': { get: { responses: { '200': { description: 'OK' } } } } },
  }),
  'pets.json',
)

it.each([
  ['http://localhost:3000', 'http://localhost:3000/api/v2/pets'],
  ['http://localhost:3000/api/v2', 'http://localhost:3000/api/v2/pets'],
  ['http://localhost:3000/behind/a/proxy', 'http://localhost:3000/behind/a/proxy/api/v2/pets'],
  ['http://localhost:3000/behind/api/v2', 'http://localhost:3000/behind/api/v2/pets'],
])('the target %s, with the base path of the servers or without, is asked at %s', (baseUrl, url) => {
  const [operation] = model.operations
  const [notation = ''] = model.notations
  if (!operation) throw new Error('There is an operation.')
  const planned = { operation, values: { parameters: {} }, notation, credential: 'own' } as const
  expect(renderRequest(planned, model, { baseUrl }).url).toBe(url)
})
