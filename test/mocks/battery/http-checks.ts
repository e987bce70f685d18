import { expect } from 'vitest'
import { isObject } from '#openapi'
import type { Check, Scene } from './checks.ts'

/** A collection as HTTP sees it. */
interface Place {
  /** Where it is listed and added to. */
  readonly path: string
  /** Path of a record that is not there, its key of the right form. */
  readonly missing: string
  /** How a record is changed. */
  readonly update: string
  /** What is sent as an update of it. */
  readonly change: string
  readonly mediaType: string
  /** Whether a record has anything that is required. */
  readonly needsBody: boolean
}

/** What HTTP has of its own, whatever the collection holds. */
export function httpChecksOf({ path, missing, update, change, mediaType, needsBody }: Place): readonly Check[] {
  const typed = { 'Content-Type': mediaType }
  const refusedPost = async ({ ask }: Scene, body: string | undefined, headers: Readonly<Record<string, string>> = typed) => {
    const refused = await ask('POST', path, body, headers)
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(refused.status).toBeLessThan(500)
    expect(isObject(refused.json)).toBe(true)
  }
  const check = (promise: string, prove: Check[1]): Check => [`${path}: ${promise}`, prove]
  return [
    check('refuses a body that cannot be read', (scene) =>
      refusedPost(scene, '{"name":', { 'Content-Type': 'application/json' }),
    ),
    ...(needsBody ? [check('refuses a request without a body', (scene) => refusedPost(scene, undefined, {}))] : []),
    check('refuses a media type it does not know', (scene) => refusedPost(scene, 'a,b', { 'Content-Type': 'text/csv' })),
    check('serves nothing that is not accepted', async ({ ask }) => {
      const { status } = await ask('GET', path, undefined, { Accept: 'application/pdf' })
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
    }),
    check('serves what is accepted at last', async ({ ask }) => {
      const headers = { Accept: 'text/html;q=0.9, application/pdf, */*;q=0.1' }
      const { status, header } = await ask('GET', path, undefined, headers)
      expect([status, header('content-type')]).toEqual([200, expect.stringContaining('json')])
    }),
    check('has nothing of a key that nobody has', async ({ ask }) => {
      const { status } = await ask('GET', missing)
      expect([404, 422]).toContain(status)
    }),
    check('changes nothing that is not there', async ({ ask }) => {
      const { status } = await ask(update, missing, change, typed)
      expect([404, 422]).toContain(status)
    }),
    check('removes nothing that is not there', async ({ ask }) => {
      const { status } = await ask('DELETE', missing)
      expect([404, 422]).toContain(status)
    }),
    check('says which methods a record has', async ({ ask }) => {
      const refused = await ask(update === 'PATCH' ? 'PUT' : 'PATCH', missing, change, typed)
      expect([refused.status, refused.header('allow')]).toEqual([405, expect.stringContaining(update)])
    }),
    check('tells its methods to OPTIONS', async ({ ask }) =>
      expect((await ask('OPTIONS', path)).header('allow')).toBe('GET, HEAD, POST, OPTIONS'),
    ),
    check('has nothing at a path that is not documented', async ({ ask }) =>
      expect((await ask('GET', `${missing}/nothing/at/all`)).status).toBe(404),
    ),
  ]
}
