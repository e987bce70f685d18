import { expect, it } from 'vitest'
import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'

const failure = {
  type: 'object',
  required: ['message'],
  properties: { message: { type: 'string' } },
}
const answers = (...names: readonly string[]) => ({
  description: 'refused',
  content: {
    'application/json': {
      schema: failure,
      examples: Object.fromEntries(
        names.map((name) => [name, { value: { message: `${name} Ada` }, 'x-values': { name: { in: '/message', text: 'Ada' } } }]),
      ),
    },
  },
})
const member = { type: 'object', required: ['name'], properties: { name: { type: 'string' }, email: { type: 'string' } } }
const shown = { description: 'a member', content: { 'application/json': { schema: member } } }
const parameters = [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }]
const club = {
  openapi: '3.1.1',
  info: { title: 'Club', version: '1' },
  paths: {
    '/members': {
      post: {
        'x-rejections': { taken: 'namesake' },
        requestBody: { required: true, content: { 'application/json': { schema: member } } },
        responses: { 201: shown, 409: answers('crowded', 'namesake') },
      },
    },
    '/members/{name}': {
      get: { 'x-rejections': { unknown: 'stranger' }, parameters, responses: { 200: shown, 404: answers('moved', 'stranger') } },
      delete: { parameters, responses: { 204: { description: 'gone' }, 404: answers('moved', 'stranger') } },
    },
  },
}

it('what the state refuses gets the example that `x-rejections` name for it, with what was sent in it', async () => {
  const mock = createMock(await openapi(club), { scenario: 'empty' })
  const ask = async (method: string, path: string, body?: object) => {
    const init = body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
    const response = await mock.fetch(new Request(`http://club.test${path}`, { method, ...init }))
    return [response.status, await response.json()]
  }
  await ask('POST', '/members', { name: 'Grace' })
  expect(await ask('POST', '/members', { name: 'Grace' })).toEqual([409, { message: 'namesake Grace' }])
  expect(await ask('GET', '/members/nobody')).toEqual([404, { message: 'stranger Ada' }])
})
