import { describe, expect, it } from 'vitest'
import { fieldValue } from '#openapi'
import { exampleCase } from '../../../contracts/cases/case.ts'
import {
  checkState,
  isSteady,
  nextRequest,
  ordinaryChange,
  recover,
  refuse,
  type Work,
} from '../../../contracts/sequence/change-work.ts'
import { statePromises } from '../../../contracts/sequence/state-promises.ts'
import type { Sequence } from '../../../contracts/sequence/step.ts'
import { track } from '../../../contracts/sequence/tracked.ts'
import { accounts, accountsWith } from '../../model/accounts.ts'
import { accountsServer } from './accounts-server.ts'
import { changeIn } from './change.ts'
import { factsOf, tell } from './story.ts'

/** Work on the account `a1`, as if it was there before or was made. */
function workOn(origin: 'created' | 'documented', document = accounts): Work {
  const { operation, change } = changeIn(document)
  const [first] = operation.pairs
  if (!first) throw new Error('changeSecret has no pair')
  const subject = { origin, names: new Map(), undo: [] }
  return { facts: factsOf(document), operation, change, first, subject, tracked: track(first.request) }
}

/** Runs a step of the work on a server; gives what it came to and what was sent. */
function run<Result>(sequence: Sequence<Result>, { server, secrets } = accountsServer()) {
  let result: Result | undefined
  const lines = tell(
    (function* () {
      result = yield* sequence
    })(),
    server,
  )
  return { result, lines, secrets }
}

const claimOf = ({ tracked }: Work) => fieldValue(tracked.current, 'body/old')

describe('an ordinary change', () => {
  it('claims what is current, sets what nobody has seen, and is current from then on', () => {
    const work = workOn('documented')
    const { result, secrets } = run(ordinaryChange(work))
    expect([result, secrets.get('a1'), claimOf(work)]).toEqual(['success', 'other-secretx0', 'other-secretx0'])
  })

  it('that was refused leaves current what was', () => {
    const work = workOn('documented')
    const server = accountsServer()
    server.secrets.set('a1', 'something-else')
    expect(run(isSteady(work), server).result).toBe(false)
    expect([claimOf(work), work.tracked.doubtful]).toEqual(['first-secret', false])
  })

  it('is skipped, with the reason, where the schema allows no other value', () => {
    const fixed = accountsWith(
      'Secret: { type: string, format: password, minLength: 8, maxLength: 20,',
      'Secret: { type: string, format: password, enum: [first-secret, other-secret],',
    )
    const work = workOn('documented', fixed)
    expect(nextRequest(work)).toBeUndefined()
    const { result, lines } = run(checkState(work, 'unchanged'))
    expect(result).toBe(false)
    expect(lines).toEqual(['skip change unchanged: no other value that the schema allows could be generated'])
  })
})

describe('what should be refused and is not', () => {
  const [, wrong] = changeIn(accounts).operation.pairs
  const request = { parameters: { 'path.id': 'a1' }, body: { old: 'first-secret', new: 'third-secret' } }
  const one = wrong && exampleCase(accounts, changeIn(accounts).operation, wrong)

  it('is current from then on', () => {
    const work = workOn('documented')
    if (one) run(refuse(work, one, request, statePromises.stale))
    expect(claimOf(work)).toBe('third-secret')
  })

  it('is none of the account’s business where it spoke of another', () => {
    const work = workOn('documented')
    const server = accountsServer()
    server.secrets.set('a9', 'first-secret')
    if (one) run(refuse(work, one, { ...request, parameters: { 'path.id': 'a9' } }, statePromises.stale), server)
    expect([server.secrets.get('a9'), claimOf(work)]).toEqual(['third-secret', 'first-secret'])
  })
})

describe('recovering', () => {
  const guessOf = (old: string) => ({ parameters: { 'path.id': 'a1' }, body: { old, new: 'other-secret' } })

  it('gives a made account up for another one, and remembers to remove both', () => {
    const work = workOn('created')
    const { result, lines } = run(recover(work, []))
    expect(result).toBe(true)
    expect(lines).toEqual([
      'createAccount {"name":"Ada_x0","secret":"first-secret"}',
      'changeSecret a2 {"old":"first-secret","new":"other-secretx1"}',
    ])
    expect(work.subject.undo).toHaveLength(1)
  })

  it('tries what a found account may have, the latest guess first after what was current', () => {
    const work = workOn('documented')
    const server = accountsServer()
    server.secrets.set('a1', 'the-first-guess')
    const { result, lines } = run(recover(work, [guessOf('the-first-guess'), guessOf('the-second-guess')]), server)
    expect(result).toBe(true)
    expect(lines.map((line) => /"old":"([^"]+)"/.exec(line)?.[1])).toEqual([
      'first-secret',
      'the-second-guess',
      'the-first-guess',
    ])
  })

  it('gives up where no guess is right', () => {
    const server = accountsServer()
    server.secrets.set('a1', 'nobody-knows')
    expect(run(recover(workOn('documented'), [guessOf('a-wrong-guess')]), server).result).toBe(false)
  })

  it('gives up where no other account can be made', () => {
    expect(run(recover(workOn('created'), []), accountsServer({ without: ['createAccount'] })).result).toBe(false)
  })
})
