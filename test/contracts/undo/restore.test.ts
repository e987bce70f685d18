import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { restore, verify } from '#contracts'
import type { RemovalEntry } from '../../../contracts/undo/entry.ts'
import { create, journals, leave, newFolder, optionsFor, removal, setUp } from './left.ts'

const roleName = 'readOnly_t0x1'
const grant = { objectType: 'Collection', objectName: '*', privilege: 'Search' }
const roleRemoval: RemovalEntry = {
  ...removal,
  madeBy: 'createRole',
  identity: { '/roleName': roleName },
  operation: 'dropRole',
  values: { parameters: {}, body: { roleName } },
  made: true,
}

describe('what a run that is no more has left', () => {
  it('is put back by the next run', async () => {
    const { target, folder, names } = await setUp()
    await create(target, 'milvusReader_t0x1')
    leave(target, folder, [removal])
    const report = await verify({ ...optionsFor(target, folder), selection: { operation: 'listUsers' } })
    expect(report.unrestored).toEqual([])
    expect(await names()).toEqual(['milvusAdmin', 'root'])
    expect(journals(folder)).toEqual([])
  })

  it('is put back the last first: a role cannot be dropped while it has a privilege', async () => {
    const { mock, target, folder } = await setUp()
    const before = await mock.snapshot()
    await mock.restore({
      ...before,
      roles: [...before.roles, { roleName, privileges: [{ ...grant, dbName: 'default', grantor: 'root' }] }],
    })
    const granted = {
      madeBy: 'grantPrivilege',
      operation: 'revokePrivilege',
      values: { parameters: {}, body: { roleName, ...grant } },
    }
    leave(target, folder, [roleRemoval, { ...roleRemoval, ...granted }])
    expect(await restore(optionsFor(target, folder))).toMatchObject({ found: 2, unrestored: [] })
    expect(await mock.snapshot()).toEqual(before)
  })

  it('is nothing where it cannot be seen any more: its removal was carried out, and the answer lost', async () => {
    const { target, folder } = await setUp()
    const look = { operationId: 'describeRole', values: roleRemoval.values }
    leave(target, folder, [{ ...roleRemoval, look }])
    expect(await restore(optionsFor(target, folder))).toMatchObject({ found: 1, unrestored: [] })
    leave(target, folder, [roleRemoval])
    // A list names all roles there are.
    expect(await restore(optionsFor(target, folder))).toMatchObject({ found: 1, unrestored: [] })
    const ofNobody = { ...roleRemoval, identity: {} }
    leave(target, folder, [ofNobody])
    expect(await restore(optionsFor(target, folder))).toMatchObject({ unrestored: [`dropRole with roleName "${roleName}"`] })
  })

  it('is of one target only', async () => {
    const { target, folder, names } = await setUp()
    await create(target, 'milvusReader_t0x1')
    leave('http://127.0.0.1:1', folder, [removal])
    expect(await restore(optionsFor(target, folder))).toMatchObject({ found: 0, unrestored: [] })
    expect(await names()).toContain('milvusReader_t0x1')
  })

  it('stays when the target does not answer', async () => {
    const folder = newFolder()
    const target = 'http://127.0.0.1:1'
    leave(target, folder, [removal])
    await expect(restore(optionsFor(target, folder))).rejects.toMatchObject({ exitCode: 3 })
    expect(journals(folder)).toHaveLength(1)
    expect(readFileSync(join(folder, journals(folder)[0] ?? ''), 'utf8')).toContain('milvusReader_t0x1')
  })
})

describe('a run that was killed after a change of the account it signs in as', () => {
  const caller = { kind: 'caller', api: 'milvus', operation: 'updatePassword' } as const

  it.each([
    ['is let in again with what it had set', 'N3w-secret', ['0ther-one', 'N3w-secret']],
    ['is left as it is where nothing was changed', 'Milvus', ['N3w-secret']],
  ])('%s', async (_, password, remembered) => {
    const { mock, target, folder } = await setUp({ passwordPolicy: 'server', authorization: 'required' })
    const before = await mock.snapshot()
    await mock.restore({
      ...before,
      users: before.users.map((user) => (user.userName === 'root' ? { ...user, password } : user)),
    })
    leave(target, folder, [{ ...caller, remembered }])
    expect(await restore(optionsFor(target, folder))).toMatchObject({ found: 1, unrestored: [] })
    expect(await mock.snapshot()).toEqual(before)
    expect(journals(folder)).toEqual([])
  })

  it('is told where none of it signs in', async () => {
    const { mock, target, folder } = await setUp({ passwordPolicy: 'server', authorization: 'required' })
    const before = await mock.snapshot()
    const users = before.users.map((user) => (user.userName === 'root' ? { ...user, password: 'somebody-else' } : user))
    await mock.restore({ ...before, users })
    leave(target, folder, [{ ...caller, remembered: ['N3w-secret'] }])
    const { unrestored } = await restore(optionsFor(target, folder))
    expect(unrestored).toEqual([
      'updatePassword changed the account "root", which the run signs in as: its credential from before the run',
    ])
  })
})

describe('what is not put back', () => {
  it('is never somebody else’s: a name without an id of the run is not dropped', async () => {
    const { target, folder, names } = await setUp()
    await create(target, 'milvusReader')
    const literal = { userName: 'milvusReader' }
    leave(target, folder, [{ ...removal, identity: {}, own: false, values: { parameters: {}, body: literal } }])
    const { unrestored } = await restore(optionsFor(target, folder))
    expect(unrestored).toEqual([
      'createUser was sent, but its response was never read: if it created something, remove it with dropUser',
    ])
    expect(await names()).toContain('milvusReader')
    expect(journals(folder)).toHaveLength(1)
  })

  it('is left alone while its run is at work', async () => {
    const { target, folder, names } = await setUp()
    await create(target, 'milvusReader_t0x1')
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
    onTestFinished(() => void child.kill())
    const path = leave(target, folder, [removal], child.pid)
    expect(await restore(optionsFor(target, folder))).toMatchObject({ found: 0, busy: [child.pid] })
    expect(await names()).toContain('milvusReader_t0x1')
    const closed = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGKILL')
    await closed
    expect(await restore(optionsFor(target, folder))).toMatchObject({ found: 1, unrestored: [], busy: [] })
    expect(await names()).toEqual(['milvusAdmin', 'root'])
    expect(journals(folder).map((name) => join(folder, name))).not.toContain(path)
  })

  it('is said when its document is not there', async () => {
    const { target, folder } = await setUp()
    leave(target, folder, [{ ...removal, api: 'other' }])
    const { unrestored } = await restore(optionsFor(target, folder))
    expect(unrestored).toEqual(['dropUser of other, whose document was not given'])
  })
})
