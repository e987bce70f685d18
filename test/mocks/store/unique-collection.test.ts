import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { UniqueCollection } from '../../../mocks/store/unique-collection.ts'

interface User {
  readonly name: string
  readonly email: string
  readonly age: number
}

const create = () => new UniqueCollection<User>('users', ['name', 'email'])
const user = (name: string, age = 0): User => ({ name, email: `${name}@example.com`, age })

describe('a collection with unique fields', () => {
  it('finds a record by any of them', async () => {
    const users = create()
    await users.create(user('ada'))
    expect(users.find('ada')).toEqual(user('ada'))
    expect(users.find('ada@example.com', 'email')).toEqual(user('ada'))
    expect(users.find('bob')).toBeUndefined()
  })

  it.each([
    ['name', { ...user('bob'), name: 'ada' }, '"users" already has a record whose "name" is "ada".'],
    ['email', { ...user('bob'), email: 'ada@example.com' }, '"users" already has a record whose "email" is "ada@example.com".'],
  ])('refuses a second record with the same %s', async (_, second, message) => {
    const users = create()
    await users.create(user('ada'))
    await expect(users.create(second)).rejects.toThrow(message)
    await users.create(user('bob'))
    expect(users.count()).toBe(2)
  })

  it('refuses a record without a key', async () => {
    await expect(create().create({ ...user('ada'), name: '' })).rejects.toThrow('needs a string in "name"')
  })

  it('creates one of many records with the same key at the same time', async () => {
    const users = create()
    const made = await Promise.allSettled(Array.from({ length: 20 }, () => users.create(user('ada'))))
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(users.count()).toBe(1)
  })

  it('loses no update of many at the same time', async () => {
    const users = create()
    await users.create(user('ada'))
    const grow = () =>
      users.update((query) => query.where({ name: 'ada' }), {
        async data(draft) {
          await Promise.resolve()
          draft.age += 1
        },
      })
    await Promise.all(Array.from({ length: 20 }, grow))
    expect(users.find('ada')?.age).toBe(20)
  })

  it('replaces all fields of a record at once, and copies them', async () => {
    const plans = new UniqueCollection<{ readonly name: string; readonly steps?: string[] }>('plans', ['name'])
    const plan = await plans.create({ name: 'trip', steps: ['pack'] })
    const steps = ['fly']
    expect(plans.replace(plan, () => ({ steps, name: 'journey' }))).toBeUndefined()
    steps.push('land')
    expect(plans.all()).toEqual([{ name: 'journey', steps: ['fly'] }])
    expect(plans.find('journey')).toBe(plans.all()[0])
    expect(plans.find('trip')).toBeUndefined()
    expect(plan).toEqual({ name: 'trip', steps: ['pack'] })
  })

  it('tells who listens of each field that is replaced', async () => {
    const users = create()
    const ada = await users.create(user('ada'))
    const heard = vi.fn<(path: readonly PropertyKey[]) => void>()
    users.hooks.on('update', ({ data }) => heard(data.path))
    await users.replace(ada, () => user('bob', 3))
    expect(new Set(heard.mock.calls.flat(2))).toEqual(new Set(['age', 'email', 'name']))
    expect(users.all()).toEqual([user('bob', 3)])
  })

  it('changes what a record has become meanwhile', async () => {
    const users = create()
    const ada = await users.create(user('ada'))
    await users.change(ada, { age: 1 })
    await users.change(ada, { name: 'bob' })
    expect(users.all()).toEqual([{ ...user('ada', 1), name: 'bob' }])
    await expect(users.create(user('ada'))).rejects.toThrow('"email" is "ada@example.com"')
  })

  it('follows a record that gets another key, whoever writes it', async () => {
    const users = create()
    const ada = await users.create(user('ada'))
    await users.change(ada, { name: 'augusta' })
    expect(users.find('ada')).toBeUndefined()
    expect(users.find('augusta')).toEqual({ ...user('ada'), name: 'augusta' })
    await users.create({ ...user('other'), name: 'ada' })
  })

  it('keeps the record when its new key is taken', async () => {
    const users = create()
    const ada = await users.create(user('ada'))
    await users.create(user('bob'))
    await expect(users.change(ada, { name: 'bob' })).rejects.toThrow('already has a record whose "name" is "bob"')
    expect(users.find('ada')).toEqual(user('ada'))
    const everybody = users.updateMany((query) => query.where(() => true), {
      data(draft) {
        draft.name = 'eve'
      },
    })
    await expect(everybody).rejects.toThrow('"eve"')
    expect(users.all().map(({ name }) => users.find(name)?.name)).toEqual(['eve', 'bob'])
  })

  it('tells of every record that is cleared', async () => {
    const users = create()
    const deleted: string[] = []
    users.hooks.on('delete', ({ data }) => void deleted.push(data.deletedRecord.name))
    for (const name of ['ada', 'bob', 'eve']) await users.create(user(name))
    users.clear()
    expect(deleted.toSorted()).toEqual(['ada', 'bob', 'eve'])
    expect(users.find('ada')).toBeUndefined()
    await users.create(user('ada'))
  })

  it('keeps a record whose removal a hook prevents', async () => {
    const users = create()
    const ada = await users.create(user('ada'))
    users.hooks.on('delete', (event) => event.preventDefault())
    users.delete(ada)
    expect(users.find('ada')).toBe(users.all()[0])
  })

  it('finds a record without going through the others', async () => {
    const users = create()
    for (const name of ['ada', 'bob', 'eve']) await users.create(user(name))
    const ways = [vi.spyOn(users, 'all'), vi.spyOn(users, 'findFirst'), vi.spyOn(users, 'findMany')]
    expect(users.find('eve')?.name).toBe('eve')
    expect(users.find('eve@example.com', 'email')?.name).toBe('eve')
    for (const way of ways) expect(way).not.toHaveBeenCalled()
  })

  it('agrees with a plain Map after any sequence of writes', async () => {
    const name = fc.constantFrom('ada', 'bob', 'eve', 'kim')
    const command = fc.oneof(
      fc.record({ kind: fc.constant('create' as const), name, age: fc.nat(9) }),
      fc.record({ kind: fc.constantFrom('rename' as const, 'exchange' as const), name, to: name }),
      fc.record({ kind: fc.constant('updateMany' as const), age: fc.nat(9) }),
      fc.record({ kind: fc.constant('delete' as const), name }),
      fc.record({ kind: fc.constant('deleteMany' as const), age: fc.nat(9) }),
      fc.record({ kind: fc.constant('clear' as const) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 30 }), async (commands) => {
        const users = new UniqueCollection<Pick<User, 'name' | 'age'>>('users', ['name'])
        const map = new Map<string, number>()
        for (const each of commands) {
          await write(users, each).catch(() => {})
          writePlain(map, each)
          expect(new Map(users.all().map((record) => [record.name, record.age]))).toEqual(map)
          for (const key of ['ada', 'bob', 'eve', 'kim']) expect(users.find(key)?.age).toBe(map.get(key))
        }
      }),
      { numRuns: 300 },
    )
  })
})

