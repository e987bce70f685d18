import { expect, it } from 'vitest'
import { listen, messagesOf, verified } from '../own-mock/verified.ts'
import { isText, pathsOf, serveTables } from './server.ts'

const id = 'id: { type: integer, readOnly: true }'
const check = async (paths: string, kinds: Parameters<typeof serveTables>[0]) =>
  verified(`paths:${paths}`, { target: await listen(serveTables(kinds)) })
const has = (others: readonly Record<string, unknown>[], name: string, value: unknown) =>
  others.some((one) => one[name] === value)

it('gives each record a code of its own, though its pattern has no room for an id', async () => {
  const record = `{ type: object, required: [sku, title], properties: { ${id}, sku: { type: string, pattern: '^[A-Z]{3}-[0-9]{4}$' }, title: { type: string, minLength: 1, maxLength: 40 } } }`
  const report = await check(pathsOf('products', 'id', record), {
    products: {
      key: 'id',
      refuses: ({ sku, title }, others) => {
        if (!/^[A-Z]{3}-[0-9]{4}$/.test(String(sku)) || !isText(title, 40)) return [400, 'broken']
        return has(others, 'sku', sku) ? [409, 'there is one'] : undefined
      },
    },
  })
  expect(messagesOf(report)).toEqual([])
  expect(report.cases.find(({ name }) => name === 'title may be 40 characters')).toMatchObject({ status: 'passed' })
})

it('proves nothing by a conflict with another record', async () => {
  const record = `{ type: object, required: [title, seat], properties: { ${id}, title: { type: string, minLength: 1 }, seat: { type: integer, minimum: 1, maximum: 900 } } }`
  const report = await check(pathsOf('tickets', 'id', record), {
    tickets: {
      key: 'id',
      refuses: ({ title, seat }, others) => {
        if (!isText(title, 999) || !Number.isInteger(seat) || Number(seat) < 1 || Number(seat) > 900) return [400, 'broken']
        return seat === 900 || has(others, 'seat', seat) ? [409, 'the seat is taken'] : undefined
      },
    },
  })
  expect(messagesOf(report)).toEqual([])
  const [taken] = report.cases.filter(({ name }) => name === 'seat may be 900')
  expect(taken).toMatchObject({ status: 'skipped', reason: expect.stringContaining('conflicts with another record') })
})

it('takes a record that is not there for what it is, not for an operation that is not there', async () => {
  const record = `{ type: object, required: [title, plan], properties: { ${id}, title: { type: string, minLength: 1 }, plan: { type: integer } } }`
  const report = await check(pathsOf('projects', 'id', record), {
    projects: { key: 'id', refuses: () => [404, 'There is no such plan'] },
  })
  expect(messagesOf(report)).toEqual([])
})

it('tells all the same of an operation that a target lacks', async () => {
  const record = `{ type: object, required: [title], properties: { ${id}, title: { type: string, minLength: 1 } } }`
  const text = '{ type: string, minLength: 1 }'
  const paths = `${pathsOf('projects', 'id', record)}${pathsOf('users', 'id', `{ type: object, required: [name], properties: { ${id}, name: ${text} } }`)}`
  const refuses = ({ name }: Record<string, unknown>) => (isText(name, 999) ? undefined : ([400, 'broken'] as const))
  const report = await check(paths, { users: { key: 'id', refuses } })
  expect(messagesOf(report).join('\n')).toContain('the target has no POST /projects')
})

it('creates the user whom a project calls its owner or who is in a list of a team, and the category that a post names by its slug', async () => {
  const text = '{ type: string, minLength: 1 }'
  const paths = [
    pathsOf(
      'projects',
      'id',
      `{ type: object, required: [title, owner_id], properties: { ${id}, title: ${text}, owner_id: { type: integer } } }`,
      { puts: true },
    ),
    pathsOf(
      'teams',
      'id',
      `{ type: object, required: [title, members], properties: { ${id}, title: ${text}, members: { type: array, minItems: 1, items: { type: object, required: [user_id], properties: { user_id: { type: integer } } } } } }`,
    ),
    pathsOf(
      'categories',
      'slug',
      `{ type: object, required: [slug, label], properties: { slug: { type: string, pattern: '^[-a-z0-9_]+$' }, label: ${text} } }`,
      { puts: true },
    ),
    pathsOf(
      'posts',
      'id',
      `{ type: object, required: [title, category], properties: { ${id}, title: ${text}, category: { type: string } } }`,
      { puts: true },
    ),
    pathsOf('users', 'id', `{ type: object, required: [name], properties: { ${id}, name: ${text} } }`),
  ].join('')
  const report = await check(paths, {
    users: {
      key: 'id',
      refuses({ name }, others) {
        if (!isText(name, 999)) return [400, 'broken']
        return has(others, 'name', name) ? [409, 'there is one'] : undefined
      },
    },
    projects: {
      key: 'id',
      refuses: ({ title, owner_id }, _, tables) => {
        if (!isText(title, 999) || !Number.isInteger(owner_id)) return [400, 'broken']
        return tables.get('users')?.has(String(owner_id)) ? undefined : [404, 'There is no such owner']
      },
    },
    teams: {
      key: 'id',
      refuses: ({ title, members }, _, tables) => {
        if (!isText(title, 999) || !Array.isArray(members) || members.length === 0) return [400, 'broken']
        const ids = members.map((one: Record<string, unknown> | null) => one?.user_id)
        if (!ids.every(Number.isInteger)) return [400, 'broken']
        return ids.every((one) => tables.get('users')?.has(String(one))) ? undefined : [400, 'There is no such user']
      },
    },
    categories: {
      key: 'slug',
      refuses: ({ slug, label }, others) => {
        if (typeof slug !== 'string' || !/^[-a-z0-9_]+$/.test(slug) || !isText(label, 999)) return [400, 'broken']
        return has(others, 'slug', slug) ? [409, 'there is one'] : undefined
      },
    },
    posts: {
      key: 'id',
      refuses: ({ title, category }, _, tables) => {
        if (!isText(title, 999) || typeof category !== 'string') return [400, 'broken']
        return tables.get('categories')?.has(category) ? undefined : [400, 'There is no such category']
      },
    },
  })
  expect(messagesOf(report)).toEqual([])
  expect(report.cases.filter(({ reason = '' }) => reason.includes('was refused')).map(({ id }) => id)).toEqual([])
  expect(report.coverage).toMatchObject({ operations: 23, reached: 23 })
  expect(report.unrestored).toEqual([])
})

it('reads a header with several values that a framework sends as JSON', async () => {
  const record = `{ type: object, required: [title], properties: { ${id}, title: { type: string, minLength: 1 } } }`
  const list =
    'headers: { X-Pagination: { schema: { type: object, additionalProperties: false, properties: { total: { type: integer } } } } },'
  const kept = (header: string) => ({
    notes: {
      key: 'id',
      refuses: ({ title }: Record<string, unknown>) => (isText(title, 999) ? undefined : ([400, 'broken'] as const)),
      headers: () => ({ 'X-Pagination': header }),
    },
  })
  const paths = pathsOf('notes', 'id', record, { list })
  expect(messagesOf(await check(paths, kept('{"total": 6}')))).toEqual([])
  expect(messagesOf(await check(paths, kept('{"total": "six"}'))).join('\n')).toContain('/total must be integer')
})
