import { expect, it } from 'vitest'
import { type Case, collectCases } from '#contracts'
import { changeOf } from '#openapi'
import { effectsOf } from '#openapi/effects'
import { changeSequence } from '../../../contracts/sequence/change-sequence.ts'
import { listSequence } from '../../../contracts/sequence/list-sequence.ts'
import { pairSequence } from '../../../contracts/sequence/pair-sequence.ts'
import { ruleSequence } from '../../../contracts/sequence/rule-sequence.ts'
import { casesOfStep, type Sequence } from '../../../contracts/sequence/step.ts'
import { travelSequence } from '../../../contracts/sequence/travel-sequence.ts'
import { accounts } from '../../model/accounts.ts'
import { accountsServer } from './accounts-server.ts'
import { factsOf, tell } from './story.ts'

/** How many objects there are of each case, by its id. */
function countCases(work: (note: (cases: readonly Case[]) => void) => void): ReadonlyMap<string, number> {
  const seen = new Map<string, Set<Case>>()
  work((cases) => {
    for (const one of cases) seen.set(one.id, (seen.get(one.id) ?? new Set()).add(one))
  })
  return new Map([...seen].map(([id, objects]) => [id, objects.size]))
}

/** Notes the cases of each step on its way. */
function* noting(sequence: Sequence<unknown>, note: (cases: readonly Case[]) => void): Sequence<unknown> {
  let next = sequence.next([])
  while (!next.done) {
    note(next.value.flatMap(casesOfStep))
    next = sequence.next(yield next.value)
  }
  return next.value
}

it('makes a case once, however often it is collected, selected, sent and skipped', () => {
  let asked = 0
  const counts = countCases((note) => {
    note(collectCases(accounts))
    const wants = (one: Case) => {
      asked += 1
      note([one])
      return true
    }
    for (const operation of accounts.model.operations) {
      const facts = factsOf(accounts, { wants })
      const change = changeOf(operation)
      const sequences = change
        ? [changeSequence(facts, operation, change), travelSequence(facts, operation)]
        : [pairSequence, travelSequence, ruleSequence, listSequence].map((begin) => begin(facts, operation))
      for (const sequence of sequences) tell(noting(sequence, note), accountsServer().server)
    }
  })
  expect(asked).toBeGreaterThan(50)
  expect([...counts].filter(([, count]) => count > 1)).toEqual([])
})

it('reads the change of an operation once, and the effects of a document', () => {
  const changes = accounts.model.operations.flatMap((operation) => [changeOf(operation), changeOf(operation)])
  const operations = accounts.model.operations.filter((operation) => changeOf(operation) !== undefined)
  expect(operations.length).toBeGreaterThan(0)
  expect(new Set(changes.filter((change) => change !== undefined)).size).toBe(operations.length)
  expect(effectsOf(accounts)).toBe(effectsOf(accounts))
})