type Command =
  | { kind: 'create'; name: string; age: number }
  | { kind: 'rename' | 'exchange'; name: string; to: string }
  | { kind: 'updateMany' | 'deleteMany'; age: number }
  | { kind: 'delete'; name: string }
  | { kind: 'clear' }

async function write(users: UniqueCollection<Pick<User, 'name' | 'age'>>, command: Command): Promise<void> {
  if (command.kind === 'create') await users.create({ name: command.name, age: command.age })
  if (command.kind === 'clear') users.clear()
  if (command.kind === 'delete') users.delete((query) => query.where({ name: command.name }))
  if (command.kind === 'deleteMany') users.deleteMany((query) => query.where({ age: command.age }))
  if (command.kind === 'updateMany')
    await users.updateMany((query) => query.where({ age: (age) => age < command.age }), {
      data(draft) {
        draft.age += 1
      },
    })
  const named = users.find('name' in command ? command.name : undefined)
  if (command.kind === 'exchange' && named) await users.replace(named, ({ age }) => ({ name: command.to, age }))
  if (command.kind === 'rename')
    await users.update((query) => query.where({ name: command.name }), {
      data(draft) {
        draft.name = command.to
      },
    })
}

function writePlain(map: Map<string, number>, command: Command): void {
  if (command.kind === 'create' && !map.has(command.name)) map.set(command.name, command.age)
  if (command.kind === 'clear') map.clear()
  if (command.kind === 'delete') map.delete(command.name)
  if (command.kind === 'deleteMany') for (const [name, age] of map) if (age === command.age) map.delete(name)
  if (command.kind === 'updateMany') for (const [name, age] of map) if (age < command.age) map.set(name, age + 1)
  if (command.kind !== 'rename' && command.kind !== 'exchange') return
  const age = map.get(command.name)
  if (age === undefined || map.has(command.to)) return
  map.delete(command.name)
  map.set(command.to, age)
}
