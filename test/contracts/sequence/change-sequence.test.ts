import { describe, expect, it } from 'vitest'
import { textOf } from '#openapi'
import type { Case } from '../../../contracts/cases/case.ts'
import { occasions, ways } from '../../../contracts/cases/near-miss.ts'
import { variantsOf } from '../../../contracts/probes/variants.ts'
import { changeSequence } from '../../../contracts/sequence/change-sequence.ts'
import type { Facts } from '../../../contracts/sequence/facts.ts'
import type { SendStep } from '../../../contracts/sequence/step.ts'
import { accounts, openAccounts, operationOf } from '../../model/accounts.ts'
import { accountsServer, type Deviation } from './accounts-server.ts'
import { changeIn } from './change.ts'
import { factsOf, replyOf, tell } from './story.ts'

const { operation, change } = changeIn(accounts)
const story = (deviation: Deviation = {}, may: Partial<Facts> = {}, upTo?: number) => {
  const { server, secrets } = accountsServer(deviation)
  return { lines: tell(changeSequence(factsOf(accounts, may), operation, change), server, upTo), secrets }
}

/** Rules and values that are nearly current have stories of their own. */
const isPlain = ({ kind, name }: Case) => kind !== 'rules' && kind !== 'auth' && !ways.some((how) => name.startsWith(how))

