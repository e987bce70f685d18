import { describe, expect, it } from 'vitest'
import { milvusDocument } from '#openapi/milvus'
import type { Facts } from '../../../contracts/sequence/facts.ts'
import { pairSequence } from '../../../contracts/sequence/pair-sequence.ts'
import { accounts, operationOf } from '../../model/accounts.ts'
import { accountsServer, type Deviation } from './accounts-server.ts'
import { factsOf, replyOf, type Server, tell } from './story.ts'

const story = (id: string, deviation: Deviation = {}, may: Partial<Facts> = {}) => {
  const { server, secrets } = accountsServer(deviation)
  return { lines: tell(pairSequence(factsOf(accounts, may), operationOf(accounts, id)), server), accounts: [...secrets.keys()] }
}

/** Says yes to everything. */
const agrees: Server = (step) => replyOf(step, 'success', 200, { code: 0, data: {} })
const milvusStory = (id: string, server = agrees, may: Partial<Facts> = {}) =>
  tell(pairSequence(factsOf(milvusDocument(), may), operationOf(milvusDocument(), id)), server)

describe('the story of a pair', () => {
  it('has an account of its own, made with a fresh name and removed by the id the answer gave', () => {
    expect(story('lookAtAccount').lines.slice(0, 3)).toEqual([
      'createAccount {"name":"Ada_x0","secret":"first-secret"}',
      'examples a1: lookAtAccount a2',
      'removeAccount a2 (restores)',
    ])
  })

  it('removes what the case itself creates', () => {
    expect(story('createAccount').lines.slice(0, 2)).toEqual([
      'examples created: createAccount {"name":"Ada_x0","secret":"first-secret"}',
      'removeAccount a2 (restores)',
    ])
  })

  it('removes nothing twice: what the case removed is gone', () => {
    expect(story('removeAccount').lines.slice(0, 2)).toEqual([
      'createAccount {"name":"Ada_x0","secret":"first-secret"}',
      'examples 204: removeAccount a2',
    ])
    expect(story('removeAccount').lines.filter((line) => line.endsWith('(restores)'))).toEqual([])
    expect(story('removeAccount').accounts).toEqual(['a1'])
  })

  it('drops nothing that was not created', () => {
    const refusesToCreate: Deviation = {
      instead: (step) => (step.request.operation.id === 'createAccount' ? replyOf(step, 'failure', 400) : undefined),
    }
    const { lines, accounts: left } = story('removeAccount', refusesToCreate, { mayUseDocumentedAccounts: true })
    expect(lines).toContain('skip examples 204: it would remove a record that the run did not create (createAccount was refused)')
    expect(left).toEqual(['a1'])
  })

  it('drops even the documented account of a mock that is the run’s own', () => {
    const may = { mayUseDocumentedAccounts: true, mayDropAnything: true }
    expect(story('removeAccount', { without: ['createAccount'] }, may).lines).toContain('examples 204: removeAccount a1')
  })

  it('looks at nothing where nothing can be created: whether the documented one is there, nobody knows', () => {
    const { lines } = story('lookAtAccount', { without: ['createAccount'] })
    expect(lines).toContain('skip examples a1: no record to use: createAccount was not served')
  })
})

describe('a creation without a clear answer', () => {
  it('is undone as far as the request says how', () => {
    const lines = milvusStory('createUser', ({ case: one }) => (one ? { outcome: 'unanswered' } : { outcome: 'failure' }))
    expect(lines.slice(0, 2)).toEqual([
      'examples created: createUser {"userName":"milvusReader_x0","password":"Re4d-only"}',
      'dropUser {"userName":"milvusReader_x0"} (restores)',
    ])
  })

  it('is left when it was refused', () => {
    const lines = milvusStory('createUser', (step) => replyOf(step, 'failure', 200))
    expect(lines.filter((line) => line.startsWith('dropUser'))).toEqual([])
  })
})

describe('pairs that follow others', () => {
  it('replay them first, with the same name', () => {
    expect(milvusStory('createUser').slice(2, 5)).toEqual([
      'createUser {"userName":"milvusReader_x1","password":"Re4d-only"}',
      'examples alreadyExists: createUser {"userName":"milvusReader_x1","password":"Re4d-only"}',
      'dropUser {"userName":"milvusReader_x1"} (restores)',
    ])
  })

  it('make nothing for a name nobody is to have', () => {
    const lines = milvusStory('describeUser')
    const unknown = lines.findIndex((line) => line.startsWith('examples unknownUser'))
    expect(lines[unknown]).toBe('examples unknownUser: describeUser {"userName":"milvusNobody"}')
    expect(lines[unknown - 1]).toContain('dropUser')
  })
})
