import { expect, it } from 'vitest'
import { asking } from './asking.ts'

const json = (schema: object) => ({ 'application/json': { schema } })
const query = (name: string) => ({ name, in: 'query', schema: { type: 'string' } })
const line = {
  type: 'object',
  required: ['tea'],
  properties: { tea: { type: 'string' }, sugar: { type: 'integer', default: 0 } },
}
const order = {
  type: 'object',
  required: ['guest', 'lines'],
  properties: {
    id: { type: 'integer', readOnly: true },
    guest: { type: 'string' },
    state: { type: 'string', enum: ['placed', 'served'], default: 'placed' },
    payment: { type: 'string', readOnly: true, enum: ['unpaid', 'part paid', 'paid', 'returned', 'void'] },
    starred: { type: 'boolean', readOnly: true },
    starsCount: { type: 'integer', readOnly: true },
    createdAt: { type: 'string', format: 'date-time', readOnly: true },
    lines: { type: 'array', items: line },
  },
}
const cursor = { type: ['string', 'null'] }
const page = {
  type: 'object',
  required: ['items', 'startCursor', 'endCursor', 'hasPrevPage'],
  properties: {
    items: { type: 'array', items: order },
    startCursor: cursor,
    endCursor: cursor,
    hasPrevPage: { type: 'boolean' },
    hasNextPage: { type: 'boolean' },
  },
}
const problem = {
  type: 'object',
  required: ['title'],
  properties: { title: { type: 'string' }, details: { type: 'object', additionalProperties: true } },
}
const document = {
  openapi: '3.1.0',
  info: { title: 'Tea house', version: '1' },
  paths: {
    '/orders': {
      get: {
        parameters: [
          { ...query('limit'), schema: { type: 'integer' } },
          ...['after', 'before', 'filter', 'search', 'query'].map(query),
        ],
        responses: { 200: { description: 'A page', content: json(page) } },
      },
      post: {
        requestBody: { required: true, content: json(order) },
        responses: {
          201: { description: 'Placed', content: json(order) },
          400: { description: 'Wrong', content: json(problem) },
        },
      },
    },
    '/orders/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { responses: { 200: { description: 'One', content: json(order) } } },
    },
    '/orders/{id}/star': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      put: { responses: { 200: { description: 'Starred', content: json(order) } } },
      delete: { responses: { 204: { description: 'As before' } } },
    },
  },
}

const teaHouse = async () => {
  const { ask } = await asking(document, { scenario: 'empty' })
  for (const [guest, state] of [
    ['Ada', 'placed'],
    ['Grace', 'served'],
    ['Alan', 'served'],
  ])
    await ask('POST', '/orders', { guest, state, lines: [{ tea: 'Assam' }] })
  const guests = async (asked: string) =>
    ((await ask('GET', `/orders?${asked}`)).body as { items: readonly { guest: string }[] }).items.map(({ guest }) => guest)
  return { ask, guests }
}

it('lists what a filter of pairs lets through', async () => {
  const { guests } = await teaHouse()
  expect(await guests('filter=state:served')).toEqual(['Grace', 'Alan'])
  expect(await guests('filter=state:served guest:ada,alan')).toEqual(['Alan'])
  expect(await guests('filter=createdAt:7d')).toHaveLength(3)
})

it('lists everything where a filter is written in a language of its own', async () => {
  const { guests } = await teaHouse()
  for (const asked of ['filter=price gt 3', 'filter=nothing:1', 'query=state eq "served"'])
    expect(await guests(asked)).toHaveLength(3)
})

it('lists what has the words of a search, in any case', async () => {
  const { guests } = await teaHouse()
  expect(await guests('search=GRA')).toEqual(['Grace'])
  expect(await guests('search=nobody')).toEqual([])
})

it('goes back from where a page begins', async () => {
  const { ask, guests } = await teaHouse()
  const second = (await ask('GET', '/orders?limit=2&after=1')).body
  expect(second).toMatchObject({
    items: [{ guest: 'Grace' }, { guest: 'Alan' }],
    startCursor: '2',
    endCursor: null,
    hasPrevPage: true,
  })
  expect(await guests('limit=2&before=2')).toEqual(['Ada'])
  expect(await guests('limit=1&before=3')).toEqual(['Grace'])
})

it('begins a record with nothing related to it, and its parts with their defaults', async () => {
  const { ask } = await teaHouse()
  expect((await ask('GET', '/orders/1')).body).toMatchObject({
    starred: false,
    starsCount: 0,
    lines: [{ tea: 'Assam', sugar: 0 }],
  })
  expect((await ask('PUT', '/orders/1/star')).body).toMatchObject({ starred: true, starsCount: 1 })
})

it('begins a record in the first of the states that only the server sets', async () => {
  const { ask } = await teaHouse()
  const { items } = (await ask('GET', '/orders')).body as { readonly items: readonly { readonly payment: string }[] }
  expect(items.map(({ payment }) => payment)).toEqual(['unpaid', 'unpaid', 'unpaid'])
})

it('says in the free part of a problem what is wrong', async () => {
  const { ask } = await teaHouse()
  const { status, body } = await ask('POST', '/orders', { guest: 'Ada', lines: [{}] })
  expect([status, body]).toEqual([400, { title: 'Bad Request', details: { 'lines.0.tea': 'is required' } }])
})
