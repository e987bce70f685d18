import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { startServer } from '#mocks/server'
import { finish, start as startCommand } from '../scripts/doublecheck.ts'

// As JavaScript gives them, where no type looks.
const create = (options: object) => () => createMock(milvus, options)
const start = (options: object) => startServer({ mocks: [createMock(milvus)], ...options })

describe('an option that is none of what it can be is refused', () => {
  it.each([
    [{ authorization: 'reqired' }, 'The option "authorization" cannot be "reqired". It can be "optional", "required", "off".'],
    [{ authorization: true }, 'The option "authorization" cannot be boolean. It can be "optional", "required", "off".'],
    [{ passwordPolicy: 'documentd' }, 'The option "passwordPolicy" cannot be "documentd". It can be "documented", "server".'],
    [{ successCode: '0' }, 'The option "successCode" cannot be "0". It can be 0, 200.'],
    [{ superUsers: 'root' }, 'The option "superUsers" cannot be "root". It can be a list of strings.'],
    [{ maxUsers: -1 }, 'The option "maxUsers" cannot be -1. It can be a number from 1 up.'],
    [{ delayMs: '20' }, 'The option "delayMs" cannot be "20". It can be a number from 0 up.'],
    [{ now: 0 }, 'The option "now" cannot be 0. It can be a function.'],
  ])('by createMock: %j', (options, message) => {
    expect(create(options)).toThrow(new TypeError(message))
  })

  it.each([
    [{ port: '4010' }, 'The option "port" cannot be "4010". It can be a whole number from 0 (any free port) to 65535.'],
    [{ port: 70_000 }, 'The option "port" cannot be 70000. It can be a whole number from 0 (any free port) to 65535.'],
    [{ host: '' }, 'The option "host" cannot be "". It can be an address or host name of this machine.'],
    [{ delayMs: -1 }, 'The option "delayMs" cannot be -1. It can be a number from 0 up.'],
  ])('by startServer: %j', async (options, message) => {
    await expect(start(options)).rejects.toThrow(new TypeError(message))
  })

  it.each([
    [['mock', '--authorization=reqired'], /optional, required, off/],
    [['mock', '--password-policy=servr'], /documented, server/],
    [['mock', '--scenario=ful'], /documented, empty/],
    [['verify', '--only=stat'], /examples, lifecycle, change, rules, auth, transport, state/],
    [['verify', '--reporter=cnsole'], /console, /],
  ])('by the command: %j', async (flags, choices) => {
    const { exitCode, stderr } = await finish(startCommand(...flags))
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(choices)])
  })

  it('and undefined is the default', () => {
    expect(create({ authorization: undefined, delayMs: undefined })).not.toThrow()
  })
})
