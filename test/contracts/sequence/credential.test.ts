import { expect, it } from 'vitest'
import { asksForNothing } from '../../../contracts/sequence/credential.ts'
import type { Sequence } from '../../../contracts/sequence/step.ts'
import { accounts, openAccounts, operationOf } from '../../model/accounts.ts'
import { factsOf, replyOf, type Server, tell } from './story.ts'

const serves: Server = (step) => replyOf(step, 'success', 200)
const refuses: Server = (step) => replyOf(step, 'failure', 400)

/** Tells how a sequence asked, and what it came to. */
function ask(sequence: Sequence<boolean | undefined>, server: Server) {
  let answer: boolean | undefined
  const lines = tell(
    (function* () {
      answer = yield* sequence
    })(),
    server,
  )
  return { lines, answer }
}

it('a target asks for nothing where it shows what it has to nobody', () => {
  const operation = operationOf(openAccounts, 'changeSecret')
  expect(ask(asksForNothing(factsOf(openAccounts), operation), serves)).toEqual({
    lines: ['lookAtAccount a1 (credential: x0:x1)'],
    answer: true,
  })
  expect(ask(asksForNothing(factsOf(openAccounts), operation), refuses).answer).toBe(false)
})

it('it is not asked where the document leaves nothing open', () => {
  expect(ask(asksForNothing(factsOf(), operationOf(accounts, 'changeSecret')), serves)).toEqual({ lines: [], answer: false })
})

it('it is asked once in a run, and takes the same ids each time', () => {
  const facts = factsOf(openAccounts)
  const operation = operationOf(openAccounts, 'changeSecret')
  ask(asksForNothing(facts, operation), serves)
  expect(ask(asksForNothing(facts, operation), refuses)).toEqual({ lines: [], answer: true })
  expect(facts.createId()).toBe('x4')
})

it('nobody can tell where the target serves no operation that only looks', () => {
  const unserved: Server = () => ({ outcome: 'unserved' })
  expect(ask(asksForNothing(factsOf(openAccounts), operationOf(openAccounts, 'changeSecret')), unserved).answer).toBeUndefined()
})
