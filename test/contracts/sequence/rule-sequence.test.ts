import { describe, expect, it } from 'vitest'
import { textOf } from '#openapi'
import { batchSize } from '../../../contracts/sequence/batches.ts'
import type { Facts } from '../../../contracts/sequence/facts.ts'
import { ruleSequence } from '../../../contracts/sequence/rule-sequence.ts'
import type { Step } from '../../../contracts/sequence/step.ts'
import { accounts, operationOf } from '../../model/accounts.ts'
import { accountsServer, type Deviation } from './accounts-server.ts'
import { brokenBy } from './broken.ts'
import { factsOf, replyOf, tell } from './story.ts'

const rulesOf = (id: string, may: Partial<Facts> = {}) => ruleSequence(factsOf(accounts, may), operationOf(accounts, id))
const story = (id: string, deviation: Deviation = {}, may: Partial<Facts> = {}) => {
  const { server, secrets } = accountsServer(deviation)
  return { lines: tell(rulesOf(id, may), server), left: [...secrets.keys()] }
}

describe('the rules of an operation that changes no claim', () => {
  it('are broken between two requests that break none, on something of the run’s own, which is removed at the end', () => {
    expect(story('lookAtAccount').lines).toEqual([
      'createAccount {"name":"Ada_x0","secret":"first-secret"}',
      'lookAtAccount a2',
      'auth no credential: lookAtAccount a2 (credential: none)',
      'auth a credential with another last character: lookAtAccount a2 (credential: altered)',
      'lookAtAccount a1',
      'auth a credential without its last character: lookAtAccount a2 (credential: shortened)',
      'auth a credential with a letter in another case: lookAtAccount a2 (credential: recased)',
      'lookAtAccount a1',
      'auth a credential with a character after it: lookAtAccount a2 (credential: lengthened)',
      'auth a credential with a character before it: lookAtAccount a2 (credential: preceded)',
      'lookAtAccount a1',
      'auth a credential with another character in its middle: lookAtAccount a2 (credential: mangled)',
      'auth a credential that is empty: lookAtAccount a2 (credential: empty)',
      'lookAtAccount a1',
      'auth a credential under another scheme: lookAtAccount a2 (credential: rehomed)',
      'lookAtAccount a2',
      'removeAccount a2 (restores)',
    ])
  })

  it('are not asked where not even a request without a fault is served', () => {
    const forbids: Deviation = {
      instead: (step) => (step.request.operation.id === 'lookAtAccount' ? replyOf(step, 'failure', 403) : undefined),
    }
    const { lines } = story('lookAtAccount', forbids)
    expect(lines.filter((line) => line.startsWith('rules '))).toEqual([])
    expect(lines).toContain('skip auth no credential: the same request without a fault was refused')
  })

  it('are asked again on something new, where an accepted one may have used up what it was asked about', () => {
    const removesForNobody: Deviation = {
      instead: (step, secrets) => {
        if (step.request.operation.id !== 'removeAccount' || step.request.credential !== 'none') return undefined
        secrets.delete(textOf(step.request.values.parameters['path.id']))
        return replyOf(step, 'success', 204)
      },
    }
    const { lines, left } = story('removeAccount', removesForNobody)
    const altered = lines.filter((line) => line.startsWith('auth a credential with another last character'))
    expect(altered).toHaveLength(2)
    expect(new Set(altered).size).toBe(2)
    expect(left).toEqual(['a1'])
  })

  it('that creates have a new name in each request; what was accepted is removed', () => {
    const { lines, left } = story('createAccount')
    const names = lines.flatMap((line) => /"name":"(Ada_x\d+)"/.exec(line)?.[1] ?? [])
    expect(new Set(names).size).toBe(names.length)
    const accepted = lines.filter((line) => line.startsWith('rules secret may be'))
    const withoutFault = lines.filter((line) => line.startsWith('createAccount'))
    expect(lines.filter((line) => line.startsWith('removeAccount'))).toHaveLength(accepted.length + withoutFault.length)
    expect(left).toEqual(['a1'])
  })

  it('that is accepted though it breaks a rule is told, and undone as well', () => {
    const acceptsShort: Deviation = {
      instead: (step, secrets) => {
        if (step.case?.name !== 'secret minLength: 7 characters') return undefined
        secrets.set('short', '')
        return replyOf(step, 'success', 201, { id: 'short', name: 'Ada', kind: 'person' })
      },
    }
    expect(brokenBy(rulesOf('createAccount'), accountsServer(acceptsShort).server)).toEqual([
      'rules secret minLength: 7 characters',
    ])
    expect(story('createAccount', acceptsShort).lines).toContain('removeAccount short (restores)')
    expect(story('createAccount', acceptsShort).left).toEqual(['a1'])
  })

  it('go out in batches', () => {
    const { server } = accountsServer()
    const sequence = rulesOf('createAccount')
    const sizes: number[] = []
    let next = sequence.next([])
    while (!next.done) {
      sizes.push(next.value.length)
      next = sequence.next(next.value.map((step: Step) => (step.kind === 'send' ? server(step) : { outcome: 'unsent' as const })))
    }
    expect(Math.max(...sizes)).toBe(batchSize)
  })

  it('are not asked of an operation that would remove a record that the run did not create', () => {
    const { lines, left } = story('removeAccount', { without: ['createAccount'] }, { mayUseDocumentedAccounts: true })
    const [, , ...skipped] = lines
    expect(skipped).toHaveLength(9)
    for (const line of skipped)
      expect(line).toMatch(
        /^skip auth .*: it would remove a record that the run did not create \(createAccount was not served\)$/,
      )
    expect(left).toEqual(['a1'])
  })

  it('are not asked at all where nobody wants one', () => {
    expect(story('createAccount', {}, { wants: () => false }).lines).toEqual([])
  })
})
