import { describe, expect, it } from 'vitest'
import { asking } from './asking.ts'

const text = { type: 'string' }
const json = (schema: object, example?: unknown) => ({
  'application/json': { schema, ...(example === undefined ? {} : { example }) },
})
const object = (properties: object) => ({ type: 'object', properties })
const listOf = (items: object) => ({ type: 'array', items })

const pet = {
  ...object({ name: { ...text, minLength: 2 }, email: text, age: { type: 'integer' }, tags: listOf(text) }),
  required: ['name', 'email'],
}

/** What is refused with a failure of the given schema. */
async function refused(schema: object, sent: unknown, example?: unknown): Promise<unknown> {
  const post = {
    parameters: [{ in: 'query', name: 'dry', schema: { type: 'boolean' } }],
    requestBody: { required: true, content: json(pet) },
    responses: { 201: { description: 'Created' }, 422: { description: 'Refused', content: json(schema, example) } },
  }
  const { ask } = await asking({ openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths: { '/pets': { post } } })
  const { status, body } = await ask('POST', '/pets?dry=maybe', sent)
  expect(status).toBe(422)
  return body
}

const wrong = { name: 'a', age: 'old' }
const messages = ['must be boolean', 'is required', 'must NOT have fewer than 2 characters', 'must be integer']
const fields = ['dry', 'email', 'name', 'age']
const entries = (name: string, message: string) => fields.map((field, index) => ({ [name]: field, [message]: messages[index] }))
const byField = Object.fromEntries(fields.map((field, index) => [field, messages[index]]))

describe('a request in which several things are wrong', () => {
  it.each([
    [
      'field and message',
      object({ errors: listOf(object({ field: text, message: text })) }),
      { errors: entries('field', 'message') },
    ],
    [
      'property path',
      object({ violations: listOf(object({ propertyPath: text, message: text })) }),
      { violations: entries('propertyPath', 'message') },
    ],
    ['issue', object({ details: listOf(object({ field: text, issue: text })) }), { details: entries('field', 'issue') }],
    [
      'name and reason',
      object({ 'invalid-params': listOf(object({ name: text, reason: text })) }),
      { 'invalid-params': entries('name', 'reason') },
    ],
    ['nothing, in objects', object({ errors: listOf({ type: 'object' }) }), { errors: entries('field', 'message') }],
    ['texts by field', object({ errors: { type: 'object', additionalProperties: text } }), { errors: byField }],
    [
      'lists of texts by field',
      object({ errors: { type: 'object', additionalProperties: listOf(text) } }),
      { errors: Object.fromEntries(Object.entries(byField).map(([field, message]) => [field, [message]])) },
    ],
  ])('is told each of them where a failure has room for %s', async (_, schema, told) => {
    expect(await refused(schema, wrong)).toEqual(told)
  })

  it('is told each with its place and the rule it breaks, as FastAPI does', async () => {
    const entry = {
      ...object({ loc: listOf({ anyOf: [text, { type: 'integer' }] }), msg: text, type: text }),
      required: ['loc', 'msg', 'type'],
    }
    expect(await refused(object({ detail: listOf(entry) }), wrong)).toEqual({
      detail: [
        { loc: ['query', 'dry'], msg: 'must be boolean', type: 'type' },
        { loc: ['body', 'email'], msg: 'is required', type: 'required' },
        { loc: ['body', 'name'], msg: 'must NOT have fewer than 2 characters', type: 'minLength' },
        { loc: ['body', 'age'], msg: 'must be integer', type: 'type' },
      ],
    })
  })

  it('is told each where the example shows one by its field', async () => {
    const map = object({ errors: { type: 'object', additionalProperties: text } })
    expect(await refused(map, wrong, { errors: { title: 'too short' } })).toEqual({ errors: byField })
  })

  it('is told where a missing body should be', async () => {
    const schema = object({ errors: listOf(object({ field: text, pointer: text, message: text })) })
    const missing = { field: 'body', pointer: '', message: 'is required' }
    expect(await refused(schema, undefined)).toEqual({ errors: [expect.objectContaining({ field: 'dry' }), missing] })
  })

  it('is told of twenty, and how many more there are', async () => {
    const schema = object({ message: text, errors: listOf(object({ field: text })) })
    const { message, errors } = (await refused(schema, { name: 'Ada', email: 'a@b.example', tags: Array(3000).fill(1) })) as {
      readonly message: string
      readonly errors: readonly unknown[]
    }
    expect(errors).toHaveLength(20)
    expect(message).toMatch(/ And 2981 more\.$/)
  })
})
