import { expect } from 'vitest'
import { isObject } from '#openapi'
import type { Answered } from '../host.ts'
import type { Check, Scene, Shown } from './checks.ts'
import { httpChecksOf } from './http-checks.ts'

/** A collection of a public document, and what is sent to it. */
export interface Resource {
  readonly path: string
  readonly key: string
  /** A key that nobody has. */
  readonly unknown: string
  /** Name of the property that holds a record in every body; absent: the body is the record. */
  readonly envelope?: string
  /** Name of the property that holds the list. */
  readonly list?: string
  readonly sent: Shown
  /** What an update sets. */
  readonly changed: Shown
  readonly update: 'PUT' | 'PATCH' | 'POST'
  /** Default: JSON. */
  readonly form?: true
  /** What the document does not allow, by what is wrong about it. */
  readonly broken: Readonly<Record<string, Shown>>
}

const inside = ({ json }: Answered, name: string | undefined): unknown =>
  name === undefined ? json : (json as Readonly<Record<string, unknown>>)[name]

function clientOf({ ask }: Scene, resource: Resource) {
  const { path, envelope, form, key, list, sent } = resource
  const write = (record: Shown): unknown =>
    form
      ? new URLSearchParams(Object.entries(record).map(([name, value]) => [name, String(value)])).toString()
      : envelope === undefined
        ? record
        : { [envelope]: record }
  const headers = form ? { 'Content-Type': formType } : {}
  const send = (method: string, at: string, record?: Shown) => ask(method, at, record && write(record), record ? headers : {})
  const record = (answered: Answered) => inside(answered, envelope) as Shown
  const keyOf = (one: Shown) => encodeURIComponent(String(one[key]))
  return {
    send,
    record,
    create: async () => record(await send('POST', path, sent)),
    list: async () => inside(await ask('GET', path), list) as readonly Shown[],
    at: (one: Shown) => `${path}/${keyOf(one)}`,
    keyOf,
  }
}

const formType = 'application/x-www-form-urlencoded'

/** What every collection that is created, read, listed, changed and removed keeps. */
export function checksOf(resource: Resource): readonly Check[] {
  const { path, sent, changed, update, broken, key, form, unknown } = resource
  const check = (promise: string, prove: (client: ReturnType<typeof clientOf>, scene: Scene) => Promise<void>): Check => [
    `${path}: ${promise}`,
    (scene) => prove(clientOf(scene, resource), scene),
  ]
  return [
    check('creates', async ({ send }) => expect((await send('POST', path, sent)).status).toBeLessThan(300)),
    check('shows what was created', async ({ create }) => expect(await create()).toMatchObject(sent)),
    check('gives each record its key', async ({ create, keyOf }) =>
      expect(new Set([keyOf(await create()), keyOf(await create()), 'undefined', '']).size).toBe(4),
    ),
    check('reads what was created', async ({ create, send, record, at }) => {
      const created = await create()
      expect(record(await send('GET', at(created)))).toMatchObject({ ...sent, [key]: created[key] })
    }),
    check('lists what was created', async ({ create, list }) => {
      const created = await create()
      expect(await list()).toContainEqual(expect.objectContaining({ [key]: created[key] }))
    }),
    check('changes what is sent', async ({ create, send, record, at }) => {
      const created = await create()
      expect((await send(update, at(created), update === 'PUT' ? { ...created, ...changed } : changed)).status).toBeLessThan(300)
      expect(record(await send('GET', at(created)))).toMatchObject({ ...sent, ...changed })
    }),
    check('leaves other records alone', async ({ create, send, record, at }) => {
      const [one, other] = [await create(), await create()]
      const before = record(await send('GET', at(other)))
      await send(update, at(one), update === 'PUT' ? { ...one, ...changed } : changed)
      await send('DELETE', at(one))
      expect(record(await send('GET', at(other)))).toEqual(before)
    }),
    check('removes', async ({ create, send, at }) => expect((await send('DELETE', at(await create()))).status).toBeLessThan(300)),
    check('misses what is gone', async ({ create, send, at, list }) => {
      const created = await create()
      await send('DELETE', at(created))
      expect((await send('GET', at(created))).status).toBeGreaterThanOrEqual(400)
      expect((await send('DELETE', at(created))).status).toBeGreaterThanOrEqual(400)
      expect((await list()).map((one) => one[key])).not.toContain(created[key])
    }),
    check('begins anew after a reset', async ({ create, list }, { mock }) => {
      const before = await list()
      await create()
      await mock.reset()
      expect(await list()).toEqual(before)
    }),
    check('says which methods it has', async ({ send }) => {
      const refused = await send('PATCH', path, sent)
      expect([refused.status, refused.header('allow')]).toEqual([405, expect.stringContaining('POST')])
    }),
    check('gives the head of its list', async ({ send }) =>
      expect(await send('HEAD', path)).toMatchObject({ status: 200, text: '' }),
    ),
    ...Object.entries(broken).map(([what, record]) =>
      check(`refuses ${what}`, async ({ send, list }) => {
        const before = await list()
        const refused = await send('POST', path, record)
        expect(refused.status).toBeGreaterThanOrEqual(400)
        expect(refused.status).toBeLessThan(500)
        expect(isObject(refused.json)).toBe(true)
        expect(await list()).toEqual(before)
      }),
    ),
    check('gives each of many equal creations its own key', async ({ create }) =>
      expect(new Set((await Promise.all(Array.from({ length: 10 }, create))).map((one) => one[key])).size).toBe(10),
    ),
    check('keeps in a sandbox what is created there', async ({ create, list, send, at }, { ask }) => {
      const before = await list()
      const own = { 'Doublecheck-Sandbox': 'other' }
      const created = await create()
      expect((await ask('GET', at(created), undefined, own)).status).not.toBe(200)
      await send('DELETE', at(created))
      expect(await list()).toEqual(before)
    }),
    ...httpChecksOf({
      path,
      missing: `${path}/${unknown}`,
      update,
      change: changeOf(resource),
      mediaType: form ? formType : 'application/json',
      needsBody: 'nothing' in broken,
    }),
  ]
}

/** The body of a change of a record that is not there. */
function changeOf({ sent, changed, update, form, envelope, key, unknown }: Resource): string {
  const id = /^\d+$/.test(unknown) ? Number(unknown) : unknown
  const record = update === 'PUT' ? { [key]: id, ...sent, ...changed } : changed
  if (form) return new URLSearchParams(Object.entries(record).map(([name, value]) => [name, String(value)])).toString()
  return JSON.stringify(envelope === undefined ? record : { [envelope]: record })
}
