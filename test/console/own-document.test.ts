import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'
import { type MockServer, startServer } from '#mocks/server'

let server: MockServer
beforeAll(async () => {
  server = await startServer({ mocks: [createMock(await openapi('test/scripts/generate/pets.yaml', { name: 'pets' }))] })
})
afterAll(() => server.close())

const ask = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}/__doublecheck/${path}`, { headers })

describe('what the console shows of an operation of one’s own document', () => {
  it('is a table of its inputs: type, limits, required', async () => {
    const { fields } = (await (await ask('console/operation?api=pets&id=createPet')).json()) as { readonly fields: object[] }
    expect(fields).toContainEqual(
      expect.objectContaining({ name: 'name', in: 'body', type: 'string', required: true, limits: expect.any(Array) }),
    )
    expect(fields).not.toContainEqual(expect.objectContaining({ name: 'id' }))
  })

  it('is a request that the mock serves, though the document has no example', async () => {
    const { request } = (await (await ask('console/operation?api=pets&id=createPet')).json()) as {
      readonly request: { readonly mediaType: string; readonly body: object }
    }
    const headers = { 'Content-Type': request.mediaType }
    const response = await fetch(`${server.url}/v1/pets`, { method: 'POST', headers, body: JSON.stringify(request.body) })
    expect(response.status).toBe(201)
  })

  it('is for its own page only, and there is nothing of an operation nobody has', async () => {
    expect((await ask('console/operation?api=pets&id=createPet', { origin: 'https://example.com' })).status).toBe(403)
    expect((await ask('console/operation?api=pets&id=none')).status).toBe(404)
  })
})
