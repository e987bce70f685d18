import { afterEach, describe, expect, it } from 'vitest'
import { type Remote, startRemote } from './remote.ts'

/** A plain REST document, as it is: no Links, no extension. */
const plain = `openapi: 3.1.0
info: { title: Things, version: '1' }
paths:
  /things:
    get:
      operationId: listThings
      responses: { '200': { description: All, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Thing' } }, examples: { all: { value: [] } } } } } }
    post:
      operationId: createThing
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/New' }, examples: { made: { value: { name: a } } } } } }
      responses: { '201': { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' }, examples: { made: { value: { id: 1, name: a } } } } } } }
  /things/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer, minimum: 1 }, example: 7 }]
    get: { operationId: getThing, responses: { '200': { description: It, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } } }
    put:
      operationId: replaceThing
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/New' }, examples: { put: { value: { name: b } } } } } }
      responses: { '200': { description: Put, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' }, examples: { put: { value: { id: 7, name: b } } } } } } }
    delete: { operationId: deleteThing, responses: { '204': { description: Gone } } }
components:
  schemas:
    New: { type: object, required: [name], properties: { name: { type: string, maxLength: 20 } } }
    Thing: { type: object, required: [id, name], properties: { id: { type: integer }, name: { type: string } } }
`

const withoutExample = plain.replace(', example: 7', '')

let remote: Remote
afterEach(() => remote.close())

/** The methods that reached the server, HEAD told as the GET it is. */
const methods = () => [...new Set(remote.received.map(({ method }) => (method === 'HEAD' ? 'GET' : method)))].toSorted()
const reasons = (report: Awaited<ReturnType<Remote['run']>>, operation: string) =>
  report.cases.flatMap((one) => (one.operation === operation && one.status === 'skipped' ? [one.reason] : []))

describe("somebody else's server, and a document that says nothing of undoing", () => {
  it.each([
    ['with the example of a record', plain],
    ['without', withoutExample],
  ])('gets only what looks, %s', async (_, text) => {
    remote = await startRemote()
    const before = remote.things()
    const report = await remote.run(text)
    expect(methods()).toEqual(['GET'])
    expect(remote.things()).toEqual(before)
    expect(reasons(report, 'createThing')).toContain(
      'it may change something, and only requests that read are sent to this target: allow more with --allow=own',
    )
  })

  it('gets nothing that is not removed again, with --allow=own', async () => {
    remote = await startRemote()
    const before = remote.things()
    const report = await remote.run(plain, { allow: 'own' })
    expect(remote.things()).toEqual(before)
    expect(report.unrestored).toEqual([])
    // What is replaced or removed is what the run has created, never the record that the document speaks of.
    expect(methods()).toEqual(['DELETE', 'GET', 'POST', 'PUT'])
    expect(remote.received.filter(({ method, path }) => method !== 'GET' && path === '/things/7')).toEqual([])
  })

  it('gets one creation and no more where the removal that was concluded does not remove', async () => {
    remote = await startRemote({ keeps: true })
    const report = await remote.run(plain, { allow: 'own' })
    expect(remote.received.filter(({ method }) => method === 'POST')).toHaveLength(1)
    expect(reasons(report, 'createThing')).toContain(
      'what it creates could not be removed again: afterwards, getThing responds with status 200',
    )
    expect(report.unrestored).toEqual([expect.stringMatching(/^DELETE \/things\/"?100"?$/)])
  })

  it('is asked nothing at all, and said to be, where no operation only looks', async () => {
    remote = await startRemote()
    const run = remote.run(plain.replace(/ {4}get:\n(.*\n){2}/, '').replace(/ {4}get: .*\n/, ''))
    await expect(run).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^Nothing was checked: no request was sent\. it may change/),
    })
    expect(remote.received).toEqual([])
  })

  it.each(['read', 'own', 'all'] as const)('gets no path with an empty segment, with --allow=%s', async (allow) => {
    remote = await startRemote()
    await remote.run(withoutExample, { allow })
    expect(remote.received.filter(({ path }) => /\/\/|\/$|\/\?/.test(path))).toEqual([])
  })
})
