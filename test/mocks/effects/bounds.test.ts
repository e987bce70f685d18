import { expect, it } from 'vitest'
import { asking } from './asking.ts'

const json = (schema: object) => ({ 'application/json': { schema } })
const integer = { type: 'integer' }
const day = { type: 'string', format: 'date' }
const invoice = {
  type: 'object',
  required: ['id', 'due', 'paidAt'],
  properties: {
    id: { type: 'string', readOnly: true },
    due: integer,
    paidAt: { type: 'string', format: 'date-time' },
    dates: { type: 'array', items: day },
  },
}
const range = (bound: object) => ({ type: 'object', properties: { gt: bound, gte: bound, lt: bound, lte: bound } })
const deep = (name: string, schema: object) => ({ name, in: 'query', style: 'deepObject', explode: true, schema })
const document = {
  openapi: '3.0.3',
  info: { title: 'Invoices', version: '1' },
  paths: {
    '/invoices': {
      get: {
        parameters: [
          deep('due', { anyOf: [range(integer), integer] }),
          deep('paidAt', range({ type: 'string', format: 'date-time' })),
          ...['min_due', 'max_due'].map((name) => ({ name, in: 'query', schema: integer })),
          ...['startDate', 'endDate'].map((name) => ({ name, in: 'query', schema: day })),
        ],
        responses: { 200: { description: 'All', content: json({ type: 'array', items: invoice }) } },
      },
      post: {
        requestBody: { content: json(invoice) },
        responses: { 201: { description: 'Made', content: json(invoice) } },
      },
    },
    '/invoices/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { description: 'One', content: json(invoice) } },
      },
    },
  },
}

it.each([
  ['due=2', [2]],
  ['due[gte]=2', [2, 3]],
  ['due[gt]=2', [3]],
  ['due[gt]=1&due[lt]=3', [2]],
  ['due[lte]=1', [1]],
  ['paidAt[gte]=2024-01-02T00:00:00Z', [2, 3]],
  ['min_due=2', [2, 3]],
  ['min_due=2&max_due=2', [2]],
  ['startDate=2024-02-02', [2, 3]],
  ['endDate=2024-02-02', [1, 2]],
])('lists what lies within the bounds that are asked for, or is just that: %s', async (query, expected) => {
  const { ask } = await asking(document, { scenario: 'empty' })
  for (const due of [1, 2, 3])
    await ask('POST', '/invoices', { due, paidAt: `2024-01-0${due}T00:00:00Z`, dates: [`2024-02-0${due}`] })
  const { body } = await ask('GET', `/invoices?${query.replaceAll('[', '%5B').replaceAll(']', '%5D')}`)
  expect((body as readonly { readonly due: number }[]).map(({ due }) => due)).toEqual(expected)
})
