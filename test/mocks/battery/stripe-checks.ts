import { expect } from 'vitest'
import { type Check, recordOf, type Scene, type Shown } from './checks.ts'

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

interface Listed {
  readonly data: readonly Shown[]
  readonly has_more: boolean
}

const send = ({ ask }: Scene, path: string, body: string) => ask('POST', `/v1${path}`, body, form)
const list = async ({ ask }: Scene, path: string) => (await ask('GET', `/v1${path}`)).json as Listed

async function create(scene: Scene, path: string, body: string): Promise<Shown> {
  const created = await send(scene, path, body)
  expect([created.status, created.text]).toEqual([200, expect.any(String)])
  return recordOf(created)
}

const customer = (scene: Scene, name = 'Ada') => create(scene, '/customers', `name=${name}`)

async function refuses(scene: Scene, path: string, body: string): Promise<string> {
  const { status, json, text } = await send(scene, path, body)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(json).toMatchObject({ error: { message: expect.any(String), type: expect.any(String) } })
  return text
}

/** What Stripe promises beyond its collections: nested forms, cursors, what is gone and still told, errors of its own. */
export const stripeChecks: readonly Check[] = [
  [
    'gives a customer a key of its kind, and the time',
    async (scene) => {
      const { id, object, created } = await customer(scene)
      expect([id, object]).toEqual([expect.stringMatching(/^cus_\w{8,}$/), 'customer'])
      expect(Math.abs(Number(created) - Date.now() / 1_000)).toBeLessThan(60)
    },
  ],
  [
    'keeps what a form nests',
    async (scene) => {
      const made = await create(
        scene,
        '/customers',
        'name=Ada&metadata[order]=6735&address[line1]=1%20Square&address[city]=London',
      )
      expect(made).toMatchObject({ metadata: { order: '6735' }, address: { line1: '1 Square', city: 'London' } })
      expect(recordOf(await scene.ask('GET', `/v1/customers/${String(made.id)}`))).toMatchObject({ metadata: { order: '6735' } })
    },
  ],
  [
    'keeps of a customer what an update does not name',
    async (scene) => {
      const { id } = await create(scene, '/customers', 'name=Ada&email=ada@shop.test')
      await send(scene, `/customers/${String(id)}`, 'name=Grace')
      expect(recordOf(await scene.ask('GET', `/v1/customers/${String(id)}`))).toMatchObject({
        name: 'Grace',
        email: 'ada@shop.test',
      })
    },
  ],
  [
    'says that a customer is gone',
    async (scene) => {
      const { id } = await customer(scene)
      expect(recordOf(await scene.ask('DELETE', `/v1/customers/${String(id)}`))).toMatchObject({
        id,
        deleted: true,
        object: 'customer',
      })
    },
  ],
  [
    'shows a part of the list, and says that there is more',
    async (scene) => {
      for (const name of ['Ada', 'Grace', 'Alan']) await customer(scene, name)
      const { data, has_more } = await list(scene, '/customers?limit=2')
      expect([data.length, has_more]).toEqual([2, true])
    },
  ],
  [
    'goes through the list by the last key seen',
    async (scene) => {
      for (const name of ['Ada', 'Grace', 'Alan']) await customer(scene, name)
      const all = (await list(scene, '/customers?limit=100')).data.map(({ id }) => id)
      const found: unknown[] = []
      for (let [more, query] = [true, 'limit=2']; more && found.length <= all.length; ) {
        const { data, has_more } = await list(scene, `/customers?${query}`)
        found.push(...data.map(({ id }) => id))
        query = `limit=2&starting_after=${String(found.at(-1))}`
        more = has_more
      }
      expect(found).toEqual(all)
    },
  ],
  [
    'goes back by the first key seen',
    async (scene) => {
      for (const name of ['Ada', 'Grace', 'Alan']) await customer(scene, name)
      const all = (await list(scene, '/customers?limit=100')).data
      const before = await list(scene, `/customers?limit=100&ending_before=${String(all[2]?.id)}`)
      expect(before.data.map(({ id }) => id)).toEqual(all.slice(0, 2).map(({ id }) => id))
    },
  ],
  [
    'lists the customers with an address for mail',
    async (scene) => {
      const { id } = await create(scene, '/customers', 'email=only@shop.test')
      expect((await list(scene, '/customers?email=only@shop.test')).data.map((one) => one.id)).toEqual([id])
    },
  ],
  [
    'refuses a part of the list that is none',
    async ({ ask }) => expect((await ask('GET', '/v1/customers?limit=many')).status).toBeGreaterThanOrEqual(400),
  ],
  [
    'refuses in its own words, and names what is wrong',
    async (scene) => expect(await refuses(scene, '/products', 'active=true')).toContain('name'),
  ],
  [
    'misses a customer in its own words',
    async ({ ask }) => {
      const { status, json } = await ask('GET', '/v1/customers/cus_nobody')
      expect([status, json]).toMatchObject([404, { error: { message: expect.stringContaining('cus_nobody') } }])
    },
  ],
  [
    'makes of a form the types of the document',
    async (scene) => {
      const made = await create(
        scene,
        '/products',
        'name=Tea&active=false&package_dimensions[height]=2&package_dimensions[length]=3&package_dimensions[weight]=4&package_dimensions[width]=5',
      )
      expect(made).toMatchObject({ active: false, package_dimensions: { height: 2, length: 3, weight: 4, width: 5 } })
    },
  ],
  [
    'keeps the order of a list in a form',
    async (scene) => {
      const images = ['https://shop.test/a.png', 'https://shop.test/b.png']
      const body = `name=Tea&${images.map((url, index) => `images[${index}]=${encodeURIComponent(url)}`).join('&')}`
      expect(await create(scene, '/products', body)).toMatchObject({ images })
    },
  ],
  [
    'lists the products that are sold',
    async (scene) => {
      const { id } = await create(scene, '/products', 'name=Old&active=false')
      const listed = async (query: string) => (await list(scene, `/products?limit=100&${query}`)).data.map((one) => one.id)
      expect([(await listed('active=false')).includes(id), (await listed('active=true')).includes(id)]).toEqual([true, false])
    },
  ],
  [
    'keeps the price of a product',
    async (scene) => {
      const { id } = await create(scene, '/products', 'name=Tea')
      const price = await create(scene, '/prices', `product=${String(id)}&currency=eur&unit_amount=500&recurring[interval]=month`)
      expect(price).toMatchObject({ currency: 'eur', unit_amount: 500, product: id })
      expect(recordOf(await scene.ask('GET', `/v1/prices/${String(price.id)}`))).toMatchObject({ unit_amount: 500 })
    },
  ],
  [
    'lists the balance transactions of a customer under that only',
    async (scene) => {
      const [one, other] = [await customer(scene), await customer(scene)]
      const path = (of: Shown) => `/customers/${String(of.id)}/balance_transactions`
      const made = await create(scene, path(one), 'amount=-500&currency=usd')
      expect((await list(scene, path(one))).data.map(({ id }) => id)).toEqual([made.id])
      expect((await list(scene, path(other))).data).toEqual([])
    },
  ],
  [
    'cancels a payment',
    async (scene) => {
      const { id } = await create(scene, '/payment_intents', 'amount=2000&currency=usd')
      expect(await create(scene, `/payment_intents/${String(id)}/cancel`, '')).toMatchObject({ id, status: 'canceled' })
    },
  ],
]
