import { expect } from 'vitest'
import { type Check, recordOf, recordsOf, type Scene, type Shown } from './checks.ts'

const api = '/petclinic/api'
const owner = { firstName: 'Ada', lastName: 'Lovelace', address: '1 Square', city: 'London', telephone: '6085551023' }

async function create({ ask }: Scene, path: string, body: unknown): Promise<Shown> {
  const created = await ask('POST', `${api}${path}`, body)
  expect([created.status < 300, created.text]).toEqual([true, expect.any(String)])
  return recordOf(created)
}

/** An owner with a pet of a known type. */
async function petOf(scene: Scene, name = 'Leo'): Promise<{ readonly owner: Shown; readonly pet: Shown; readonly path: string }> {
  const made = await create(scene, '/owners', owner)
  const [type] = recordsOf(await scene.ask('GET', `${api}/pettypes`))
  const pet = await create(scene, `/owners/${String(made.id)}/pets`, { name, birthDate: '2020-01-02', type })
  return { owner: made, pet, path: `/owners/${String(made.id)}/pets/${String(pet.id)}` }
}

async function refuses({ ask }: Scene, status: number, method: string, path: string, body?: unknown): Promise<string> {
  const refused = await ask(method, `${api}${path}`, body)
  expect(refused.status).toBe(status)
  expect(refused.json).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) })
  return refused.text
}

/** What the clinic promises beyond its collections: pets of owners, visits of pets, pages, problems in its own words. */
export const clinicChecks: readonly Check[] = [
  [
    'refuses in its own words, and names what is wrong',
    async (scene) => expect(await refuses(scene, 400, 'POST', '/owners', { ...owner, telephone: 'none' })).toContain('telephone'),
  ],
  ['misses an owner in its own words', async (scene) => void (await refuses(scene, 404, 'GET', '/owners/987654'))],
  ['refuses a key that is no number', async (scene) => void (await refuses(scene, 400, 'GET', '/owners/ada'))],
  [
    'gives an owner a number, and no pets yet',
    async (scene) => expect(await create(scene, '/owners', owner)).toMatchObject({ id: expect.any(Number), pets: [] }),
  ],
  [
    'lists the owners of a name',
    async (scene) => {
      const made = await create(scene, '/owners', { ...owner, lastName: 'Quimby' })
      expect(recordsOf(await scene.ask('GET', `${api}/owners?lastName=Quimby`)).map(({ id }) => id)).toEqual([made.id])
    },
  ],
  [
    'adds a pet to an owner',
    async (scene) => {
      const { owner: made, pet } = await petOf(scene)
      expect(pet).toMatchObject({ id: expect.any(Number), name: 'Leo', birthDate: '2020-01-02', ownerId: made.id, visits: [] })
    },
  ],
  [
    'shows an owner with the pets',
    async (scene) => {
      const { owner: made, pet } = await petOf(scene)
      expect(recordOf(await scene.ask('GET', `${api}/owners/${String(made.id)}`)).pets).toMatchObject([
        { id: pet.id, name: 'Leo' },
      ])
    },
  ],
  [
    'reads a pet under its owner only',
    async (scene) => {
      const { pet, path } = await petOf(scene)
      expect(recordOf(await scene.ask('GET', `${api}${path}`))).toMatchObject({ id: pet.id, name: 'Leo' })
      const other = await create(scene, '/owners', owner)
      expect((await scene.ask('GET', `${api}/owners/${String(other.id)}/pets/${String(pet.id)}`)).status).toBe(404)
    },
  ],
  [
    'changes a pet under its owner',
    async (scene) => {
      const { pet, path } = await petOf(scene)
      expect((await scene.ask('PUT', `${api}${path}`, { ...pet, name: 'Max' })).status).toBe(204)
      expect(recordOf(await scene.ask('GET', `${api}${path}`))).toMatchObject({ name: 'Max', birthDate: '2020-01-02' })
    },
  ],
  [
    'refuses a pet without a name',
    async (scene) => {
      const { id } = await create(scene, '/owners', owner)
      expect(await refuses(scene, 400, 'POST', `/owners/${String(id)}/pets`, { birthDate: '2020-01-02' })).toContain('name')
    },
  ],
  [
    'adds no pet to an owner that is not there',
    async (scene) => {
      const pet = { name: 'Leo', birthDate: '2020-01-02', type: { id: 1, name: 'cat' } }
      await refuses(scene, 404, 'POST', '/owners/987654/pets', pet)
    },
  ],
  [
    'books a visit of a pet',
    async (scene) => {
      const { pet, path } = await petOf(scene)
      const visit = await create(scene, `${path}/visits`, { date: '2026-01-02', description: 'rabies shot' })
      expect(visit).toMatchObject({ id: expect.any(Number), description: 'rabies shot', petId: pet.id })
    },
  ],
  [
    'shows a pet with its visits',
    async (scene) => {
      const { path } = await petOf(scene)
      const { id } = await create(scene, `${path}/visits`, { description: 'rabies shot' })
      expect(recordOf(await scene.ask('GET', `${api}${path}`)).visits).toMatchObject([{ id, description: 'rabies shot' }])
    },
  ],
  [
    'refuses a visit without a reason',
    async (scene) => {
      const { path } = await petOf(scene)
      expect(await refuses(scene, 400, 'POST', `${path}/visits`, { date: '2026-01-02' })).toContain('description')
    },
  ],
  [
    'removes with an owner the pets',
    async (scene) => {
      const { owner: made, path } = await petOf(scene)
      expect((await scene.ask('DELETE', `${api}/owners/${String(made.id)}`)).status).toBeLessThan(300)
      expect((await scene.ask('GET', `${api}${path}`)).status).toBe(404)
    },
  ],
  [
    'has every pet among all pets as well',
    async (scene) => {
      const { pet } = await petOf(scene, 'Everywhere')
      expect(recordsOf(await scene.ask('GET', `${api}/pets`)).map(({ id }) => id)).toContain(pet.id)
      expect(recordOf(await scene.ask('GET', `${api}/pets/${String(pet.id)}`))).toMatchObject({ name: 'Everywhere' })
    },
  ],
  [
    'shows pages of all owners, counted from zero',
    async (scene) => {
      for (const lastName of ['One', 'Two', 'Three']) await create(scene, '/owners', { ...owner, lastName })
      const total = recordsOf(await scene.ask('GET', `${api}/owners`)).length
      const page = recordOf(await scene.ask('GET', `${api}/v2/owners?page=1&size=2`))
      expect(page).toMatchObject({ page: 1, size: 2, totalElements: total, totalPages: Math.ceil(total / 2) })
      expect(page.content).toHaveLength(Math.min(2, total - 2))
    },
  ],
  [
    'refuses a page before the first, and one without end',
    async (scene) => {
      for (const query of ['page=-1', 'size=0', 'size=101']) await refuses(scene, 400, 'GET', `/v2/owners?${query}`)
    },
  ],
  [
    'sends nothing again that has not changed',
    async ({ ask }) => {
      const tag = (await ask('GET', `${api}/owners/1`)).header('etag') ?? ''
      expect((await ask('GET', `${api}/owners/1`, undefined, { 'If-None-Match': tag })).status).toBe(304)
    },
  ],
  [
    'registers a user',
    async (scene) => {
      const user = { username: 'ada', password: 'a-secret', enabled: true, roles: [{ name: 'admin' }] }
      expect(await create(scene, '/users', user)).toMatchObject({ username: 'ada', enabled: true, roles: [{ name: 'admin' }] })
      await refuses(scene, 400, 'POST', '/users', { password: 'a-secret' })
    },
  ],
]
