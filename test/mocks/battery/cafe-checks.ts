import { expect } from 'vitest'
import { type Check, recordOf, type Scene, type Shown } from './checks.ts'

const item = 'prd_01h1s5z6vf2mm1mz3hevnn9va7'
const order = (customerName: string) => ({ customerName, orderItems: [{ menuItemId: item, quantity: 2 }] })

interface Listed {
  readonly items: readonly Shown[]
  readonly page: Shown
}

const list = async ({ ask }: Scene, query = 'limit=100') => (await ask('GET', `/orders?${query}`)).json as Listed

async function place({ ask }: Scene, customerName = 'Ada Lovelace'): Promise<Shown> {
  const created = await ask('POST', '/orders', order(customerName))
  expect([created.status, created.text]).toEqual([201, expect.any(String)])
  return recordOf(created)
}

async function refused({ ask }: Scene, status: number, method: string, path: string, body?: unknown): Promise<string> {
  const response = await ask(method, path, body)
  expect([response.status, response.header('content-type')]).toEqual([status, expect.stringContaining('problem+json')])
  expect(response.json).toMatchObject({ type: expect.any(String), title: expect.any(String), status })
  return response.text
}

const multipart = { 'Content-Type': 'multipart/form-data; boundary=cut' }
const formOf = (fields: Readonly<Record<string, string>>) =>
  `${Object.entries(fields)
    .map(([name, value]) => `--cut\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')}--cut--\r\n`

const cocoa = { name: 'Cocoa', price: '300', category: 'beverage', volume: '250', containsCaffeine: 'false' }

