import { describe, expect, it } from 'vitest'
import type { Document, RequestExample } from '#openapi'
import { parseDocument } from '#openapi/load'
import { milvusDocument } from '#openapi/milvus'
import type { PlannedRequest } from '../../../contracts/exchange/planned-request.ts'
import { createPolicy } from '../../../contracts/policy.ts'

const item = (name: string) => `  /${name}/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer }, example: 7 }]
    delete: { operationId: ${name}Delete, responses: { '204': { description: Gone } } }
  /${name}:
    post:
      operationId: ${name}Create
      requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } }
      responses: { '201': { description: Made, content: { application/json: { schema: { type: object, properties: { id: { type: integer }, name: { type: string } } } } } } }
`
const two = parseDocument(
  `openapi: 3.1.0\ninfo: { title: Two, version: '1' }\npaths:\n${item('things')}${item('people')}`,
  'two.yaml',
)

const policyOf = (document: Document, accounts: readonly string[] = []) =>
  createPolicy(document, {
    target: 'http://api.example.test',
    mock: false,
    allow: 'own',
    accounts,
    isOwn: (text) => text.includes('k3f9'),
  })

function request(document: Document, id: string, values: RequestExample, more: Partial<PlannedRequest> = {}): PlannedRequest {
  const operation = document.model.operations.find((one) => one.id === id)
  if (!operation) throw new Error(id)
  return { operation, values, notation: '', credential: 'own', ...more }
}
const body = (value: object): RequestExample => ({ parameters: {}, body: value as never })
const milvus = milvusDocument()

describe('with --allow=own it is refused', () => {
  it('to remove a record of another collection that has the id of one of the run', () => {
    const policy = policyOf(two)
    policy.noteOwn(request(two, 'thingsCreate', { parameters: {} }).operation, [7])
    expect(policy.reasonToSkip({ request: request(two, 'peopleDelete', { parameters: { 'path.id': 7 } }) })).toBeDefined()
    expect(policy.reasonToSkip({ request: request(two, 'thingsDelete', { parameters: { 'path.id': 7 } }) })).toBeUndefined()
  })
  it('to remove everything of a collection, unless it is below a record of the run', () => {
    const clear = "    delete: { responses: { '204': { description: Gone } } }\n"
    const shelves = parseDocument(
      `openapi: 3.1.0\ninfo: { title: Shelves, version: '1' }\npaths:\n${item('shelves')}${clear}${item('shelves/{shelf}/books').replaceAll(/operationId: \S+,? ?/g, '')}${clear}`.replaceAll(
        '    delete: { responses',
        '    delete: { parameters: [{ name: shelf, in: path, required: true, schema: { type: string } }, { name: name, in: query, schema: { type: string } }], responses',
      ),
      'shelves.yaml',
    )
    const policy = policyOf(shelves)
    const why = (id: string, parameters: RequestExample['parameters']) =>
      policy.reasonToSkip({ request: request(shelves, id, { parameters }) })
    expect(why('DELETE /shelves', { 'query.name': 'mine_k3f9' })).toBeDefined()
    expect(why('DELETE /shelves/{shelf}/books', { 'path.shelf': 'theirs', 'query.name': 'mine_k3f9' })).toBeDefined()
    expect(why('DELETE /shelves/{shelf}/books', { 'path.shelf': 'mine_k3f9' })).toBeUndefined()
  })
  it('to create under a name that somebody may have', () => {
    expect(
      policyOf(milvus).reasonToSkip({
        request: request(milvus, 'createUser', body({ userName: 'root', password: 'Wr1te-too' })),
      }),
    ).toBeDefined()
  })
  it('to remove an account that was given: it is changed and put back', () => {
    expect(
      policyOf(milvus, ['mine']).reasonToSkip({ request: request(milvus, 'dropUser', body({ userName: 'mine' })) }),
    ).toBeDefined()
  })
  it('to remove with a body that names nobody', () => {
    const one = request(milvus, 'dropUser', body({ userName: 'a_k3f9' }), { text: '' })
    expect(policyOf(milvus).reasonToSkip({ request: one })).toBeDefined()
  })
  it('to send a path with a blank segment', () => {
    expect(
      policyOf(two).reasonToSkip({ request: request(two, 'peopleDelete', { parameters: { 'path.id': '  ' } }), restores: 'x' }),
    ).toBeDefined()
  })
})
