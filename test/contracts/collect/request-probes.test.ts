import { describe, expect, it } from 'vitest'
import { milvusDocument } from '#openapi/milvus'
import { requestProbes } from '../../../contracts/probes/request-probes.ts'
import { accounts, operationOf } from '../../model/accounts.ts'
import { type Orders, ordersOf, valuesOf } from './orders.ts'

const plain = { properties: { it: { type: 'string' } }, body: { it: 'box' } } as const
const probesOf = (orders: Partial<Orders> = {}) => {
  const { document, operation } = ordersOf({ ...plain, ...orders })
  return requestProbes(document, operation)
}

describe('a body', () => {
  it('is cut short, put in a list, and left out', () => {
    const texts = probesOf().map(({ name, rule, whole }) => [name, rule, whole?.kind === 'text' && whole.change('{"it":"box"}')])
    expect(texts).toEqual([
      ['a body cut short', 'rule/malformed', '{"it":"box'],
      ['a list as body', 'rule/malformed', '[{"it":"box"}]'],
      ['an empty body', 'rule/malformed', ''],
      ['something after its JSON', 'rule/malformed', '{"it":"box"} x'],
    ])
  })

  it('may have something after its JSON where the document says that it is not looked at', () => {
    const document = milvusDocument()
    const names = requestProbes(document, operationOf(document, 'updatePassword')).map(({ name }) => name)
    expect(names).toContain('a body cut short')
    expect(names).not.toContain('something after its JSON')
  })

  it('of which there is none is left alone', () => {
    const names = requestProbes(accounts, operationOf(accounts, 'lookAtAccount')).map(({ name }) => name)
    expect(names.filter((name) => name.includes('body'))).toEqual([])
  })
})

describe('a credential', () => {
  it('is left out, and wrong in as little as can be', () => {
    const key = { type: 'apiKey', in: 'header', name: 'Key', 'x-credential': 'k1' }
    const credentials = probesOf({ securitySchemes: { key } }).filter(({ rule }) => rule === 'auth')
    expect(credentials.map(({ whole }) => whole?.kind === 'credential' && whole.credential)).toEqual([
      'none',
      'altered',
      'shortened',
      'recased',
      'lengthened',
      'preceded',
      'mangled',
      'empty',
      'rehomed',
    ])
    expect(new Set(credentials.map(({ pointer }) => pointer))).toEqual(new Set(['#/components/securitySchemes/key']))
  })

  it('nobody asks for is none of our business', () => {
    expect(probesOf().filter(({ rule }) => rule === 'auth')).toEqual([])
  })
})

describe('a method', () => {
  it('that no operation of the path has is tried where the document says what it is answered with', () => {
    const methods = requestProbes(milvusDocument(), operationOf(milvusDocument(), 'updatePassword')).filter(
      ({ rule }) => rule === 'method',
    )
    expect(methods.map(({ name, whole }) => [name, whole])).toEqual([['the method GET', { kind: 'method', method: 'GET' }]])
    expect(probesOf().filter(({ rule }) => rule === 'method')).toEqual([])
  })
})

describe('a parameter', () => {
  const page = { name: 'page', in: 'query', required: true, example: 1 }

  it('that has to be there is left out, and each of its rules broken once', () => {
    const probes = probesOf({ parameters: [{ ...page, schema: { type: 'integer', minimum: 0, maximum: 99 } }] })
    expect(valuesOf(probes.filter(({ touch }) => touch?.field === 'query.page'))).toEqual({
      'page missing': undefined,
      'page type: a text': 'text',
      'page minimum: one less': '-1',
      'page maximum: one more': '100',
    })
  })

  it('that may be a text is broken by none', () => {
    const probes = probesOf({ parameters: [{ ...page, example: 'a', schema: { type: 'string' } }] })
    expect(valuesOf(probes.filter(({ touch }) => touch !== undefined))).toEqual({ 'page missing': undefined })
  })

  it.each([
    ['a header', { ...page, in: 'header' }],
    ['a parameter that need not be there', { ...page, required: false }],
  ])('is passed over as servers do: %s', (_, parameter) => {
    const probes = probesOf({ parameters: [{ ...parameter, schema: { type: 'integer' } }] })
    expect(probes.filter(({ touch }) => touch !== undefined)).toEqual([])
  })

  it('that is written with its name in brackets has no wrong text: that would be another parameter', () => {
    const schema = { type: 'array', items: { type: 'object', properties: { price: { type: 'integer' } } } }
    const parameter = { ...page, example: [{ price: 1 }], schema }
    const named = (style: string) => valuesOf(probesOf({ parameters: [{ ...parameter, style }] }).filter(({ touch }) => touch))
    expect(named('deepObject')).toEqual({ 'page missing': undefined })
    expect(named('form')).toHaveProperty('page type: a text')
  })

  it('in the path cannot be left out', () => {
    const probes = requestProbes(accounts, operationOf(accounts, 'lookAtAccount'))
    expect(probes.map(({ name }) => name)).not.toContain('id missing')
  })
})
