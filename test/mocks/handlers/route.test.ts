import { describe, expect, it } from 'vitest'
import { splitTarget } from '../../../mocks/handlers/message.ts'
import { createRouter, owns } from '../../../mocks/handlers/route.ts'

describe('the router', () => {
  const { find } = createRouter(
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
    ['POST', '/user%73', { route: 'create', parameters: {} }],
    ['GET', '/%75sers/m%65', { route: 'me', parameters: {} }],
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

  it('knows the methods of a path, whichever template they belong to', () => {
    const { methodsOf } = routerOf('GET /users/{id}', 'DELETE /users/{name}', 'PUT /users/me', 'POST /users')
    expect(['/users/7', '/users/me', '/users', '/nothing'].map((path) => methodsOf(path).toSorted())).toEqual([
      ['DELETE', 'GET'],
      ['DELETE', 'GET', 'PUT'],
      ['POST'],
      [],
    ])
  })

  it('knows which paths belong to an API', () => {
    expect(['/a/b', '/a/b/', '/a/b/c'].map((path) => owns(['/a/b'], path))).toEqual([true, true, true])
    expect(['/a', '/a/bc', '//a/b'].map((path) => owns(['/a/b'], path))).toEqual([false, false, false])
  })
})

/** A router whose routes are called as they are written. */
const routerOf = (...routes: readonly string[]) =>
  createRouter(
    [''],
    routes.map((route) => {
      const [, method = '', path = ''] = /^(\w+) (.*)$/.exec(route) ?? []
      return { method, path, route: path }
    }),
  )

describe('of several templates that fit', () => {
  const templates = [
    '/{collection}/{id}',
    '/pets/{id}',
    '/pets/{id}.json',
    '/pets/{from}-{to}',
    '/pets/{from}-{to}.json',
    '/pets/pet-{id}',
    '/{collection}/mine',
    '/pets/mine',
    '/pets/{id}:{action}',
    '/pets/{id}/toys/{toy}',
    '/pets/mine/toys/{toy}',
    '/a b/{id}',
  ]

  const expected: readonly (readonly [path: string, template: string, parameters: Readonly<Record<string, string>>])[] = [
    ['/pets/mine', '/pets/mine', {}],
    ['/pets/7', '/pets/{id}', { id: '7' }],
    ['/pets/7.json', '/pets/{id}.json', { id: '7' }],
    ['/pets/a.b.json', '/pets/{id}.json', { id: 'a.b' }],
    ['/pets/.json', '/pets/{id}', { id: '.json' }],
    ['/pets/1-9', '/pets/{from}-{to}', { from: '1', to: '9' }],
    ['/pets/1-9.json', '/pets/{from}-{to}.json', { from: '1', to: '9' }],
    ['/pets/pet-1', '/pets/pet-{id}', { id: '1' }],
    ['/pets/7:feed', '/pets/{id}:{action}', { id: '7', action: 'feed' }],
    ['/pets/7%3A8:feed', '/pets/{id}:{action}', { id: '7:8', action: 'feed' }],
    ['/dogs/mine', '/{collection}/mine', { collection: 'dogs' }],
    ['/dogs/7', '/{collection}/{id}', { collection: 'dogs', id: '7' }],
    ['/pets/mine/toys/1', '/pets/mine/toys/{toy}', { toy: '1' }],
    ['/pets/other/toys/1', '/pets/{id}/toys/{toy}', { id: 'other', toy: '1' }],
    ['/a%20b/7', '/a b/{id}', { id: '7' }],
  ]

  it.each([
    ['as they stand', templates],
    ['backwards', templates.toReversed()],
    ['sorted', templates.toSorted()],
  ])('the most concrete wins, %s', (_, order) => {
    const { find } = routerOf(...order.map((template) => `GET ${template}`))
    expect(expected.map(([path]) => [path, find('GET', path)?.route, find('GET', path)?.parameters])).toEqual(expected)
  })

  it('one is taken that has the method', () => {
    const { find } = routerOf('POST /pets/mine', 'GET /pets/{id}')
    expect(find('GET', '/pets/mine')).toEqual({ route: '/pets/{id}', parameters: { id: 'mine' } })
  })

  it('a parameter has the name its operation gives it', () => {
    const { find } = routerOf('GET /pets/{id}', 'DELETE /pets/{name}')
    expect(find('DELETE', '/pets/7')?.parameters).toEqual({ name: '7' })
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
