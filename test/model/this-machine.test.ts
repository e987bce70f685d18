import { describe, expect, it } from 'vitest'
import { isThisMachine } from '#openapi'
import { isLoopback } from '../../contracts/http/route.ts'

// One function for the guard of the control routes, the server and the runner.
describe('this machine', () => {
  it.each([
    'localhost',
    'LocalHost:4010',
    'localhost.',
    'app.localhost:80',
    '127.0.0.1',
    '127.0.0.1:4010',
    '127.255.255.254',
    '::1',
    '[::1]',
    '[::1]:4010',
    '0:0:0:0:0:0:0:1',
    '::ffff:127.0.0.1',
    '[::ffff:7f00:1]:80',
  ])('is %s', (host) => {
    expect(isThisMachine(host)).toBe(true)
  })

  it.each([
    '',
    '0.0.0.0',
    '::',
    '[::]:4010',
    '128.0.0.1',
    '192.168.0.7',
    '::ffff:192.168.0.7',
    'mock.test',
    'localhost.evil.test',
    'evil-localhost',
    '127.0.0.1.evil.test',
    '127.0.0.1@evil.test',
    'evil.test/localhost',
    'evil.test#.localhost',
    'fe80::1',
    '::1:1',
  ])('is not "%s"', (host) => {
    expect(isThisMachine(host)).toBe(false)
  })

  it.each([
    ['http://[::ffff:127.0.0.1]:4010', true],
    ['http://[::1]', true],
    ['https://127.9.9.9/base', true],
    ['http://api.localhost:3000', true],
    ['http://example.org', false],
  ])('is what %s leads to: %s', (url, expected) => {
    expect(isLoopback(url)).toBe(expected)
  })
})
