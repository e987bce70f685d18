import { expect, it } from 'vitest'
import { listen, messagesOf, verified } from '../own-mock/verified.ts'
import { type Fields, isText, type Kept, pathsOf, serveTables } from './server.ts'

const note =
  '{ type: object, required: [title], properties: { id: { type: integer, readOnly: true }, title: { type: string, minLength: 1 }, kind: { type: string, enum: [plain, list, plan] } } }'
const array = `{ type: array, items: ${note} }`
const page = `{ type: object, required: [items], properties: { items: ${array}, meta: { type: object, properties: { total_count: { type: integer } } } } }`
const paging =
  'parameters: [{ name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 50 } }, { name: offset, in: query, schema: { type: integer, minimum: 0 } }],'
const plain = pathsOf('notes', 'id', note, { puts: true })
const paged = plain.replace(array, page).replace('get: {', `get: { ${paging}`)

/** Lists at most three at once. */
const listedAs =
  (totalOf: (all: readonly Fields[], shown: readonly Fields[]) => number): NonNullable<Kept['lists']> =>
  (all, query) => {
    const start = Number(query.get('offset') ?? 0)
    const items = all.slice(start, start + Math.min(3, Number(query.get('limit') ?? 3)))
    return { items, meta: { total_count: totalOf(all, items) } }
  }

const seeds = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, title: 'theirs', kind: ['plain', 'list', 'plan'][index % 3] }))
const check = async (changes: Partial<Kept>, count = 4, paths = paged) => {
  const refuses: Kept['refuses'] = ({ title, kind = 'plain' }) =>
    isText(title, 999) && ['plain', 'list', 'plan'].includes(String(kind)) ? undefined : [400, 'broken']
  const kept: Kept = { key: 'id', refuses, starts: seeds(count), lists: listedAs((all) => all.length), ...changes }
  const report = await verified(`paths:${paths}`, {
    target: await listen(serveTables({ notes: kept })),
    selection: { only: ['lifecycle'] },
  })
  return messagesOf(report)
}

it('raises no alarm over a list with the right number of records', async () => {
  expect(await check({})).toEqual([])
  expect(await check({}, 0)).toEqual([])
})

it('sees that an update changes records of others', async () => {
  const spreads: Kept['spreads'] = (record, other) => (Number(other.id) < 100 ? { ...other, kind: record.kind } : other)
  const found = await check({ spreads, lists: (all) => all }, 3, plain)
  expect(found).toEqual(['lifecycle/others: an update also changed `kind` of another record'])
})

it('sees that an update changes the other record of the run, whichever of three values it had', async () => {
  const found = await check({ lists: (all) => all, spreads: (record, other) => ({ ...other, kind: record.kind }) }, 0, plain)
  expect(found).toEqual([expect.stringMatching(/^lifecycle\/others: another record was changed by an update: `kind`/)])
})

it.each<readonly [what: string, conflict: readonly [number, string] | undefined, found: readonly string[]]>([
  ['says nothing where a key is refused that is there', [409, 'there is one'], []],
  [
    'sees that a second record gets a key that is there',
    undefined,
    ['lifecycle/unique: a second record with the key of another is created'],
  ],
])('%s', async (_, conflict, found) => {
  const tag = `{ type: object, required: [slug, label], properties: { slug: { type: string, pattern: '^[-a-z0-9_]+$' }, label: { type: string } } }`
  const refuses: Kept['refuses'] = ({ slug, label }, others) => {
    if (!/^[-a-z0-9_]+$/.test(String(slug)) || typeof label !== 'string') return [400, 'broken']
    return others.some((one) => one.slug === slug) ? conflict : undefined
  }
  const target = await listen(serveTables({ tags: { key: 'slug', refuses } }))
  const report = await verified(`paths:${pathsOf('tags', 'slug', tag)}`, { target, selection: { only: ['lifecycle'] } })
  expect(messagesOf(report)).toEqual(found)
  expect(report.unrestored).toEqual([])
  const [unique] = report.cases.filter(({ name }) => name === 'unique')
  expect(unique?.status).toBe(conflict ? 'passed' : 'failed')
})
