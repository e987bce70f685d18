import { expect, it } from 'vitest'
import { saysAnywhere } from '../../openapi/schema/said.ts'

const root = {
  paths: { '/a': { get: { responses: [{ 'x-volatile': 'now' }] } } },
  components: { schemas: { Secret: { type: 'string', format: 'password' }, format: { type: 'object' } } },
}

it.each([
  ['x-volatile', true],
  ['x-identity', false],
  ['format: password', true],
  ['format: email', false],
])('knows whether a document says %s anywhere', (what, said) => {
  expect(saysAnywhere(root, what)).toBe(said)
})

it('comes to an end with a document that holds itself', () => {
  const own: Record<string, unknown> = { 'x-a': true }
  own.self = own
  expect(saysAnywhere(own as never, 'x-b')).toBe(false)
})
