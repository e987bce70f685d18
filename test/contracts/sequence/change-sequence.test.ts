import { describe, expect, it } from 'vitest'
import { changeOf } from '#openapi'
import { changeSequence } from '../../../contracts/sequence/change-sequence.ts'
import type { Facts } from '../../../contracts/sequence/facts.ts'
import type { SendStep } from '../../../contracts/sequence/step.ts'
import { accounts, operationOf } from '../../model/accounts.ts'
import { accountsServer, type Deviation } from './accounts-server.ts'
import { factsOf, replyOf, tell } from './story.ts'

const operation = operationOf(accounts, 'changeSecret')
const change = changeOf(operation) as NonNullable<ReturnType<typeof changeOf>>
const story = (deviation: Deviation = {}, may: Partial<Facts> = {}, upTo?: number) => {
  const { server, secrets } = accountsServer(deviation)
  return { lines: tell(changeSequence(factsOf(accounts, may), operation, change), server, upTo), secrets }
}

describe('the story of a change', () => {
  it('begins with an account of its own, proves the change from all sides, and ends without the account', () => {
    expect(story().lines).toEqual([
      'createAccount {"name":"Ada_x0","secret":"first-secret"}',
      'examples changed: changeSecret a2 {"old":"first-secret","new":"other-secret"}',
      'examples again: changeSecret a2 {"old":"first-secret","new":"other-secret"}',
      'state stale: changeSecret a2 {"old":"first-secret","new":"other-secret"}',
      'state signIn new: lookAtAccount a2 a2:other-secret',
      'lookAtAccount a2 a2:other-secretx1',
      'state signIn old: lookAtAccount a2 a2:first-secret',
      'examples wrong: changeSecret a2 {"old":"wrong-secret","new":"other-secret"}',
      'state unchanged: changeSecret a2 {"old":"other-secret","new":"other-secretx2"}',
      'examples with the path /latest/accounts/{id}/secret: changeSecret a2 {"old":"other-secretx2","new":"other-secretx3"}',
      'removeAccount a2 (restores)',
    ])
  })

  it('leaves nothing behind', () => {
    expect([...story().secrets]).toEqual([['a1', 'first-secret']])
  })

  it('skips everything that stands on the documented change when that is refused', () => {
    const refuses: Deviation = {
      instead: (step) => (step.request.operation === operation ? replyOf(step, 'failure', 400) : undefined),
    }
    expect(story(refuses).lines.slice(1)).toEqual([
      'examples changed: changeSecret a2 {"old":"first-secret","new":"other-secret"}',
      'skip examples wrong: the documented request of changeSecret was refused',
      'skip examples again: the documented request of changeSecret was refused',
      'skip state stale: the documented request of changeSecret was refused',
      'skip state signIn new: the documented request of changeSecret was refused',
      'skip state signIn old: the documented request of changeSecret was refused',
      'skip state unchanged: the documented request of changeSecret was refused',
      'skip examples with the path /latest/accounts/{id}/secret: the documented request of changeSecret was refused',
      'removeAccount a2 (restores)',
    ])
  })

  it('does not ask for an old credential to be refused where none is', () => {
    const asksForNone: Deviation = {
      instead: (step) => (step.request.operation.id === 'lookAtAccount' ? replyOf(step, 'success', 200) : undefined),
    }
    expect(story(asksForNone).lines).toContain('skip state signIn old: the target refuses no credential at all')
  })

  it('cut short after any step still removes the account it made', () => {
    for (let steps = 1; steps <= 10; steps++) {
      const { lines, secrets } = story({}, {}, steps)
      expect(lines.at(-1)).toBe('removeAccount a2 (restores)')
      expect([...secrets.keys()]).toEqual(['a1'])
    }
  })

  it('removes the account also when a step throws', () => {
    const sequence = changeSequence(factsOf(), operation, change)
    const { server } = accountsServer()
    const [create] = sequence.next([]).value as [SendStep]
    sequence.next([server(create)])
    const [last] = sequence.throw(new Error('no such thing')).value as [SendStep]
    expect(last).toMatchObject({ restores: 'removeAccount with id "a2"' })
    expect(() => sequence.next([server(last)])).toThrow('no such thing')
  })
})

describe('without an account of its own', () => {
  const without = ['createAccount']

  it('asks nothing of a target where the documented account may be in use', () => {
    const { lines } = story({ without })
    expect(lines[1]).toBe(
      'skip examples changed: no subject: createAccount was not served, and the documented one is used on the mock and on loopback only',
    )
    expect(lines.slice(1).every((line) => line.startsWith('skip '))).toBe(true)
  })

  it('works on the documented account where that may be used, and sets it back', () => {
    const { lines, secrets } = story({ without }, { mayUseDocumentedAccounts: true })
    expect(lines[1]).toBe('examples changed: changeSecret a1 {"old":"first-secret","new":"other-secret"}')
    expect(lines.at(-1)).toBe('changeSecret a1 {"old":"other-secretx3","new":"first-secret"} (restores)')
    expect(lines.filter((line) => line.startsWith('removeAccount'))).toEqual([])
    expect([...secrets]).toEqual([['a1', 'first-secret']])
  })

  it('sets it back after any step', () => {
    for (let steps = 1; steps <= 10; steps++) {
      expect([...story({ without }, { mayUseDocumentedAccounts: true }, steps).secrets]).toEqual([['a1', 'first-secret']])
    }
  })
})
