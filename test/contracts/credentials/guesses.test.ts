import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { type Selection, selectCases, verify } from '#contracts'
import { parseDocument } from '#openapi/load'

const look = (path: string) => ({
  get: {
    operationId: path,
    responses: {
      '200': {
        description: 'What is there.',
        content: { 'application/json': { schema: { type: 'object' }, example: {} } },
      },
      '401': { description: 'Nobody is let in without a password.' },
    },
  },
})
const rooms = ['hall', 'kitchen', 'cellar'] as const
const house = (type: object) =>
  parseDocument(
    JSON.stringify({
      openapi: '3.1.1',
      info: { title: 'House', version: '1' },
      security: [{ key: [] }],
      paths: Object.fromEntries(rooms.map((room) => [`/${room}`, look(room)])),
      components: { securitySchemes: { key: type } },
    }),
    'house.json',
  )
const guarded = house({ type: 'http', scheme: 'basic' })

const asked = (selection: Selection, document = guarded) =>
  selectCases(document, { only: ['auth'], ...selection }).map(({ operation, name }) => `${operation}: ${name}`)

/** Lets in whoever has the password, and notes each wrong one that comes with the right name; a room may let in anybody with any. */
async function serve(lax?: string) {
  const guesses: string[] = []
  const server = createServer(({ url = '', headers: { authorization = '' } }, response) => {
    const text = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString()
    const isRight = text === 'ada:0pen-sesame'
    if (text.startsWith('ada:') && !isRight) guesses.push(url)
    const isIn = authorization.startsWith('Basic ') && (isRight || (url === lax && text !== ''))
    response.writeHead(isIn ? 200 : 401, isIn ? { 'content-type': 'application/json' } : {}).end(isIn ? '{}' : '')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  let count = 0
  const report = await verify({
    documents: [guarded],
    target: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mock: false,
    selection: { only: ['auth'] },
    timeoutMs: 10_000,
    now: Date.now,
    createId: () => `g${(count++).toString(36)}`,
    auth: { key: 'ada:0pen-sesame' },
  })
  return { report, guesses }
}

it('a wrong password is guessed at one operation: a server is slow to compare one, and locks an account', async () => {
  const { report, guesses } = await serve()
  expect(report.findings).toEqual([])
  expect(new Set(guesses)).toEqual(new Set(['/hall']))
  expect(report.coverage.reached).toBe(3)
})

it('an operation that forgets to look at the password is found all the same', async () => {
  const { report } = await serve('/cellar')
  expect(report.findings.map(({ rule, operations }) => [rule, operations])).toEqual([['auth', ['cellar']]])
})

it('whatever is asked of one operation alone is asked in full', () => {
  const inFull = asked({ operation: 'hall' }).map((one) => one.replace('hall', 'cellar'))
  expect(inFull).toHaveLength(9)
  expect(asked({ operation: 'cellar' })).toEqual(inFull)
  expect(asked({ case: 'house/cellar/auth' })).toEqual(inFull)
})

it('all shards together ask what one run asks', () => {
  const shards = [1, 2].flatMap((index) => asked({ shard: { index, of: 2 } }))
  expect(shards.toSorted()).toEqual(asked({}).toSorted())
  expect(asked({ operation: ['kitchen', 'cellar'] })).toHaveLength(9 + 2)
})

it('a key that is no password is tried everywhere', () => {
  expect(asked({}, house({ type: 'apiKey', in: 'header', name: 'Key' }))).toHaveLength(3 * 9)
})
