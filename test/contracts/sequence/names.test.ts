import { describe, expect, it } from 'vitest'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'
import { answerWithNames, freshNames, withNames } from '../../../contracts/sequence/names.ts'
import { ordinaryValue } from '../../../contracts/sequence/values.ts'
import { accounts, operationOf } from '../../model/accounts.ts'

const milvus = milvusDocument()
const update = operationOf(milvus, 'updatePassword')
const [documented, wrongPassword] = update.pairs as unknown as [(typeof update.pairs)[0], (typeof update.pairs)[0]]

describe('fresh names', () => {
  it('are given to what the document calls an identity, in a form its schema allows', () => {
    expect([...freshNames(milvus, update, documented.request, 'k3f9')]).toEqual([['milvusAdmin', 'milvusAdmin_k3f9']])
  })

  it('keep an address an address', () => {
    const create = operationOf(uizaDocument(), 'createUser')
    const names = freshNames(uizaDocument(), create, create.pairs[0]?.request ?? { parameters: {} }, 'k3f9')
    expect([...names]).toEqual([
      ['user_test', 'user_test_k3f9'],
      ['user_test@uiza.io', 'user_test_k3f9@uiza.io'],
    ])
  })

  it('fit where the schema leaves little room', () => {
    const long = {
      parameters: {},
      body: { userName: 'aNameOfJustThirtyTwoCharacters_x', password: 'a', newPassword: 'P@ssw0rd!' },
    }
    expect([...freshNames(milvus, update, long, 'k3f9').values()]).toEqual(['aNameOfJk3f9'])
  })

  it('stand wherever the document says the name, also inside the words of an answer', () => {
    const names = new Map([['milvusAdmin', 'milvusAdmin_k3f9']])
    expect(withNames(documented.request, names).body).toMatchObject({ userName: 'milvusAdmin_k3f9', password: 'P@ssw0rd' })
    expect(answerWithNames(wrongPassword.response, names).value).toEqual({
      code: 1400,
      message: 'old password not correct for milvusAdmin_k3f9: not authenticated',
    })
  })

  it('leave everything else alone', () => {
    expect(withNames(documented.request, new Map([['somebody', 'else']]))).toEqual(documented.request)
  })
})

describe('an ordinary new value', () => {
  it('is one the schema allows, and not the one of the example', () => {
    expect(ordinaryValue(milvus, update, documented.request, 'body/newPassword', 'k3f9')).toBe('P@ssw0rd!k3f9')
  })

  it('keeps the longest length', () => {
    const operation = operationOf(accounts, 'changeSecret')
    const full = { parameters: {}, body: { old: 'first-secret', new: 'exactly-twenty-long!' } }
    expect(ordinaryValue(accounts, operation, full, 'body/new', 'k3f9')).toBe('exactly-twenty-lk3f9')
  })

  it('is none for what is no text', () => {
    expect(ordinaryValue(milvus, update, documented.request, 'body/nothing', 'k3f9')).toBeUndefined()
  })
})
