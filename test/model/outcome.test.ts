import { describe, expect, it } from 'vitest'
import { type Json, outcomeOf, readAnswer } from '#openapi'
import { parseDocument } from '#openapi/load'
import { uizaDocument } from '#openapi/uiza'
import { accounts, operationOf } from './accounts.ts'

const changeSecret = operationOf(accounts, 'changeSecret')
const outcome = (status: number, body?: Json) => outcomeOf(accounts, changeSecret, status, body)
const read = (status: number, body?: Json) => readAnswer(accounts, changeSecret, status, body)

describe('the outcome of an answer', () => {
  it('is success in the status and the branch of oneOf that the first pair has', () => {
    expect(outcome(200, { done: true })).toBe('success')
    expect(outcome(200, { done: false, reason: 'wrong secret' })).toBe('failure')
  })

  it('is what the branch with the fewest wrong places is', () => {
    expect(outcome(200, { done: true, extra: 1 })).toBe('success')
    expect(outcome(200, { done: false, reason: 3 })).toBe('failure')
    expect(read(200, { done: true, extra: 1 })?.violations).toMatchObject([
      { keyword: 'additionalProperties', property: 'extra' },
    ])
  })

  it('is failure for the body of another status, also under the status of the success', () => {
    expect(outcome(200, { problem: 'no such account' })).toBe('failure')
    expect(read(200, { problem: 'no such account' })?.response.status).toBe(400)
  })

  it('is failure for every status from 400 on, documented or not', () => {
    expect(outcome(400, { problem: 'too short' })).toBe('failure')
    expect(outcome(400, { nonsense: true })).toBe('failure')
    expect(outcome(503)).toBe('failure')
  })

  it('is unclear without a body where the success has one', () => {
    expect(outcome(200)).toBe('unclear')
    expect(outcome(400)).toBe('failure')
  })

  it('is unclear for an undocumented status below 400 with a body that fits nothing', () => {
    expect(outcome(302, 'moved')).toBe('unclear')
    expect(outcome(201)).toBe('unclear')
  })

  it('needs no body where the success has none', () => {
    expect(outcomeOf(accounts, operationOf(accounts, 'removeAccount'), 204, undefined)).toBe('success')
    expect(outcomeOf(accounts, operationOf(accounts, 'removeAccount'), 400, { problem: 'gone' })).toBe('failure')
  })

  it('follows the whole envelope of a shipped document', () => {
    const operation = operationOf(uizaDocument(), 'changePassword')
    for (const { response } of operation.pairs) {
      const expected = response.status === 200 ? 'success' : 'failure'
      expect(outcomeOf(uizaDocument(), operation, response.status, response.value)).toBe(expected)
    }
  })
})

it('a refusal is one, though its body is not documented and the success allows any', () => {
  const content = { 'application/json': { schema: { type: 'object' } } }
  const paths = {
    '/doors': { get: { operationId: 'look', responses: { 200: { description: '', content }, 401: { description: '' } } } },
  }
  const doors = parseDocument(JSON.stringify({ openapi: '3.1.1', info: { title: 'Doors', version: '1' }, paths }), 'doors.json')
  const outcomes = [{}, { message: 'no' }, ['no'], 'no'].map((body) => outcomeOf(doors, operationOf(doors, 'look'), 401, body))
  expect(outcomes).toEqual(['failure', 'failure', 'failure', 'failure'])
})

describe('a success that breaks its schema', () => {
  const document = parseDocument(
    `
openapi: 3.1.0
info: { title: Notes, version: '1' }
paths:
  /notes:
    post:
      operationId: addNote
      responses:
        '201': { description: Made, content: { application/json: { schema: { type: object, properties: { title: { type: string } } } } } }
        '422': { description: Broken, content: { application/json: { schema: { type: object, properties: { errors: { type: array } } } } } }
`,
    'notes.yaml',
  )
  const [addNote] = document.model.operations
  if (!addNote) throw new Error('there is one operation')

  it('is one all the same, though the schema of a failure allows anything: something was made, and has to be removed', () => {
    expect(outcomeOf(document, addNote, 201, { title: 7 })).toBe('success')
  })

  it('is none where it has what only the failure names', () => {
    expect(outcomeOf(document, addNote, 201, { title: 7, errors: [] })).toBe('failure')
  })

  it('is none with a status that is for failures, documented or not', () => {
    expect(outcomeOf(document, addNote, 401, { detail: 'Nobody knows you' })).toBe('failure')
  })
})

it('is success in the documented status where the example of the success breaks its own schema', () => {
  const document = parseDocument(
    `
openapi: 3.1.0
info: { title: Example, version: '1' }
paths:
  /notes:
    get:
      operationId: list
      parameters: [{ name: page, in: query, schema: { type: integer }, examples: { empty: { value: 1 } } }]
      responses:
        '200':
          description: All
          content:
            application/json:
              schema: { type: object, required: [size], properties: { size: { type: integer } } }
              examples: { empty: { value: { size: none } } }
`,
    'example.yaml',
  )
  const list = operationOf(document, 'list')
  expect(list.pairs).toHaveLength(1)
  expect(outcomeOf(document, list, 200, { size: 0 })).toBe('success')
  expect(outcomeOf(document, list, 404, undefined)).toBe('failure')
})
