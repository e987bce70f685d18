import { describe, expect, it } from 'vitest'
import { asking } from './asking.ts'

const free = { type: 'object', additionalProperties: {} }
const member = { ...free, properties: { nick: { type: 'string' } }, required: ['nick'] }
const enveloped = (data: object) => ({ type: 'object', properties: { data, permissions: { type: 'object', properties: {} } } })
const responds = (status: number) => ({ [status]: { description: 'Done', schema: enveloped(member) } })
const body = (data: object) => ({ name: 'body', in: 'body', required: true, schema: enveloped(data) })

/** What two real servers do that have documents like this one: one body schema for all media types, and failures only where there are any. */
const document = {
  swagger: '2.0',
  info: { title: 'Club', version: '1' },
  consumes: ['application/json', 'application/merge-patch+json', 'application/json-patch+json'],
  produces: ['application/json'],
  paths: {
    '/members/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
      get: { responses: { ...responds(200), 404: { description: 'Nobody' } } },
      put: { parameters: [body(member)], responses: { ...responds(200), ...responds(201) } },
      patch: {
        parameters: [body(free)],
        responses: { ...responds(200), 400: { description: 'Wrong' }, 404: { description: 'Nobody' } },
      },
      delete: { responses: { 200: { description: 'Gone, if it was there' } } },
    },
  },
}

const club = async () => {
  const { ask } = await asking(document, { scenario: 'empty' })
  await ask('PUT', '/members/ada', { data: { nick: 'Ada', age: 36 } })
  return ask
}
const steps = { 'Content-Type': 'application/json-patch+json' }

describe('a document with one schema for all bodies', () => {
  it('takes what may have any property for a part of a record in the same envelope', async () => {
    const ask = await club()
    expect((await ask('PATCH', '/members/ada', { data: { nick: 'Countess' } })).body).toMatchObject({
      data: { nick: 'Countess', age: 36 },
    })
    expect((await ask('GET', '/members/ada')).body).not.toHaveProperty('data.data')
  })

  it('takes the steps of a JSON Patch, whose places are those of the response', async () => {
    const ask = await club()
    const patch = [{ op: 'replace', path: '/data/age', value: 37 }]
    expect(await ask('PATCH', '/members/ada', patch, steps)).toMatchObject({
      status: 200,
      body: { data: { nick: 'Ada', age: 37 } },
    })
  })

  it('does all steps or none', async () => {
    const ask = await club()
    const patch = [
      { op: 'replace', path: '/data/age', value: 37 },
      { op: 'test', path: '/data/nick', value: 'Grace' },
    ]
    expect((await ask('PATCH', '/members/ada', patch, steps)).status).toBe(400)
    expect((await ask('GET', '/members/ada')).body).toMatchObject({ data: { age: 36 } })
  })

  it('still refuses a list where a record is meant', async () => {
    const ask = await club()
    expect((await ask('PATCH', '/members/ada', [])).status).toBe(400)
  })
})

it('never refuses to remove where the document has no failure for that, and has one beside it', async () => {
  const ask = await club()
  for (const _ of ['there', 'gone']) expect((await ask('DELETE', '/members/ada')).status).toBe(200)
  expect((await ask('GET', '/members/ada')).status).toBe(404)
})
