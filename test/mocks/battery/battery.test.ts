import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AnyMock, createMock } from '#mocks'
import { openapi } from '#mocks/openapi'
import { editions } from '../effects/pets.ts'
import { hosts, type OpenHost } from '../host.ts'
import { shelterChecksOf } from './batteries.ts'
import { type Scene, sceneOf } from './checks.ts'
import { shelterDocument } from './shelter.ts'

describe.each(editions)('a plain CRUD document in OpenAPI $name', (edition) => {
  const checks = shelterChecksOf(edition)
  it('proves at least forty behaviours', () => expect(checks.length).toBeGreaterThanOrEqual(40))

  describe.each(hosts)('through $host', ({ open }) => {
    let [mock, host, scene]: [AnyMock?, OpenHost?, Scene?] = []
    beforeAll(async () => {
      mock = createMock(await openapi(shelterDocument(edition)))
      host = await open(mock)
      scene = sceneOf(mock, host.send)
    })
    beforeEach(() => mock?.reset())
    afterAll(() => host?.close())

    it.each(checks)('%s', async (_, prove) => {
      if (scene) await prove(scene)
      expect.hasAssertions()
    })
  })
})
