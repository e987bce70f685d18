import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { uiza } from '#mocks/uiza'
import { parseDocument } from '#openapi/load'

const text = (name: string): string => readFileSync(new URL(`../../openapi/${name}.yaml`, import.meta.url), 'utf8')

/** The document with some of its text replaced, each everywhere. */
function edited(name: string, ...edits: readonly (readonly [string, string])[]) {
  const changed = edits.reduce((before, [from, to]) => {
    expect(before).toContain(from)
    return before.replaceAll(from, to)
  }, text(name))
  return parseDocument(changed, `${name}.yaml`)
}

const post = (path: string, body: unknown) =>
  new Request(`http://localhost${path}`, { method: 'POST', body: JSON.stringify(body) })

// No code is touched in any of these: what the mock says and where it begins is in the document.
describe('an edited document', () => {
  it('changes the words and the code of an answer', async () => {
    const document = edited('milvus', [
      "{ code: 1400, message: 'old password not correct for milvusAdmin: not authenticated' }",
      "{ code: 7, message: 'milvusAdmin, that was wrong' }",
    ])
    const response = await createMock(milvus, { document }).fetch(
      post('/v2/vectordb/users/update_password', { userName: 'root', password: 'wrong', newPassword: 'P@ssw0rd!' }),
    )
    expect(await response.json()).toEqual({ code: 7, message: 'root, that was wrong' })
  })

  it('changes the accounts the mock begins with', async () => {
    const document = edited(
      'milvus',
      ['root:Milvus', 'chief:Secr3t!'],
      ["userName: milvusAdmin, password: 'P@ssw0rd'", "userName: helper, password: 'An0ther-one'"],
    )
    expect((await createMock(milvus, { document }).snapshot()).users).toEqual([
      { userName: 'chief', password: 'Secr3t!' },
      { userName: 'helper', password: 'An0ther-one' },
    ])
  })

  it('changes a rule', async () => {
    const document = edited('milvus', ['minLength: 8', 'minLength: 6'])
    const response = await createMock(milvus, { document }).fetch(
      post('/v2/vectordb/users/update_password', { userName: 'root', password: 'Milvus', newPassword: 'P@ssw0' }),
    )
    expect(await response.json()).toEqual({ code: 0, data: {} })
  })

  it('changes a path and the status of an answer', async () => {
    const document = edited(
      'uiza',
      ['/user/changepassword', '/user/password'],
      ['status: 401', 'status: 403'],
      ["'401':", "'403':"],
      ['code: { const: 401 }', 'code: { const: 403 }'],
      ['code: 401', 'code: 403'],
    )
    const mock = createMock(uiza, { document })
    const response = await mock.fetch(post('/api/public/v3/admin/user/password', {}))
    expect(response.status).toBe(403)
  })

  it('may have an operation nobody wrote code for: it answers with its first example', async () => {
    const document = edited('milvus', ['operationId: listUsers', 'operationId: listAllUsers'])
    const response = await createMock(milvus, { document }).fetch(post('/v2/vectordb/users/list', {}))
    expect(await response.json()).toEqual({ code: 0, data: ['milvusAdmin', 'root'] })
  })
})
