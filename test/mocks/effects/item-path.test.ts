import { expect, it } from 'vitest'
import { asking } from './asking.ts'

const json = (schema: object) => ({ 'application/json': { schema } })
const silence = { type: 'object', properties: { id: { type: 'string', readOnly: true }, comment: { type: 'string' } } }
const id = { name: 'silenceId', in: 'path', required: true, schema: { type: 'string' }, example: 'first' }
const document = {
  openapi: '3.0.3',
  info: { title: 'Alarms', version: '1' },
  paths: {
    '/silences': {
      get: { responses: { 200: { description: 'All', content: json({ type: 'array', items: silence }) } } },
      post: {
        requestBody: { required: true, content: json(silence) },
        responses: { 201: { description: 'Created', content: json(silence) } },
      },
    },
    '/silence/{silenceId}': {
      parameters: [id],
      get: { responses: { 200: { description: 'One', content: json(silence) } } },
      delete: { responses: { 204: { description: 'Removed' } } },
    },
  },
}

it('has the record that a documented request asks for, where its path is in the singular', async () => {
  const { ask } = await asking(document)
  expect(await ask('GET', '/silence/first')).toMatchObject({ status: 200, body: { id: 'first' } })
  const listed = (await ask('GET', '/silences')).body as readonly { readonly id: string }[]
  expect(listed.map((one) => one.id)).toContain('first')
  const made = await ask('POST', '/silences', { comment: 'Night' })
  const created = made.body as { readonly id: string }
  expect(made.headers.get('location')).toBe(`/silence/${created.id}`)
  expect(await ask('GET', `/silence/${created.id}`)).toMatchObject({ status: 200, body: { comment: 'Night' } })
  expect((await ask('DELETE', `/silence/${created.id}`)).status).toBe(204)
  expect((await ask('GET', `/silence/${created.id}`)).status).toBe(404)
})
