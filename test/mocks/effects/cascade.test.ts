import { expect, it } from 'vitest'
import { asking } from './asking.ts'

const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const text = { type: 'string' }
const whole = { type: 'integer' }
const object = (properties: object) => ({ type: 'object', required: Object.keys(properties).slice(1), properties })
const path = (name: string) => ({ in: 'path', name, required: true, schema: whole })

/** The operations of a list and of its records. */
function resource(at: string, record: object, refused: object = {}) {
  const around = [...at.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => path(name))
  const missing = { 404: { description: 'There is none' } }
  return {
    [at]: {
      parameters: around,
      get: { responses: { 200: { description: 'All', ...json({ type: 'array', items: record }) }, ...missing } },
      post: {
        requestBody: { required: true, ...json(record) },
        responses: { 201: { description: 'New', ...json(record) }, ...missing },
      },
    },
    [`${at}/{id}`]: {
      parameters: [...around, path('id')],
      get: { responses: { 200: { description: 'One', ...json(record) }, ...missing } },
      delete: { responses: { 204: { description: 'Gone' }, ...missing, ...refused } },
    },
  }
}

const id = { type: 'integer', readOnly: true }
const inUse = { 409: { description: 'In use', ...json(object({ message: text })) } }

/** Customers have notes, which have lines; orders are for a customer, and visits too. */
const document = (refused: object) => ({
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  paths: {
    ...resource('/customers', object({ id, name: text }), refused),
    ...resource('/customers/{customerId}/notes', object({ id, text })),
    ...resource('/customers/{customerId}/notes/{noteId}/lines', object({ id, text })),
    ...resource('/orders', object({ id, customerId: whole })),
    ...resource('/visits', object({ id, customer: object({ id: whole, name: text }) })),
  },
})

/** A customer with a note that has a line, and an order: `/customers/1` and so on. */
async function shop(refused: object = {}) {
  const { ask, mock } = await asking(document(refused), { scenario: 'empty' })
  await ask('POST', '/customers', { name: 'Ada' })
  await ask('POST', '/customers', { name: 'Bob' })
  for (const customer of [1, 2]) {
    await ask('POST', `/customers/${customer}/notes`, { text: 'Tea' })
    const [note] = (await ask('GET', `/customers/${customer}/notes`)).body as { readonly id: number }[]
    await ask('POST', `/customers/${customer}/notes/${note?.id}/lines`, { text: 'Green' })
  }
  await ask('POST', '/orders', { customerId: 1 })
  return { ask, mock }
}

it('takes along what is below a removed record, however deep, and nothing else', async () => {
  const { ask, mock } = await shop()
  expect((await ask('DELETE', '/customers/1')).status).toBe(204)
  expect((await ask('GET', '/customers/1/notes')).status).toBe(404)
  expect(mock.notes?.all()).toHaveLength(1)
  expect(mock.lines?.all()).toHaveLength(1)
  expect((await ask('GET', '/customers/2/notes')).body).toHaveLength(1)
})

it('leaves what refers to a removed record as it is', async () => {
  const { ask } = await shop()
  await ask('DELETE', '/customers/1')
  expect((await ask('GET', '/orders')).body).toEqual([{ id: 1, customerId: 1 }])
})

it('refuses to remove what is referred to where the document has a 409 for it', async () => {
  const { ask, mock } = await shop(inUse)
  const refused = await ask('DELETE', '/customers/1')
  expect(refused).toMatchObject({ status: 409, body: { message: 'A record of "orders" still has "1" as its customerId.' } })
  expect(mock.notes?.all()).toHaveLength(2)
  await ask('DELETE', '/orders/1')
  expect((await ask('DELETE', '/customers/1')).status).toBe(204)
})

it('sees a reference in the record that is held: { customer: { id } }', async () => {
  const { ask } = await shop(inUse)
  await ask('POST', '/visits', { customer: { id: 2, name: 'Bob' } })
  expect((await ask('DELETE', '/customers/2')).status).toBe(409)
})

it('takes records that were made up for no reason to refuse, and one that was sent for a reason', async () => {
  const { ask } = await asking(document(inUse))
  const [first, second] = (await ask('GET', '/orders')).body as { readonly customerId: number }[]
  expect(first?.customerId).toBe(second?.customerId)
  const path = `/customers/${String(first?.customerId)}`
  await ask('POST', '/orders', { customerId: first?.customerId })
  expect((await ask('DELETE', path)).status).toBe(409)
  const { ask: again } = await asking(document(inUse))
  expect((await again('DELETE', path)).status).toBe(204)
})
