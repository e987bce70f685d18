import { describe, expect, it } from 'vitest'
import { splitTarget } from '../../../mocks/handlers/message.ts'
import { createRouter, owns } from '../../../mocks/handlers/route.ts'

describe('the router', () => {
  const find = createRouter(
    ['/', ''],
    [
      { method: 'GET', path: '/users/{user-id}', route: 'one' },
      { method: 'GET', path: '/users/me', route: 'me' },
      { method: 'POST', path: '/users', route: 'create' },
    ],
  )

  it.each([
    ['POST', '/users', { route: 'create', parameters: {} }],
    ['POST', '//users', { route: 'create', parameters: {} }],
    ['GET', '/users/me', { route: 'me', parameters: {} }],
    ['GET', '//users/a%2Fb%20c', { route: 'one', parameters: { 'user-id': 'a/b c' } }],
    ['GET', '/users/%E4%A', { route: 'one', parameters: { 'user-id': '%E4%A' } }],
  ])('finds what %s %s leads to', (method, path, match) => {
    expect(find(method, path)).toEqual(match)
  })

  it.each([
    ['PUT', '/users'],
    ['POST', '/Users'],
    ['POST', '///users'],
    ['GET', '/users/'],
    ['GET', '/users/1/2'],
  ])('finds nothing for %s %s', (method, path) => {
    expect(find(method, path)).toBeUndefined()
  })

  it('knows which paths belong to an API', () => {
    expect(['/a/b', '/a/b/', '/a/b/c'].map((path) => owns(['/a/b'], path))).toEqual([true, true, true])
    expect(['/a', '/a/bc', '//a/b'].map((path) => owns(['/a/b'], path))).toEqual([false, false, false])
  })
})

describe('splitTarget', () => {
  it.each([
    ['//api/x?a=1?b', { path: '//api/x', query: 'a=1?b' }],
    ['http://host:1//api/x', { path: '//api/x', query: '' }],
    ['http://host', { path: '/', query: '' }],
    ['http://host/x#?y', { path: '/x', query: '' }],
    ['/x?', { path: '/x', query: '' }],
  ])('splits %s without changing it', (target, parts) => {
    expect(splitTarget(target)).toEqual(parts)
  })
})