/** What the café promises: cursors, filters and sorts in one parameter, forms with files, orders that move on. */
export const cafeChecks: readonly Check[] = [
  [
    'gives an order what only the café sets',
    async (scene) => {
      const { id, object, status, createdAt, updatedAt } = await place(scene)
      expect(id).toMatch(/^ord_[0-9abcdefghjkmnpqrstvwxyz]{26}$/)
      expect([object, status, createdAt]).toEqual(['order', 'placed', updatedAt])
      expect(Date.now() - Date.parse(String(createdAt))).toBeLessThan(60_000)
    },
  ],
  [
    'lets no customer set it',
    async ({ ask }) => {
      const sent = { ...order('Ada'), status: 'completed', totalPrice: 1, id: 'ord_01h1s5z6vf2mm1mz3hevnn9va8' }
      const { status, json } = await ask('POST', '/orders', sent)
      if (status === 201) expect(json).toMatchObject({ status: 'placed', id: expect.not.stringMatching(sent.id) })
      else expect(status).toBe(400)
    },
  ],
  [
    'sets the defaults of an item of an order',
    async (scene) => expect((await place(scene)).orderItems).toMatchObject([{ menuItemId: item, quantity: 2, discount: 0 }]),
  ],
  [
    'moves an order on, and the time of its change',
    async (scene) => {
      const before = await place(scene)
      const path = `/orders/${String(before.id)}`
      const after = recordOf(await scene.ask('PATCH', path, { status: 'preparing' }))
      expect(after).toEqual({ ...before, status: 'preparing', updatedAt: expect.any(String) })
      expect(Date.parse(String(after.updatedAt))).toBeGreaterThanOrEqual(Date.parse(String(before.updatedAt)))
      expect(recordOf(await scene.ask('GET', path))).toEqual(after)
    },
  ],
  [
    'refuses a state no order has',
    async (scene) => {
      const { id } = await place(scene)
      expect(await refused(scene, 400, 'PATCH', `/orders/${String(id)}`, { status: 'eaten' })).toContain('status')
      expect(recordOf(await scene.ask('GET', `/orders/${String(id)}`)).status).toBe('placed')
    },
  ],
  [
    'refuses in the words of a problem',
    async (scene) => expect(await refused(scene, 400, 'POST', '/orders', { customerName: 'Ada' })).toContain('orderItems'),
  ],
  [
    'misses an order in the words of a problem',
    async (scene) => void (await refused(scene, 404, 'GET', '/orders/ord_01h1s5z6vf2mm1mz3hevnn9zzz')),
  ],
  [
    'refuses a key of another form',
    async ({ ask }) => expect([400, 404]).toContain((await ask('GET', '/orders/not-a-key')).status),
  ],
  [
    'counts what it lists',
    async (scene) => {
      await place(scene)
      const { items, page } = await list(scene)
      expect(page).toMatchObject({ total: items.length, limit: 100, hasNextPage: false, hasPrevPage: false })
    },
  ],
  [
    'refuses a page of nothing, and one that is too long',
    async (scene) => {
      for (const limit of ['0', '101', 'all']) await refused(scene, 400, 'GET', `/orders?limit=${limit}`)
    },
  ],
  [
    'goes through all orders by the cursor of their end',
    async (scene) => {
      for (const name of ['Ada', 'Grace', 'Alan']) await place(scene, name)
      const all = (await list(scene)).items.map(({ id }) => id)
      const found: unknown[] = []
      let query = 'limit=2'
      for (let pages = 0; pages < all.length; pages += 1) {
        const { items, page } = await list(scene, query)
        found.push(...items.map(({ id }) => id))
        if (page.hasNextPage !== true) break
        query = `limit=2&after=${encodeURIComponent(String(page.endCursor))}`
      }
      expect(found).toEqual(all)
    },
  ],
  [
    'goes back by the cursor of a start',
    async (scene) => {
      for (const name of ['Ada', 'Grace', 'Alan']) await place(scene, name)
      const first = await list(scene, 'limit=2')
      const second = await list(scene, `limit=2&after=${encodeURIComponent(String(first.page.endCursor))}`)
      expect(second.page.hasPrevPage).toBe(true)
      const back = await list(scene, `limit=2&before=${encodeURIComponent(String(second.page.startCursor))}`)
      expect(back.items).toEqual(first.items)
    },
  ],
  [
    'lists the orders in a state',
    async (scene) => {
      const { id } = await place(scene)
      await scene.ask('PATCH', `/orders/${String(id)}`, { status: 'canceled' })
      const { items } = await list(scene, 'filter=status:canceled&limit=100')
      expect(items.map((one) => one.id)).toContain(id)
      expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['canceled']))
    },
  ],
  [
    'lists one order by its key',
    async (scene) => {
      const { id } = await place(scene)
      expect((await list(scene, `filter=id:${String(id)}`)).items.map((one) => one.id)).toEqual([id])
    },
  ],
  [
    'sorts the orders both ways',
    async (scene) => {
      for (const name of ['Charles', 'Ada', 'Barbara']) await place(scene, name)
      const names = async (sort: string) =>
        (await list(scene, `limit=100&sort=${sort}`)).items.map((one) => String(one.customerName))
      const up = await names('customerName')
      expect(up).toEqual(up.toSorted())
      expect(await names('-customerName')).toEqual(up.toReversed())
    },
  ],
  [
    'finds orders by a part of a name, in any case',
    async (scene) => {
      const { id } = await place(scene, 'Zuse')
      expect((await list(scene, 'search=ZUS')).items.map((one) => one.id)).toEqual([id])
    },
  ],
  [
    'keeps a menu item that is sent as a form with parts',
    async ({ ask }) => {
      const created = await ask('POST', '/menu', formOf(cocoa), multipart)
      const made = { name: 'Cocoa', price: 300, category: 'beverage', volume: 250, containsCaffeine: false, object: 'menuItem' }
      expect([created.status, created.json]).toMatchObject([201, made])
      expect((await ask('GET', '/menu?limit=100')).text).toContain(String(recordOf(created).id))
    },
  ],
  [
    'refuses a menu item of no kind',
    async ({ ask }) => expect((await ask('POST', '/menu', formOf({ ...cocoa, category: 'soup' }), multipart)).status).toBe(400),
  ],
  [
    'refuses a menu item whose price is none',
    async ({ ask }) => {
      const { status, text } = await ask('POST', '/menu', formOf({ ...cocoa, price: 'much' }), multipart)
      expect([status, text]).toEqual([400, expect.stringContaining('price')])
    },
  ],
  [
    'removes a menu item',
    async ({ ask }) => {
      const { id } = recordOf(await ask('POST', '/menu', formOf(cocoa), multipart))
      expect((await ask('DELETE', `/menu/${String(id)}`)).status).toBe(204)
      expect((await ask('GET', '/menu?limit=100')).text).not.toContain(String(id))
      expect((await ask('DELETE', `/menu/${String(id)}`)).status).toBe(404)
    },
  ],
  [
    'lists the menu of a kind',
    async ({ ask }) => {
      await ask('POST', '/menu', formOf(cocoa), multipart)
      const { items } = (await ask('GET', '/menu?filter=category:beverage&limit=100')).json as Listed
      expect(new Set(items.map(({ category }) => category))).toEqual(new Set(['beverage']))
    },
  ],
  [
    'gives the photo of a menu item, or what it shows, as is accepted',
    async ({ ask }) => {
      const path = `/menu-item-images/${item}`
      expect((await ask('GET', path, undefined, { Accept: 'text/plain' })).header('content-type')).toContain('text/plain')
      expect((await ask('GET', path, undefined, { Accept: 'image/png' })).header('content-type')).toContain('image/png')
    },
  ],
  [
    'refuses a photo of a size there is not',
    async ({ ask }) => expect((await ask('GET', `/menu-item-images/${item}?photoSize=huge`)).status).toBe(400),
  ],
  [
    'lists the items of an order',
    async ({ ask }) => {
      const { status, json } = await ask('GET', '/order-items?filter=orderId:ord_01h1s5z6vf2mm1mz3hevnn9va7')
      expect([status, json]).toEqual([200, expect.any(Array)])
    },
  ],
  [
    'registers a client, with a secret of its own',
    async ({ ask }) => {
      const { status, json } = await ask('POST', '/oauth2/register', { name: 'till', scopes: ['menu:read'] })
      expect([status, json]).toMatchObject([201, { name: 'till', scopes: ['menu:read'], clientSecret: expect.any(String) }])
      expect((await ask('POST', '/oauth2/register', { scopes: ['menu:read'] })).status).toBe(400)
    },
  ],
  [
    'gives the revenue of a time, and refuses what is no time',
    async ({ ask }) => {
      expect((await ask('GET', '/revenue?startDate=2026-01-01T00:00:00Z')).json).toMatchObject({ revenue: expect.any(Number) })
      expect((await ask('GET', '/revenue?startDate=yesterday')).status).toBe(400)
    },
  ],
]
