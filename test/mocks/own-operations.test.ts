import { describe, expect, it } from 'vitest'
import { answer, createMock, defineOperations, type PlainOperation } from '#mocks'
import { milvus } from '#mocks/milvus'
import { openapi } from '#mocks/openapi'

const pets = await openapi('test/scripts/generate/pets.yaml')

/** A mock with some operations of one's own, and what it says of failures. */
function mockOf(operations: Readonly<Record<string, PlainOperation>>) {
  const told: string[] = []
  const mock = createMock(pets, {
    scenario: { pets: [{ id: 1, name: 'Juniper' }] },
    operations: defineOperations(pets, operations),
    onError: (_error, _id, reason) => void told.push(reason),
  })
  const send = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const init = body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } }
    const response = await mock.fetch(new Request(`http://localhost/v1${path}`, { method, headers, ...init }))
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, headers: response.headers, body: isJson ? (JSON.parse(text) as unknown) : text }
  }
  return { mock, send, told, adopt: (id: number, owner = 'Ada') => send('POST', `/pets/${id}/adoption`, { owner }) }
}

describe('an operation of one’s own', () => {
  it('gets the values of the request, as the document describes them, and the collections', async () => {
    const seen: unknown[] = []
    const { send } = mockOf({
      adoptPet: ({ path, header, body, collections }, next) => {
        seen.push(path, header, body, collections['/pets']?.find(1)?.name)
        return next()
      },
      listPets: ({ query, headerOf }, next) => {
        seen.push(query, headerOf('X-Trace'))
        return next()
      },
    })
    await send('POST', '/pets/1/adoption', { owner: 'Ada' }, { 'X-Reason': 'Love' })
    await send('GET', '/pets?limit=3', undefined, { 'X-Trace': 't-1' })
    expect(seen).toEqual([{ petId: 1 }, { 'X-Reason': 'Love' }, { owner: 'Ada' }, 'Juniper', { limit: 3 }, 't-1'])
  })

  it('responds with a status and a body', async () => {
    const { adopt } = mockOf({ adoptPet: () => ({ status: 200, headers: { 'X-Own': 'yes' }, body: { id: 1, name: 'Juniper' } }) })
    const { status, headers, body } = await adopt(1)
    expect([status, headers.get('x-own'), body]).toEqual([200, 'yes', { id: 1, name: 'Juniper' }])
  })

  it('responds with an example of the document', async () => {
    const { adopt } = mockOf({ adoptPet: () => answer('alreadyAdopted') })
    expect(await adopt(1)).toMatchObject({ status: 409, body: { message: 'This pet has a home.' } })
  })

  it('lets what happens without it happen, and may change what it gives', async () => {
    const { mock, send } = mockOf({
      createPet: async (_, next) => {
        const response = await next()
        return response.status === 201 ? { ...response, body: { ...(response.body as object), status: 'free' } } : response
      },
      showPet: (_, next) => next(),
    })
    const created = await send('POST', '/pets', { name: 'Ada' })
    expect(created).toMatchObject({ status: 201, body: { name: 'Ada', status: 'free' } })
    expect(mock.collections['/pets']?.all()).toHaveLength(2)
    expect((await send('GET', '/pets/9')).status).toBe(404)
  })

  it('is asked only for what keeps the rules of the document', async () => {
    const { adopt } = mockOf({
      adoptPet: () => {
        throw new Error('not to be asked')
      },
    })
    expect((await adopt(1, '')).status).not.toBe(500)
  })

  it('runs alone: of fifty at the same time one succeeds', async () => {
    const { adopt } = mockOf({
      adoptPet: async ({ collections, path, body }) => {
        const pet = collections['/pets']?.find(path.petId as number)
        await Promise.resolve()
        if (!pet || pet.owner !== undefined) return answer('alreadyAdopted')
        await collections['/pets']?.change(pet, { owner: (body as { owner: string }).owner })
        return { status: 200, body: pet }
      },
    })
    const all = await Promise.all(Array.from({ length: 50 }, (_, index) => adopt(1, `owner-${index}`)))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(all.filter(({ status }) => status === 409)).toHaveLength(49)
  })
})

describe('an operation of one’s own that is wrong', () => {
  it.each([
    {
      what: 'a status that is not documented',
      operation: () => ({ status: 418, body: {} }),
      says: /418 is not documented, says .*pets\.yaml:\d+:\d+\./,
    },
    {
      what: 'a body the document does not allow',
      operation: () => ({ status: 200, body: { id: 1 } }),
      says: /the whole body must have required property 'name', says .*pets\.yaml:\d+:\d+\./,
    },
    {
      what: 'no response',
      operation: () => undefined as never,
      says: /returned no response: return \{ status, body \}, answer\('example'\) or next\(\)/,
    },
    {
      what: 'an example that is not there',
      operation: () => answer('adopted'),
      says: /has no response example "adopted"\. It has: "alreadyAdopted"\./,
    },
    {
      what: 'an error',
      operation: () => {
        throw new TypeError('owner is undefined')
      },
      says: /the operation "adoptPet" failed: TypeError: owner is undefined/,
    },
  ])('is a failure that says why: $what', async ({ operation, says }) => {
    const { adopt, told } = mockOf({ adoptPet: operation })
    const { status, body } = await adopt(1)
    expect(status).toBe(500)
    expect(body).toMatch(says)
    expect(told).toEqual([body])
  })

  it('is refused where the document does not have it, with those that may be meant', () => {
    expect(() => mockOf({ adoptPets: (_, next) => next() })).toThrow(
      /"adoptPets" is not an operation of .*pets\.yaml\. Did you mean "adoptPet"\?/,
    )
    expect(() => mockOf({ xyz: (_, next) => next() })).toThrow(/It has "listPets", "createPet", .*"showVisit"\./)
  })

  it('is refused for an API that has operations already', () => {
    const operations = { listUsers: (_: unknown, next: () => never) => next() }
    expect(() => createMock(milvus, { operations })).toThrow('The API "milvus" has operations already')
  })
})
