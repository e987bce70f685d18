import { describe, expect, it } from 'vitest'
import { changeOf, linkFields, producersOf, removes, successOf } from '#openapi'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'
import { accounts, operationOf } from './accounts.ts'

const { model } = accounts

describe('the change an operation makes', () => {
  it('is read from the Link to itself: a field fed by its own name is a reference, another one a claim, its source is set', () => {
    const change = changeOf(operationOf(accounts, 'changeSecret'))
    expect(change?.references).toEqual(['path.id'])
    expect(change?.claims).toEqual([{ claim: 'body/old', set: 'body/new' }])
    expect(change?.link.name).toBe('changeAgain')
  })

  it.each(['createAccount', 'lookAtAccount', 'removeAccount'])('is none for %s', (id) => {
    expect(changeOf(operationOf(accounts, id))).toBeUndefined()
  })

  it.each([
    ['updatePassword', milvusDocument, 'body/userName', 'body/password'],
    ['changePassword', uizaDocument, 'body/id', 'body/oldPassword'],
    ['changePasswordByPost', uizaDocument, 'body/id', 'body/oldPassword'],
  ] as const)('of %s in the shipped document refers to the user and claims the current password', (id, document, user, claim) => {
    const change = changeOf(operationOf(document(), id))
    expect(change?.references).toEqual([user])
    expect(change?.claims).toEqual([{ claim, set: 'body/newPassword' }])
  })
})

describe('the fields a Link feeds', () => {
  it('have a source in the request, or none where the answer or a text feeds them', () => {
    const [change] = successOf(operationOf(accounts, 'createAccount'))?.links ?? []
    expect(change && [...linkFields(change)]).toEqual([
      ['path.id', undefined],
      ['body/old', 'body/secret'],
    ])
  })
})

describe('the producers of an operation', () => {
  it('can be undone and link to it', () => {
    const producers = producersOf(operationOf(accounts, 'changeSecret'), model)
    expect(producers.map(({ operation, link }) => [operation.id, link.name])).toEqual([['createAccount', 'change']])
  })

  it('do not include itself, nor one that only signs in', () => {
    expect(producersOf(operationOf(accounts, 'createAccount'), model)).toEqual([])
    expect(producersOf(operationOf(accounts, 'lookAtAccount'), model).map(({ link }) => link.name)).toEqual(['look'])
  })

  it('are shared by the notations of one operation', () => {
    const byPost = producersOf(operationOf(uizaDocument(), 'changePasswordByPost'), uizaDocument().model)
    expect(byPost.map(({ operation }) => operation.id)).toEqual(['createUser'])
  })
})

it('removes what another made where x-undo leads', () => {
  expect(model.operations.filter((operation) => removes(operation, model)).map(({ id }) => id)).toEqual(['removeAccount'])
})
