import { describe, expect, it } from 'vitest'
import { evaluate, followLink, type Link, readExpression } from '#openapi'
import { accounts, changed, operationOf } from './accounts.ts'

describe('a runtime expression', () => {
  it.each([
    ['$method', { of: 'method' }],
    ['$url', { of: 'url' }],
    ['$statusCode', { of: 'statusCode' }],
    ['$request.body', { of: 'request', part: 'body', pointer: '' }],
    ['$request.body#/user/name', { of: 'request', part: 'body', pointer: '/user/name' }],
    ['$response.body#/data/0/id', { of: 'response', part: 'body', pointer: '/data/0/id' }],
    ['$request.path.id', { of: 'request', part: 'path', name: 'id' }],
    ['$request.query.page', { of: 'request', part: 'query', name: 'page' }],
    ['$response.header.Location', { of: 'response', part: 'header', name: 'Location' }],
  ])('%s is taken apart', (text, expression) => {
    expect(readExpression(text)).toEqual(expression)
  })

  it.each([
    '',
    'request.body',
    '$request',
    '$request.body#name',
    '$inputs.id',
    ' $method',
    '$methods',
    'Bearer $request.body#/id',
  ])('%j is none', (text) => {
    expect(readExpression(text)).toBeUndefined()
  })
})

describe('a value with expressions in it', () => {
  it.each([
    ['$method', 'PUT'],
    ['$statusCode', 200],
    ['$url', 'http://localhost/v1/accounts/a7/secret'],
    ['$request.path.id', 'a7'],
    ['$request.header.Trace', 't1'],
    ['$request.body#/new', 'other-secret'],
    ['$response.body#/done', true],
    ['$response.header.ETag', '"5"'],
    ['$response.body', { done: true }],
    ['{$request.path.id}:{$request.body#/new}', 'a7:other-secret'],
    ['is {$response.body#/done}: {$response.body}', 'is true: {"done":true}'],
    ['literal {text}', 'literal {text}'],
    [7, 7],
    [
      { id: '$request.path.id', keep: false, list: ['$method', 'x'] },
      { id: 'a7', keep: false, list: ['PUT', 'x'] },
    ],
  ])('%j is evaluated over an exchange', (value, result) => {
    expect(evaluate(value, changed)).toEqual(result)
  })

  it('leaves out what the exchange does not have', () => {
    expect(evaluate({ id: '$response.body#/id', name: '$request.body#/old' }, changed)).toEqual({ name: 'first-secret' })
    expect(evaluate('{$response.body#/id}!', changed)).toBe('!')
  })
})

describe('following a Link', () => {
  const links = operationOf(accounts, 'changeSecret').responses[0]?.links as readonly [Link, Link]

  it('gives the request that is true after a change', () => {
    expect(followLink(links[0], changed)).toEqual({ parameters: { 'path.id': 'a7' }, body: { old: 'other-secret' } })
  })

  it('writes a credential out of several values, and no body where the Link has none', () => {
    expect(followLink(links[1], changed)).toEqual({ parameters: { 'path.id': 'a7', 'header.Key': 'a7:other-secret' } })
  })
})
