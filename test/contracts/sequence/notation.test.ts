import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../contracts/sequence/facts.ts'
import { learnNotations } from '../../../contracts/sequence/notation.ts'
import { pairSequence } from '../../../contracts/sequence/pair-sequence.ts'
import { accounts, accountsWith, operationOf } from '../../model/accounts.ts'
import { accountsServer } from './accounts-server.ts'
import { factsOf, type Server, tell } from './story.ts'

/** Learns the notations of a target that has these alone. */
function learn(notations: readonly string[], facts: Facts = factsOf()) {
  const { server, secrets } = accountsServer()
  const serves: Server = (step) => (notations.includes(step.request.notation) ? server(step) : { outcome: 'unserved' })
  return { lines: tell(learnNotations(facts), serves), learned: facts.learned.notations, left: [...secrets.keys()], facts }
}

describe('the notations of a target', () => {
  it('are those in which something could be made; it is removed again', () => {
    const { lines, learned, left } = learn(['/v1', '/latest'])
    expect(lines).toEqual([
      'createAccount {"name":"Ada_x0","secret":"first-secret"}',
      'removeAccount a2 (restores)',
      'createAccount {"name":"Ada_x1","secret":"first-secret"}',
      'removeAccount a3 (restores)',
    ])
    expect([learned, left]).toEqual([[0, 1], ['a1']])
  })

  it('may be one alone: everything is written in it, and the other need not be served', () => {
    const { learned, facts } = learn(['/latest'])
    expect(learned).toEqual([1])
    const notations = new Set<string>()
    const { server } = accountsServer()
    const lines = tell(
      pairSequence({ ...facts, learned: { notations: [0] } }, operationOf(accounts, 'lookAtAccount')),
      (step) => {
        notations.add(step.request.notation)
        return server(step)
      },
    )
    expect(lines).toContain(
      'skip examples with the path /latest/accounts/{id}: the target serves another form of this path, which is enough',
    )
    expect([...notations]).toEqual(['/v1'])
  })

  it('are all expected where nothing could be made', () => {
    expect(learn([]).learned).toBeUndefined()
  })

  it('are not asked for where the document has one', () => {
    const document = accountsWith(", { url: 'http://localhost/latest' }", '')
    expect(learn(['/v1'], factsOf(document)).lines).toEqual([])
  })
})
