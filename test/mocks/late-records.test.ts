import { expect, it } from 'vitest'
import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'
import { createLateState } from '../../mocks/store/late-state.ts'
import { createSandbox } from '../../mocks/store/sandbox.ts'

const made: string[] = []

/** A state of two collections that says which of them was made. */
function lateState() {
  made.length = 0
  const make = (name: string) => () => {
    made.push(name)
    return [{ id: `${name}-1` }, { id: `${name}-2` }]
  }
  return createLateState([
    ['pets', make('pets')],
    ['owners', make('owners')],
  ])
}

const keys = { pets: ['id'], owners: ['id'] } as const
const createBoth = () => createSandbox<Record<'pets' | 'owners', readonly { id: string }[]>>(keys, lateState())

it('makes the records of a collection when somebody asks for it, and once', async () => {
  const { collections, run } = createBoth()
  await run(() => undefined)
  expect(made).toEqual([])
  expect(await run(() => collections.pets.find('pets-2'))).toEqual({ id: 'pets-2' })
  expect(collections.pets.count()).toBe(2)
  expect(made).toEqual(['pets'])
})

it('has all of them in a snapshot', async () => {
  const { snapshot } = createBoth()
  expect(await snapshot()).toEqual({
    pets: [{ id: 'pets-1' }, { id: 'pets-2' }],
    owners: [{ id: 'owners-1' }, { id: 'owners-2' }],
  })
})

it('keeps what is created before the first records have entered', async () => {
  const { collections, run } = createBoth()
  await collections.pets.create({ id: 'pets-3' })
  expect(await run(() => collections.pets.all().map(({ id }) => id))).toEqual(['pets-1', 'pets-2', 'pets-3'])
})

it('brings them back after a reset, also to who holds a collection, and leaves the others for later', async () => {
  const { collections, reset } = createBoth()
  const { pets } = collections
  await pets.create({ id: 'pets-3' })
  await reset()
  expect(pets.all().map(({ id }) => id)).toEqual(['pets-1', 'pets-2'])
  expect(made).toEqual(['pets'])
})

it('empties a collection that a restored state does not name, although nobody has asked for it', async () => {
  const { collections, restore } = createBoth()
  await restore({ owners: [{ id: 'own' }] })
  expect([collections.pets.count(), collections.owners.all()]).toEqual([0, [{ id: 'own' }]])
  expect(made).toEqual([])
})

it('lets records of one collection change without the other', async () => {
  const { collections, run } = createBoth()
  await run(() => undefined)
  const first = collections.pets.find('pets-1')
  if (first) await collections.pets.change(first, { id: 'pets-9' })
  collections.pets.delete((query) => query.where({ id: 'pets-2' }))
  expect(collections.pets.all()).toEqual([{ id: 'pets-9' }])
  expect(collections.pets.find('pets-1')).toBeUndefined()
})

it('refuses two records with one key, as everywhere', async () => {
  const state = createLateState([['pets', () => [{ id: 'same' }, { id: 'same' }]]])
  const { collections, run } = createSandbox<Record<'pets', readonly { id: string }[]>>({ pets: ['id'] }, state)
  await run(() => undefined)
  expect(() => collections.pets).toThrow('already has a record whose "id" is "same"')
})

it('gives each mock of a document records of its own', async () => {
  const api = await openapi('test/scripts/generate/pets.yaml')
  const [one, other] = [createMock(api), createMock(api)]
  expect(await one.snapshot()).toEqual(await other.snapshot())
  const [pet] = one.collections['/pets']?.all() ?? []
  expect(pet).toEqual(other.collections['/pets']?.all()[0])
  expect(pet).not.toBe(other.collections['/pets']?.all()[0])
})
