import { describe, expect, it } from 'vitest'
import { isLoopback, routeOf } from '../../../contracts/http/route.ts'

describe('the way to a target', () => {
  it('keeps the path as it is written', () => {
    const { host, port, authority, path, secure } = routeOf('https://api.example.test//api/public?x=%2F', {})
    expect({ host, port, authority, path, secure }).toEqual({
      host: 'api.example.test',
      port: 443,
      authority: 'api.example.test',
      path: '//api/public?x=%2F',
      secure: true,
    })
    expect(routeOf('http://[::1]:8080', {})).toMatchObject({ host: '::1', port: 8080, authority: '[::1]:8080', path: '/' })
  })

  it.each([
    ['http://api.example.test', { http_proxy: 'http://proxy.test:3128' }, 'proxy.test:3128'],
    ['http://api.example.test', { HTTP_PROXY: 'proxy.test:3128' }, 'proxy.test:3128'],
    ['https://api.example.test', { HTTP_PROXY: 'http://proxy.test:3128' }, undefined],
    ['https://api.example.test', { HTTPS_PROXY: 'http://proxy.test:3128' }, 'proxy.test:3128'],
    ['https://api.example.test', { ALL_PROXY: 'http://proxy.test:3128' }, 'proxy.test:3128'],
    ['https://api.example.test', { https_proxy: '', HTTPS_PROXY: '' }, undefined],
  ])('to %s with %o goes through %s', (url, environment, proxy) => {
    expect(routeOf(url, environment).proxy?.host).toBe(proxy)
  })
})

describe('no way through a proxy', () => {
  it.each([
    ['api.example.test', true],
    ['example.test', true],
    ['.example.test', true],
    ['*.example.test', true],
    ['api.example.test:80', true],
    ['api.example.test:81', false],
    ['ample.test', false],
    ['other.test, example.test', true],
    ['*', true],
    ['', false],
  ])('with NO_PROXY=%s is direct: %s', (list, direct) => {
    const { proxy } = routeOf('http://api.example.test', { HTTP_PROXY: 'http://proxy.test', NO_PROXY: list })
    expect(proxy === undefined).toBe(direct)
  })

  it.each(['http://localhost:1', 'http://127.0.0.1:1', 'http://127.8.9.1', 'http://[::1]:1'])(
    'to this machine (%s) is never a proxy',
    (url) => {
      expect(routeOf(url, { HTTP_PROXY: 'http://proxy.test' }).proxy).toBeUndefined()
      expect(isLoopback(url)).toBe(true)
    },
  )

  it('through a proxy that cannot be used is an error that hides its password', () => {
    const route = () => routeOf('http://api.example.test', { HTTP_PROXY: 'socks5://me:s3cret@proxy.test' })
    expect(route).toThrow('The proxy "socks5://proxy.test" in the environment cannot be used.')
  })
})
