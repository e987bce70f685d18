import { describe, expect, it } from 'vitest'
import { changeSequence } from '../../../contracts/sequence/change-sequence.ts'
import type { SendStep } from '../../../contracts/sequence/step.ts'
import { accounts } from '../../model/accounts.ts'
import { accountsServer, type Deviation } from './accounts-server.ts'
import { changeIn } from './change.ts'
import { factsOf, replyOf, tell } from './story.ts'

const { operation, change } = changeIn(accounts)

/** Proves the change on the documented account of a server that deviates; tells how it went back. */
function goBack(instead: NonNullable<Deviation['instead']>) {
  const { server, secrets } = accountsServer({ without: ['createAccount'], instead })
  const sequence = changeSequence(factsOf(accounts, { mayUseDocumentedAccounts: true }), operation, change)
  const lines = tell(sequence, server)
  const back = lines.filter((line) => line.endsWith('(restores)'))
  return { back, secret: secrets.get('a1'), isLetGo: lines.at(-1)?.startsWith('let go changeSecret a1 ') }
}

const setOf = ({ request }: SendStep) => (request.values.body ?? {}) as { old?: string; new?: string }
const isChange = ({ request }: SendStep) => request.operation === operation

describe('going back', () => {
  it('starts from what was set last, also by a request that should have been refused', () => {
    let last = ''
    const acceptsAnything: Deviation['instead'] = (step, secrets) => {
      if (!isChange(step)) return undefined
      if (step.restores === undefined) last = setOf(step).new ?? last
      secrets.set('a1', setOf(step).new ?? '')
      return replyOf(step, 'success', 200, { done: true })
    }
    const { back, secret, isLetGo } = goBack(acceptsAnything)
    expect(back).toEqual([`changeSecret a1 {"old":"${last}","new":"first-secret"} (restores)`])
    expect([secret, isLetGo]).toEqual(['first-secret', true])
  })

  it('tries the values it remembers, newest first, when the server is not where it said', () => {
    // Says yes to the ordinary change and its variant, and does nothing.
    const pretends: Deviation['instead'] = (step) =>
      isChange(step) && step.case && setOf(step).new?.includes('x') ? replyOf(step, 'success', 200, { done: true }) : undefined
    const { back, secret } = goBack(pretends)
    expect(back).toEqual([
      'changeSecret a1 {"old":"other-secretx3","new":"first-secret"} (restores)',
      'changeSecret a1 {"old":"other-secretx2","new":"first-secret"} (restores)',
      'changeSecret a1 {"old":"other-secretx1","new":"first-secret"} (restores)',
      'changeSecret a1 {"old":"other-secret","new":"first-secret"} (restores)',
    ])
    expect(secret).toBe('first-secret')
  })

  it.each([
    ['never came', { outcome: 'unanswered' } as const],
    ['says nothing', { outcome: 'unclear' } as const],
  ])('is done as well when a change happened whose answer %s', (_, reply) => {
    const changesInSilence: Deviation['instead'] = (step, secrets) => {
      if (!step.case || !isChange(step)) return undefined
      secrets.set('a1', setOf(step).new ?? '')
      return reply
    }
    expect(goBack(changesInSilence).secret).toBe('first-secret')
  })

  it('asks nothing when nothing was changed', () => {
    const refusesAll: Deviation['instead'] = (step) => (isChange(step) ? replyOf(step, 'failure', 400) : undefined)
    expect(goBack(refusesAll)).toEqual({ back: [], secret: 'first-secret', isLetGo: true })
  })

  it('is not said to be done where no way worked, so that it stays in the journal', () => {
    const locks: Deviation['instead'] = (step) =>
      isChange(step) && step.restores !== undefined ? replyOf(step, 'failure', 400) : undefined
    expect(goBack(locks).isLetGo).toBe(false)
  })
})
