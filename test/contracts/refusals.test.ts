import { describe, expect, it } from 'vitest'
import { ruleCase } from '../../contracts/cases/case.ts'
import { probesOf } from '../../contracts/probes/probes.ts'
import { createRefusals } from '../../contracts/run/refusals.ts'
import { plan } from '../../contracts/sequence/facts.ts'
import type { SendStep } from '../../contracts/sequence/step.ts'
import { accounts, operationOf } from '../model/accounts.ts'
import { factsOf } from './sequence/story.ts'

const operation = operationOf(accounts, 'lookAtAccount')
const request = plan(factsOf(), operation, { parameters: { 'path.id': 'a1' } })
const [first, second] = probesOf(accounts, operation).map((probe) => ruleCase(accounts, operation, probe))
const refused = (one = first): SendStep => ({
  kind: 'send',
  request,
  ...(one ? { case: one } : {}),
  expected: { outcome: 'failure', rule: 'auth', otherwise: '' },
})
const plain: SendStep = { kind: 'send', request }

describe('a refusal', () => {
  it('proves nothing where nothing without its fault is served after it', () => {
    const refusals = createRefusals()
    refusals.note(plain, 'success')
    refusals.note(refused(), 'failure')
    refusals.note(plain, 'failure')
    expect(refusals.unproved()).toEqual([first])
  })

  it('counts once the same is served without its fault', () => {
    const refusals = createRefusals()
    refusals.note(refused(first), 'failure')
    refusals.note(plain, 'success')
    refusals.note(refused(second), 'failure')
    expect(refusals.unproved()).toEqual([second])
  })

  it('is not proved by another broken request that was accepted', () => {
    const refusals = createRefusals()
    refusals.note(refused(first), 'failure')
    refusals.note(refused(second), 'success')
    expect(refusals.unproved()).toEqual([first])
  })
})
