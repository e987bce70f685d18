import { expect, it } from 'vitest'
import { listen, messagesOf, verified } from '../own-mock/verified.ts'
import { type Fields, isText, type Kept, pathsOf, serveTables } from './server.ts'

const note = `{ type: object, required: [title], properties: { id: { type: integer, readOnly: true }, title: { type: string, minLength: 1 }, body: { type: string, default: '' }, tags: { type: array, items: { type: string }, default: [] }, stars: { type: integer, default: 3 }, kind: { type: string, enum: [plain, list, plan], default: plain } } }`
const types = { title: 'string', body: 'string', stars: 'number' } as const

/** Keeps notes, whose properties have defaults. */
const notes: Kept = {
  key: 'id',
  refuses(record) {
    const isTyped = Object.entries(types).every(([name, type]) => record[name] === undefined || typeof record[name] === type)
    const { title, tags = [], stars = 3, kind = 'plain' } = record
    const areTexts = Array.isArray(tags) && tags.every((one) => typeof one === 'string')
    const isKind = ['plain', 'list', 'plan'].includes(String(kind))
    return isText(title, 999) && isTyped && areTexts && Number.isInteger(stars) && isKind ? undefined : [400, 'broken']
  },
}
const check = async (changes: Partial<Kept>) =>
  messagesOf(
    await verified(`paths:${pathsOf('notes', 'id', note, { puts: true })}`, {
      target: await listen(serveTables({ notes: { ...notes, ...changes } })),
    }),
  )

it('raises no alarm over notes that keep what was sent', async () => {
  expect(await check({})).toEqual([])
})

it.each<readonly [property: string, preset: Fields]>([
  ['body', { body: '' }],
  ['tags', { tags: [] }],
  ['stars', { stars: 3 }],
  ['kind', { kind: 'plain' }],
])('sees that %s is lost, though what was lost is the default', async (property, preset) => {
  const found = await check({ keeps: (record) => ({ ...record, ...preset }) })
  expect(found).toEqual([expect.stringMatching(new RegExp(`lifecycle/kept: the .* differs from what was sent: \`${property}\``))])
})

it('tells of a record that a success only claims to have made', async () => {
  expect(await check({ stores: () => false })).toContain(
    'lifecycle/listed: the created record is not there: no list has it, and it cannot be removed',
  )
})

it('allows less than it says, and is checked with what it allows', async () => {
  const isUsual = ({ kind = 'plain', body = '' }: Fields) => kind === 'plain' && body === ''
  const refuses: Kept['refuses'] = (record, ...rest) =>
    notes.refuses(record, ...rest) ?? (isUsual(record) ? undefined : [409, 'no'])
  const report = await verified(`paths:${pathsOf('notes', 'id', note)}`, {
    target: await listen(serveTables({ notes: { ...notes, refuses } })),
  })
  const [removed] = report.cases.filter(({ kind, name }) => kind === 'lifecycle' && name === 'gone')
  expect(removed).toMatchObject({ status: 'passed' })
})

it('sees that an enumeration is no filter, though its values are behind a reference', async () => {
  const kind = '{ $ref: "#/components/schemas/Kind", default: plain }'
  const kinds = 'components: { schemas: { Kind: { type: string, enum: [plain, list, plan] } } }'
  const referring = note.replace('{ type: string, enum: [plain, list, plan], default: plain }', kind)
  const query = 'parameters: [{ name: kind, in: query, schema: { $ref: "#/components/schemas/Kind" } }],'
  const paths = pathsOf('notes', 'id', referring).replace('get: {', `get: { ${query}`)
  const run = async (lists: NonNullable<Kept['lists']>) =>
    messagesOf(
      await verified(`${kinds}\npaths:${paths}`, {
        target: await listen(serveTables({ notes: { ...notes, lists } })),
        selection: { only: ['lifecycle'] },
      }),
    )
  expect(await run((all, query) => all.filter(({ kind = 'plain' }) => [null, kind].includes(query.get('kind'))))).toEqual([])
  expect(await run((all) => all)).toEqual([
    expect.stringContaining('a list filtered by kind contains a record with another value'),
  ])
})

it.each([
  [
    'tells of a password that comes back where nothing names it',
    '{ id: { type: integer, readOnly: true }, name: { type: string } }',
    1,
  ],
  [
    'says nothing of one that the document names',
    '{ id: { type: integer, readOnly: true }, name: { type: string }, password: { type: string } }',
    0,
  ],
])('%s', async (_, properties, count) => {
  const user = `{ type: object, required: [name], properties: ${properties} }`
  const sent =
    '{ type: object, required: [name, password], properties: { name: { type: string }, password: { type: string, minLength: 8 } } }'
  const paths = pathsOf('users', 'id', user, { sent })
  const refuses: Kept['refuses'] = ({ name, password }) =>
    typeof name === 'string' && typeof password === 'string' && password.length >= 8 ? undefined : [400, 'broken']
  const report = await verified(`paths:${paths}`, {
    target: await listen(serveTables({ users: { key: 'id', refuses } })),
    selection: { only: ['lifecycle'] },
  })
  const found = messagesOf(report).filter((message) => message.startsWith('secret'))
  expect(found).toEqual(
    Array(count).fill('secret: the response contains the PASSWORD that was sent, in a property that the document does not name'),
  )
})

it('tells once of an operation that does not read its body', async () => {
  const body =
    '{ type: object, required: [title], properties: { title: { type: string, maxLength: 9 }, kind: { type: string, enum: [plain, list] } } }'
  const found = '{ type: object, properties: { found: { type: integer } } }'
  const { findings } = await verified(
    `paths:
  /find:
    post: { requestBody: { required: true, content: { application/json: { schema: ${body} } } }, responses: { '200': { description: Found, content: { application/json: { schema: ${found} } } }, '400': { description: Broken } } }`,
    {
      target: await listen((_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"found":0}')
      }),
      selection: { only: ['rules'] },
    },
  )
  const told = findings.filter(({ rule }) => rule.startsWith('rule/'))
  expect(told.map(({ rule, also = [] }) => [rule, also.length > 3])).toEqual([[expect.any(String), true]])
})