describe('the story of a change', () => {
  it('begins with two accounts of its own, proves the change from all sides, and ends without them', () => {
    expect(story({}, { wants: isPlain }).lines).toEqual([
      'createAccount {"name":"Ada_x0","secret":"first-secret"}',
      'createAccount {"name":"Ada_x1","secret":"first-secret"}',
      'lookAtAccount a2 a2:first-secret',
      'change signIn early: lookAtAccount a2 a2:other-secret',
      'lookAtAccount a2 a2:first-secret',
      'lookAtAccount a1',
      "guard the run's own credential",
      'examples changed: changeSecret a2 {"old":"first-secret","new":"other-secret"}',
      'lookAtAccount a1',
      "proved the run's own credential",
      'change signIn new: lookAtAccount a2 a2:other-secret',
      'examples again: changeSecret a2 {"old":"first-secret","new":"other-secret"}',
      'change stale: changeSecret a2 {"old":"first-secret","new":"other-secret"}',
      'change signIn old: lookAtAccount a2 a2:first-secret',
      'lookAtAccount a2 a2:other-secret',
      'change unchanged: changeSecret a2 {"old":"other-secret","new":"other-secretx2"}',
      'examples wrong: changeSecret a2 {"old":"wrong-secret","new":"other-secret"}',
      'change unchanged: changeSecret a2 {"old":"other-secretx2","new":"other-secretx3"}',
      'change lasts: changeSecret a2 {"old":"other-secretx3","new":"other-secretx4"}',
      'change unchanged: changeSecret a2 {"old":"other-secretx4","new":"other-secretx5"}',
      'examples with the path /latest/accounts/{id}/secret: changeSecret a2 {"old":"other-secretx5","new":"other-secretx6"}',
      'examples with the path /latest/accounts/{id}/secret: changeSecret a2 {"old":"other-secretx6","new":"other-secretx7"}',
      'examples with Content-Type: application/json; charset=utf-8, and 9 more: changeSecret a2 application/json; charset=utf-8 {"old":"other-secretx7","new":"other-secretx8"}',
      'changeSecret a2 {"old":"other-secretx8","new":"other-secretx9"}',
      'examples with Content-Type: application/json;charset=UTF-8, and 2 more: changeSecret a2 {"old":"other-secretx9","new":"other-secretx10"}',
      'changeSecret a2 {"old":"other-secretx10","new":"other-secretx11"}',
      'examples with Content-Type: APPLICATION/JSON, and 1 more: changeSecret a2 {"old":"other-secretx11","new":"other-secretx12"}',
      'changeSecret a2 {"old":"other-secretx12","new":"other-secretx13"}',
      'changeSecret a2 {"old":"other-secretx13","new":"other-secretx14"}',
      'change others: changeSecret a3 {"old":"first-secret","new":"other-secretx15"}',
      'lookAtAccount a1',
      "proved the run's own credential",
      'removeAccount a2 (restores)',
      'removeAccount a3 (restores)',
    ])
  })

  it('asks every case there is, and leaves nothing behind', () => {
    const { lines, secrets } = story()
    expect(lines.filter((line) => line.startsWith('skip '))).toEqual([])
    expect([...secrets]).toEqual([['a1', 'first-secret']])
  })

  it('skips everything that stands on the documented change when that is refused', () => {
    const refuses: Deviation = {
      instead: (step) => (step.request.operation === operation ? replyOf(step, 'failure', 400) : undefined),
    }
    expect(
      story(refuses, { wants: isPlain })
        .lines.slice(2)
        .filter((line) => !/^skip (rules|auth) /.test(line)),
    ).toEqual([
      'lookAtAccount a2 a2:first-secret',
      'change signIn early: lookAtAccount a2 a2:other-secret',
      'lookAtAccount a2 a2:first-secret',
      'lookAtAccount a1',
      "guard the run's own credential",
      'examples changed: changeSecret a2 {"old":"first-secret","new":"other-secret"}',
      ...[
        'examples wrong',
        'examples again',
        'change stale',
        'change signIn early',
        'change signIn new',
        'change signIn old',
        'change unchanged',
        'change lasts',
        'change others',
        ...Object.values(occasions).flatMap(({ of, ways: hows }) => hows.map((how) => `change ${how}${of}`)),
        ...variantsOf(accounts, operation).map(({ name }) => `examples with ${name}`),
      ].map((name) => `skip ${name}: the documented request of changeSecret was refused`),
      'lookAtAccount a1',
      "proved the run's own credential",
      'removeAccount a2 (restores)',
      'removeAccount a3 (restores)',
    ])
  })

  it('does not ask for an old credential to be refused where none is', () => {
    const asksForNone: Deviation = {
      instead: (step) => (step.request.operation.id === 'lookAtAccount' ? replyOf(step, 'success', 200) : undefined),
    }
    const open = changeIn(openAccounts)
    const lines = tell(changeSequence(factsOf(openAccounts), open.operation, open.change), accountsServer(asksForNone).server)
    expect(lines).toContain('skip change signIn old: the target does not check credentials')
  })

  it('passes over a Link that did not work before the change either', () => {
    const looksForOthers: Deviation = {
      instead: (step) => (step.request.operation.id === 'lookAtAccount' ? replyOf(step, 'failure', 403) : undefined),
    }
    const { lines } = story(looksForOthers, { wants: isPlain })
    expect(lines.filter((line) => line.includes('signIn'))).toEqual(
      ['early', 'new', 'old'].map((name) => `skip change signIn ${name}: the Link did not work before the change either`),
    )
    expect(lines).toContain('change lasts: changeSecret a2 {"old":"other-secretx3","new":"other-secretx4"}')
  })

  it('cut short after any step still removes the accounts it made', () => {
    for (let steps = 1; steps <= 40; steps++) {
      const { lines, secrets } = story({}, {}, steps)
      expect(lines.slice(-2)).toContain('removeAccount a2 (restores)')
      expect([...secrets.keys()]).toEqual(['a1'])
    }
  })

  it.each([1, 2, 3, 4])('removes the accounts also when step %i throws', (count) => {
    const { server, secrets } = accountsServer()
    const sequence = changeSequence(factsOf(), operation, change)
    let next = sequence.next([])
    for (let step = 0; step < count; step++) next = sequence.next((next.value as SendStep[]).map(server))
    next = sequence.throw(new Error('no such thing'))
    expect(next.value).toMatchObject([{ restores: 'removeAccount with id "a2"' }])
    expect(() => {
      while (!next.done) next = sequence.next(next.value.map((step) => server(step as SendStep)))
    }).toThrow('no such thing')
    expect([...secrets.keys()]).toEqual(['a1'])
  })
})

describe('an account nobody spoke of', () => {
  it('is found changed where a change touches every account', () => {
    const changesAll: Deviation = {
      instead: (step, secrets) => {
        const { old, new: next } = (step.request.values.body ?? {}) as { old?: string; new?: string }
        const known = secrets.get(textOf(step.request.values.parameters['path.id']))
        if (step.request.operation !== operation || known !== old) return undefined
        for (const id of secrets.keys()) secrets.set(id, next ?? '')
        return replyOf(step, 'success', 200, { done: true })
      },
    }
    const { server } = accountsServer(changesAll)
    const outcomes: string[] = []
    tell(changeSequence(factsOf(accounts, { wants: isPlain }), operationOf(accounts, 'changeSecret'), change), (step) => {
      const reply = server(step)
      if (step.case?.name === 'others') outcomes.push(reply.outcome)
      return reply
    })
    expect(outcomes).toEqual(['failure'])
  })
})
