import { expect } from 'vitest'
import { type Check, createPet, merge, recordOf, recordsOf, type Shown, steps } from './checks.ts'

const idsOf = (records: readonly Shown[]) => records.map(({ id }) => id)

/** What a mock remembers. */
export const stateChecks: readonly Check[] = [
  [
    'begins with the records of the examples',
    async ({ ask }) => expect(recordsOf(await ask('GET', '/pets'))).toMatchObject([{ name: 'Juniper' }, { name: 'Otis' }]),
  ],
  [
    'reads a record by its key',
    async ({ ask }) => expect(recordOf(await ask('GET', '/pets/2'))).toMatchObject({ id: 2, name: 'Otis', age: 7 }),
  ],
  [
    'creates with a key, defaults and times',
    async (scene) => {
      const pet = await createPet(scene)
      expect(pet).toMatchObject({ id: expect.any(Number), name: 'Fig', status: 'available' })
      for (const name of ['createdAt', 'updatedAt']) expect(Date.parse(String(pet[name]))).toBeGreaterThan(Date.now() - 60_000)
    },
  ],
  [
    'says where a new record is',
    async ({ ask }) => {
      const created = await ask('POST', '/pets', { name: 'Fig' })
      const { pathname } = new URL(created.header('location') ?? '', 'http://mock.test')
      expect(recordOf(await ask('GET', pathname))).toEqual(created.json)
    },
  ],
  [
    'gives each record another key',
    async (scene) => {
      const keys = [await createPet(scene), await createPet(scene), await createPet(scene)].map(({ id }) => id)
      expect(new Set([...keys, 1, 2]).size).toBe(5)
    },
  ],
  [
    'lets nobody choose a key that only the server gives',
    async (scene) => expect((await createPet(scene, { name: 'Fig', id: 1 })).id).not.toBe(1),
  ],
  [
    'reads back and lists what was created',
    async (scene) => {
      const pet = await createPet(scene, { name: 'Fig', age: 2, tags: ['old'] })
      expect(pet).toMatchObject({ age: 2, tags: ['old'] })
      expect(recordOf(await scene.ask('GET', `/pets/${pet.id}`))).toEqual(pet)
      expect(recordsOf(await scene.ask('GET', '/pets'))).toContainEqual(pet)
    },
  ],
  ['filters a list', async ({ ask }) => expect(idsOf(recordsOf(await ask('GET', '/pets?status=adopted')))).toEqual([2])],
  ['shows a part of a list', async ({ ask }) => expect(idsOf(recordsOf(await ask('GET', '/pets?limit=1')))).toEqual([1])],
  [
    'passes over a part of a list',
    async ({ ask }) => expect(idsOf(recordsOf(await ask('GET', '/pets?limit=1&offset=1')))).toEqual([2]),
  ],
  ['sorts a list', async ({ ask }) => expect(idsOf(recordsOf(await ask('GET', '/pets?sort=name')))).toEqual([1, 2])],
  ['sorts a list backwards', async ({ ask }) => expect(idsOf(recordsOf(await ask('GET', '/pets?sort=-name')))).toEqual([2, 1])],
  [
    'replaces a record, without what is not sent',
    async ({ ask }) => {
      expect(recordOf(await ask('PUT', '/pets/1', { name: 'June' }))).toMatchObject({ id: 1, name: 'June' })
      expect(recordOf(await ask('GET', '/pets/1'))).not.toHaveProperty('age')
    },
  ],
  [
    'keeps the time of creation and moves that of the change',
    async ({ ask }) => {
      for (const [method, headers] of [
        ['PUT', {}],
        ['PATCH', merge],
      ] as const) {
        const { createdAt, updatedAt } = recordOf(await ask(method, '/pets/1', { name: 'June' }, headers))
        expect(createdAt).toBe('2024-05-01T09:00:00Z')
        expect(Date.parse(String(updatedAt))).toBeGreaterThan(Date.now() - 60_000)
      }
    },
  ],
  [
    'updates what is sent and keeps the rest',
    async ({ ask }) => {
      expect(recordOf(await ask('PATCH', '/pets/1', { age: 4 }, merge))).toMatchObject({ name: 'Juniper', age: 4 })
      expect(recordOf(await ask('GET', '/pets/1'))).toMatchObject({ name: 'Juniper', age: 4, status: 'available' })
    },
  ],
  [
    'lets only the server set what is read only',
    async ({ ask }) =>
      expect(recordOf(await ask('PATCH', '/pets/1', { createdAt: '2020-01-01T00:00:00Z', id: 9 }, merge))).toMatchObject({
        id: 1,
        createdAt: '2024-05-01T09:00:00Z',
      }),
  ],
  [
    'removes by a null of a merge patch',
    async ({ ask }) => {
      expect((await ask('PATCH', '/pets/1', { ownerId: null }, merge)).status).toBe(200)
      expect(recordOf(await ask('GET', '/pets/1'))).not.toHaveProperty('ownerId')
    },
  ],
  [
    'updates step by step',
    async ({ ask }) => {
      const patch = [
        { op: 'test', path: '/name', value: 'Juniper' },
        { op: 'replace', path: '/age', value: 9 },
        { op: 'add', path: '/tags', value: ['a'] },
        { op: 'add', path: '/tags/-', value: 'b' },
        { op: 'remove', path: '/status' },
      ]
      expect(recordOf(await ask('PATCH', '/pets/1', patch, steps))).toMatchObject({ id: 1, age: 9, tags: ['a', 'b'] })
      expect(recordOf(await ask('GET', '/pets/1'))).not.toHaveProperty('status')
    },
  ],
  [
    'does all steps or none',
    async ({ ask }) => {
      for (const last of [
        { op: 'test', path: '/name', value: 'Otis' },
        { op: 'remove', path: '/none' },
        { op: 'remove', path: '/name' },
      ]) {
        const refused = await ask('PATCH', '/pets/1', [{ op: 'replace', path: '/age', value: 9 }, last], steps)
        expect(refused.status).toBe(422)
        expect(recordOf(await ask('GET', '/pets/1'))).toMatchObject({ name: 'Juniper', age: 3 })
      }
    },
  ],
  [
    'removes a record',
    async ({ ask }) => {
      expect(await ask('DELETE', '/pets/1')).toMatchObject({ status: 204, text: '' })
      expect(idsOf(recordsOf(await ask('GET', '/pets')))).toEqual([2])
    },
  ],
  [
    'misses what is gone',
    async ({ ask }) => {
      await ask('DELETE', '/pets/1')
      const statuses = [
        await ask('GET', '/pets/1'),
        await ask('PUT', '/pets/1', { name: 'June' }),
        await ask('PATCH', '/pets/1', { name: 'June' }, merge),
        await ask('DELETE', '/pets/1'),
      ].map(({ status }) => status)
      expect(statuses).toEqual([404, 404, 404, 404])
    },
  ],
  [
    'leaves other records alone',
    async ({ ask }) => {
      const before = await ask('GET', '/pets/2')
      await ask('PATCH', '/pets/1', { name: 'June' }, merge)
      await ask('DELETE', '/pets/1')
      expect((await ask('GET', '/pets/2')).json).toEqual(before.json)
    },
  ],
  [
    'begins anew after a reset',
    async (scene) => {
      await createPet(scene)
      await scene.mock.reset()
      expect(recordsOf(await scene.ask('GET', '/pets'))).toHaveLength(2)
    },
  ],
]
