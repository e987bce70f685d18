import { expect, it } from 'vitest'
import { asking } from './asking.ts'

const json = (schema: object) => ({ 'application/json': { schema } })
const silence = { type: 'object', properties: { id: { type: 'integer' }, comment: { type: 'string' } } }
/** The paths say `{id}`, and no parameter of that name is described. */
const document = {
  openapi: '3.0.3',
  info: { title: 'Alarms', version: '1' },
  paths: {
    '/silences': {
      post: {
        requestBody: { required: true, content: json(silence) },
        responses: { 201: { description: 'Created', content: json(silence) } },
      },
    },
    '/silences/{id}': {
      get: { responses: { 200: { description: 'One', content: json(silence) } } },
      delete: { responses: { 204: { description: 'Removed' } } },
    },
  },
}

it('finds a record by a parameter of the path that the document forgets to describe', async () => {
  const { ask } = await asking(document)
  expect(await ask('GET', '/silences/1')).toMatchObject({ status: 200, body: { id: 1 } })
  const { id } = (await ask('POST', '/silences', { comment: 'Night' })).body as { readonly id: number }
  expect(await ask('GET', `/silences/${id}`)).toMatchObject({ status: 200, body: { id, comment: 'Night' } })
  expect((await ask('DELETE', `/silences/${id}`)).status).toBe(204)
  expect((await ask('GET', `/silences/${id}`)).status).toBe(404)
})
