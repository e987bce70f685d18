import { expect } from 'vitest'
import { type Check, createPet, recordOf, recordsOf, type Scene, type Shown } from './checks.ts'

const visitsOf = async ({ ask }: Scene, pet: number) => recordOf(await ask('GET', `/pets/${pet}/visits`)).items

/** What belongs together, and what is no plain collection. */
export const relatedChecks: readonly Check[] = [
  [
    'creates by a name what is not there, and replaces what is',
    async ({ ask }) => {
      expect((await ask('GET', '/labels/fresh')).status).toBe(404)
      expect((await ask('PUT', '/labels/fresh', { color: 'red' })).status).toBe(201)
      expect((await ask('PUT', '/labels/fresh', { color: 'blue' })).status).toBe(200)
      expect((await ask('GET', '/labels/fresh')).json).toEqual({ color: 'blue' })
    },
  ],
  [
    'has one record of a singleton',
    async ({ ask }) => {
      expect((await ask('GET', '/settings')).status).toBe(200)
      expect((await ask('PUT', '/settings', { theme: 'dark', size: 3 })).status).toBe(200)
      expect((await ask('GET', '/settings')).json).toEqual({ theme: 'dark', size: 3 })
    },
  ],
  [
    'does an action',
    async ({ ask }) => {
      expect(recordOf(await ask('POST', '/pets/1/adopt'))).toMatchObject({ id: 1, status: 'adopted' })
      expect(recordOf(await ask('GET', '/pets/1'))).toMatchObject({ status: 'adopted' })
      expect((await ask('POST', '/pets/999/adopt')).status).toBe(404)
    },
  ],
  [
    'relates a record, and takes that back',
    async ({ ask }) => {
      expect((await ask('PUT', '/pets/1/star')).status).toBe(204)
      expect(recordOf(await ask('GET', '/pets/1')).starred).toBe(true)
      expect((await ask('DELETE', '/pets/1/star')).status).toBe(204)
      expect(recordOf(await ask('GET', '/pets/1')).starred).toBe(false)
    },
  ],
  [
    'lists what belongs to a record under that only',
    async (scene) => {
      await scene.mock.restore({
        pets: [
          { id: 1, name: 'A' },
          { id: 2, name: 'B' },
        ],
      } as never)
      const made = await scene.ask('POST', '/pets/1/visits', { reason: 'teeth' })
      expect(made.status).toBe(201)
      expect(recordOf(made)).toMatchObject({ petId: 1, reason: 'teeth' })
      expect(await visitsOf(scene, 1)).toEqual([made.json])
      expect(await visitsOf(scene, 2)).toEqual([])
      expect((await scene.ask('GET', `/pets/2/visits/${String(recordOf(made).id)}`)).status).toBe(404)
    },
  ],
  [
    'has nothing under a record that is not there',
    async ({ ask }) => {
      expect((await ask('GET', '/pets/999/visits')).status).toBe(404)
      expect((await ask('POST', '/pets/999/visits', { reason: 'teeth' })).status).toBe(404)
    },
  ],
  [
    'removes with a record what belongs to it',
    async (scene) => {
      const { id } = await createPet(scene)
      const visit = recordOf(await scene.ask('POST', `/pets/${id}/visits`, { reason: 'teeth' }))
      await scene.ask('DELETE', `/pets/${id}`)
      expect((await scene.ask('GET', `/pets/${id}/visits/${String(visit.id)}`)).status).toBe(404)
    },
  ],
  [
    'counts the pages of a list',
    async ({ ask }) => {
      for (const reason of ['a', 'b', 'c']) await ask('POST', '/pets/2/visits', { reason })
      const whole = recordOf(await ask('GET', '/pets/2/visits'))
      const [all, total] = [whole.items as readonly Shown[], Number(whole.total)]
      expect(total).toBe(all.length)
      const last = recordOf(await ask('GET', `/pets/2/visits?page=2&perPage=${total - 1}`))
      expect(last).toMatchObject({ items: [all.at(-1)], total, page: 2, pages: 2 })
    },
  ],
  [
    'goes through a list by its cursor',
    async ({ ask }) => {
      for (const name of ['a', 'b', 'c']) await ask('POST', '/owners', { email: `${name}@shelter.test` })
      const all = recordOf(await ask('GET', '/owners')).data
      const found: unknown[] = []
      let [cursor, pages]: [string, number] = ['', 0]
      do {
        const page = recordOf(await ask('GET', `/owners?limit=2${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`))
        found.push(...(page.data as readonly unknown[]))
        cursor = typeof page.nextCursor === 'string' ? page.nextCursor : ''
        expect(page.hasMore).toBe(cursor !== '')
        pages += 1
      } while (cursor !== '' && pages < 20)
      expect(found).toEqual(all)
      expect(pages).toBeGreaterThan(1)
    },
  ],
  [
    'refuses a reference to nothing, in the words of the document',
    async ({ ask }) => {
      const refused = await ask('POST', '/pets', { name: 'Fig', ownerId: 987_654 })
      expect([refused.status, String(recordOf(refused).message)]).toEqual([422, expect.stringContaining('987654')])
      expect((await ask('PUT', '/pets/1', { name: 'Fig', ownerId: 987_654 })).status).toBe(422)
    },
  ],
  [
    'accepts a reference to what there is',
    async (scene) => {
      const { id } = recordOf(await scene.ask('POST', '/owners', { email: 'ada@shelter.test' }))
      expect(await createPet(scene, { name: 'Fig', ownerId: id })).toMatchObject({ ownerId: id })
    },
  ],
  [
    'refuses a second record of what only one can have',
    async ({ ask }) => {
      expect((await ask('POST', '/owners', { email: 'ada@shelter.test' })).status).toBe(201)
      const refused = await ask('POST', '/owners', { email: 'ada@shelter.test' })
      expect([refused.status, String(recordOf(refused).message)]).toEqual([409, expect.stringContaining('email')])
    },
  ],
  [
    'shows nothing that is only written',
    async ({ ask }) => {
      const created = await ask('POST', '/owners', { email: 'ada@shelter.test', password: 'a-secret' })
      const read = await ask('GET', `/owners/${String(recordOf(created).id)}`)
      expect(`${created.text} ${read.text} ${(await ask('GET', '/owners')).text}`).not.toContain('a-secret')
    },
  ],
  [
    'gives one of many equal creations each its own key',
    async ({ ask }) => {
      const created = await Promise.all(Array.from({ length: 20 }, () => ask('POST', '/pets', { name: 'Fig' })))
      expect(new Set(created.map((one) => recordOf(one).id)).size).toBe(20)
      expect(recordsOf(await ask('GET', '/pets?limit=100'))).toHaveLength(22)
    },
  ],
]
