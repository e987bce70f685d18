import { expect, it } from 'vitest'
import { asking } from './asking.ts'

const json = (schema: object) => ({ 'application/json': { schema } })
const policy = {
  type: 'object',
  required: ['folder', 'template'],
  properties: {
    id: { type: 'string', readOnly: true },
    folder: { type: 'string', example: '1234' },
    template: { type: 'string', example: 'productInfo' },
  },
}
const policies = (conflict: string) => ({
  openapi: '3.1.0',
  info: { title: 'Policies', version: '1' },
  paths: {
    '/policies': {
      post: {
        requestBody: { required: true, content: json(policy) },
        responses: {
          201: { description: 'Made', content: json(policy) },
          409: { description: conflict, content: json({ type: 'object', properties: { message: { type: 'string' } } }) },
        },
      },
    },
    '/policies/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { responses: { 200: { description: 'One', content: json(policy) } } },
    },
  },
})

const both = 'A policy with this combination of `folder` and `template` exists already.'
const either = 'The folder or the template has a policy already.'

it.each([
  [both, [201, 201, 409]],
  [either, [201, 409, 409]],
])('takes what a 409 names for what it means: %s', async (conflict, expected) => {
  const { ask } = await asking(policies(conflict), { scenario: 'empty' })
  const sent = [
    { folder: 'a', template: 'x' },
    { folder: 'a', template: 'y' },
    { folder: 'a', template: 'x' },
  ]
  const statuses: number[] = []
  for (const one of sent) statuses.push((await ask('POST', '/policies', one)).status)
  expect(statuses).toEqual(expected)
})

it('does not refuse the own example of the document for a record that it begins with, but for the second one', async () => {
  const { ask } = await asking(policies(both))
  const example = { folder: '1234', template: 'productInfo' }
  expect((await ask('POST', '/policies', example)).status).toBe(201)
  expect((await ask('POST', '/policies', example)).status).toBe(409)
})
