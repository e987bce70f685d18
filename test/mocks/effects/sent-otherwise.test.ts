import { expect, it } from 'vitest'
import { asking } from './asking.ts'

const json = (schema: object) => ({ 'application/json': { schema } })
const text = { type: 'string' }
const list = (items: object) => ({ type: 'array', items })
const record = (properties: object) => ({ type: 'object', required: Object.keys(properties), properties })
const discount = record({ id: text, coupon: record({ id: text, off: { type: 'integer' } }) })
const invoice = record({ id: text, customer: text, discounts: list({ anyOf: [text, discount] }) })
/** A discount is sent in one form and shown in others. */
const document = {
  openapi: '3.0.3',
  info: { title: 'Invoices', version: '1' },
  paths: {
    '/invoices': {
      post: {
        requestBody: { content: json(record({ customer: text, discounts: list(record({ coupon: text })) })) },
        responses: { 201: { description: 'Created', content: json(invoice) } },
      },
    },
    '/invoices/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        responses: { 200: { description: 'One', content: json(invoice) } },
      },
    },
  },
}

it('shows the record that it created, also where a part of it is shown in another form than it is sent', async () => {
  const { ask } = await asking(document)
  const { status, body } = await ask('POST', '/invoices', { customer: 'Ada', discounts: [{ coupon: 'SPRING' }] })
  expect([status, body]).toEqual([201, { id: expect.any(String), customer: 'Ada', discounts: expect.any(Array) }])
  expect(await ask('GET', `/invoices/${(body as { readonly id: string }).id}`)).toMatchObject({ status: 200, body })
})
