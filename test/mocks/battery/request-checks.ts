import { expect } from 'vitest'
import { type Check, recordOf, recordsOf, type Scene } from './checks.ts'

/** Sends a broken pet, and gives the names of what the refusal says is wrong. */
async function refusedFields({ ask }: Scene, body: unknown): Promise<readonly string[]> {
  const refused = await ask('POST', '/pets', body)
  expect(refused.status).toBe(422)
  expect(String(recordOf(refused).message)).not.toBe('')
  expect(recordsOf(await ask('GET', '/pets'))).toHaveLength(2)
  return (recordOf(refused).errors as readonly { field: string }[]).map(({ field }) => field)
}

const refuses = (what: string, body: unknown, field: string): Check => [
  `refuses ${what}, and says so`,
  async (scene) => expect(await refusedFields(scene, body)).toContain(field),
]

const odd = ['{"toString":""}', '{"valueOf":1}', '{"constructor":{}}', '{"__proto__":{"a":1}}']

/** What a mock refuses, and what HTTP has of its own. */
export const requestChecks: readonly Check[] = [
  refuses('a record without what it needs', { age: 3 }, 'name'),
  refuses('another type', { name: 'Fig', age: 'three' }, 'age'),
  refuses('a text that is too long', { name: 'F'.repeat(41) }, 'name'),
  refuses('what is none of the choices', { name: 'Fig', status: 'flown' }, 'status'),
  refuses('a number that is too small', { name: 'Fig', age: -1 }, 'age'),
  refuses('an item twice', `{"name":"Fig","tags":[${odd[0]},${odd[0]}]}`, 'tags'),
  [
    'refuses a body that is no JSON',
    async ({ ask }) => {
      for (const body of ['{"name":', 'name=Fig', '']) expect((await ask('POST', '/pets', body)).status).toBe(422)
    },
  ],
  ['refuses a request without its body', async ({ ask }) => expect((await ask('POST', '/pets')).status).toBe(422)],
  [
    'takes properties that are called like what every object has',
    async ({ ask }) => {
      for (const value of odd) {
        const created = await ask('POST', '/pets', `{"name":"Fig","tags":[${value},{}],${value.slice(1)}`)
        expect(created.status).toBe(201)
        const path = `/pets/${String(recordOf(created).id)}`
        expect((await ask('PATCH', path, value, { 'Content-Type': 'application/merge-patch+json' })).status).toBe(200)
        expect((await ask('GET', path)).text).toContain(`"tags":[${value},{}]`)
      }
    },
  ],
  [
    'refuses a query that breaks a rule',
    async ({ ask }) => {
      for (const query of ['limit=many', 'limit=0', 'status=flown']) expect((await ask('GET', `/pets?${query}`)).status).toBe(400)
    },
  ],
  [
    'refuses a media type it does not know',
    async ({ ask }) => expect((await ask('POST', '/pets', 'name: Fig', { 'Content-Type': 'text/csv' })).status).toBe(422),
  ],
  [
    'refuses who accepts nothing it has',
    async ({ ask }) => expect((await ask('GET', '/pets', undefined, { Accept: 'text/html' })).status).toBe(400),
  ],
  ['has nothing at another path', async ({ ask }) => expect((await ask('GET', '/pets/1/nothing')).status).toBe(404)],
  [
    'says which methods a path has',
    async ({ ask }) => {
      const refused = await ask('PATCH', '/pets', {})
      expect([refused.status, refused.header('allow')]).toEqual([405, 'GET, HEAD, POST'])
    },
  ],
  [
    'gives the head of what a GET gives',
    async ({ ask }) => {
      const head = await ask('HEAD', '/pets/1')
      expect([head.status, head.text, head.header('content-type')]).toEqual([200, '', expect.stringContaining('json')])
    },
  ],
  [
    'tells its methods to OPTIONS',
    async ({ ask }) => expect((await ask('OPTIONS', '/pets')).header('allow')).toBe('GET, HEAD, POST, OPTIONS'),
  ],
  [
    'lets pages of another origin in',
    async ({ ask }) => {
      const headers = { Origin: 'http://page.test', 'Access-Control-Request-Method': 'PUT' }
      const preflight = await ask('OPTIONS', '/pets/1', undefined, headers)
      expect(preflight.status).toBe(204)
      expect(preflight.header('access-control-allow-methods')).toContain('PUT')
      const refused = await ask('GET', '/pets/999', undefined, { Origin: 'http://page.test' })
      expect([refused.status, refused.header('access-control-allow-origin')]).toEqual([404, 'http://page.test'])
    },
  ],
  [
    'tags a record, and each state of it otherwise',
    async ({ ask }) => {
      const first = (await ask('GET', '/pets/1')).header('etag')
      expect(first).toMatch(/^"[^"]+"$/)
      expect((await ask('GET', '/pets/1')).header('etag')).toBe(first)
      const changed = (await ask('PUT', '/pets/1', { name: 'June' })).header('etag')
      expect(changed).not.toBe(first)
      expect((await ask('GET', '/pets/1')).header('etag')).toBe(changed)
    },
  ],
  [
    'sends nothing again that has not changed',
    async ({ ask }) => {
      const tag = (await ask('GET', '/pets/1')).header('etag') ?? ''
      const same = await ask('GET', '/pets/1', undefined, { 'If-None-Match': `"other", W/${tag}` })
      expect([same.status, same.text, same.header('etag')]).toEqual([304, '', tag])
      expect((await ask('GET', '/pets/1', undefined, { 'If-None-Match': '"other"' })).status).toBe(200)
    },
  ],
  [
    'changes nothing that has changed meanwhile',
    async ({ ask }) => {
      const tag = (await ask('GET', '/pets/1')).header('etag') ?? ''
      expect((await ask('PUT', '/pets/1', { name: 'June' }, { 'If-Match': tag })).status).toBe(200)
      const refused = await ask('PUT', '/pets/1', { name: 'July' }, { 'If-Match': tag })
      expect(refused.status).toBe(412)
      expect(recordOf(refused)).toMatchObject({ message: expect.any(String) })
      expect(recordOf(await ask('GET', '/pets/1')).name).toBe('June')
      expect((await ask('PUT', '/pets/1', { name: 'July' }, { 'If-Match': '*' })).status).toBe(200)
    },
  ],
  [
    'gives a documented failure that is asked for',
    async ({ ask }) => {
      for (const preference of ['code=404', 'statusCode=404', 'dynamic=true, code=404'])
        expect((await ask('GET', '/pets/1', undefined, { Prefer: preference })).status).toBe(404)
    },
  ],
  [
    'makes up a response that is asked for',
    async ({ ask }) => {
      const made = await ask('GET', '/pets/1', undefined, { Prefer: 'dynamic=true' })
      expect([made.status, made.header('preference-applied')]).toEqual([200, 'dynamic=true'])
      expect(recordOf(made)).toMatchObject({ name: expect.any(String), id: expect.any(Number) })
      const again = await Promise.all(
        Array.from({ length: 8 }, () => ask('GET', '/pets/1', undefined, { Prefer: 'dynamic=true' })),
      )
      expect(new Set(again.map(({ text }) => text)).size).toBeGreaterThan(1)
    },
  ],
  [
    'gives each sandbox its own state',
    async ({ ask }) => {
      const own = { 'Doublecheck-Sandbox': 'one' }
      await ask('POST', '/pets', { name: 'Fig' }, own)
      expect(recordsOf(await ask('GET', '/pets'))).toHaveLength(2)
      expect(recordsOf(await ask('GET', '/pets', undefined, own))).toHaveLength(3)
    },
  ],
]
