import { expect, it } from 'vitest'
import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'

const card = (more: object = {}) => ({
  type: 'object',
  properties: {
    brand: { type: 'string' },
    limits: { type: 'array', items: { type: 'object', properties: { day: { type: 'integer' } } } },
    ...more,
  },
})
const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const payment = {
  type: 'object',
  properties: { id: { type: 'integer' }, card: card({ pin: { type: 'string', writeOnly: true } }) },
}

const document = {
  openapi: '3.1.1',
  info: { title: 'Payments', version: '1' },
  paths: {
    '/payments': {
      post: {
        operationId: 'pay',
        requestBody: {
          required: true,
          ...json({ type: 'object', properties: { card: card({ cvc_token: { type: 'string' } }) } }),
        },
        responses: { 201: { description: 'Made', ...json(payment) } },
      },
    },
    '/payments/{id}': {
      get: {
        operationId: 'getPayment',
        parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'integer' } }],
        responses: { 200: { description: 'It', ...json(payment) }, 404: { description: 'None' } },
      },
    },
  },
}

it('a response shows no secret inside a record that its schema does not name, and nothing that is only written', async () => {
  const mock = createMock(await openapi(document))
  const sent = {
    brand: 'visa',
    limits: [{ day: 5, api_key: 'k-1234567' }],
    cvc_token: 'cvc-9988776',
    pin: '1234567',
    colour: 'blue',
  }
  const made = await mock.fetch(
    new Request('http://mock.test/payments', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ card: sent }),
    }),
  )
  const { id, card: shown } = (await made.json()) as { readonly id: number; readonly card: object }
  expect(shown).toEqual({ brand: 'visa', limits: [{ day: 5 }], colour: 'blue' })
  const read = await mock.fetch(new Request(`http://mock.test/payments/${id}`))
  expect(await read.json()).toEqual({ id, card: shown })
})
