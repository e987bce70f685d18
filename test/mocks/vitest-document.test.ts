import { describe } from 'vitest'
import { openapi } from '#mocks/openapi'
import { mockTest } from '../../mocks/hosts/vitest/index.ts'
import { shelterDocument } from './battery/shelter.ts'
import { editions } from './effects/pets.ts'

const shelter = await openapi(shelterDocument(editions[2] ?? editions[0]), { name: 'shelter' })
const test = mockTest({ shelter })

const send = (method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`http://shelter.test${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  })

describe('a test with the mock of any document', () => {
  test('has its records, and what it was asked', async ({ shelter: mock, expect }) => {
    const created = await send('POST', '/pets', { name: 'Fig' })
    await expect(created).toKeepContract(mock)
    expect(mock).toHaveReceived('POST /pets', { name: 'Fig' })
    expect(mock).toHaveRecord('pets', { name: 'Fig', status: 'available' })
    expect(mock.pets?.all()).toHaveLength(3)
  })

  test('begins anew', ({ shelter: mock, expect }) => {
    expect(mock.pets?.all()).toHaveLength(2)
  })

  test('may be about a refusal', async ({ shelter: mock, expect }) => {
    expect((await send('POST', '/pets', { age: -1 })).status).toBe(422)
    expect(mock).toHaveRefused('POST /pets')
  })

  test('may be about what is not there', async ({ expect }) => {
    expect((await send('GET', '/pets/999')).status).toBe(404)
  })

  test.fails('fails on what the document does not allow', () => send('POST', '/pets', { age: -1 }))
  test.fails('fails on a path there is not', () => send('GET', '/pets/1/nothing'))
})
