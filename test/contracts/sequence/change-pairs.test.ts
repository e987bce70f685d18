import { describe, expect, it } from 'vitest'
import { changeSequence } from '../../../contracts/sequence/change-sequence.ts'
import type { Facts } from '../../../contracts/sequence/facts.ts'
import { accountsWith } from '../../model/accounts.ts'
import { accountsServer, type Deviation } from './accounts-server.ts'
import { brokenBy } from './broken.ts'
import { changeIn } from './change.ts'
import { factsOf, replyOf, tell } from './story.ts'

/** With a pair that builds on another operation and claims what no other does, and so needs an account of its own: `later`. */
const document = accountsWith(
  `              again:
                x-evidence: { observed: server }
                x-after: [changeSecret/changed]
                value: { old: first-secret, new: other-secret }
      responses:
        '200':
          description: With true it is changed, with false nothing is.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Answer' }
              examples:
`,
  `              again:
                x-evidence: { observed: server }
                x-after: [changeSecret/changed]
                value: { old: first-secret, new: other-secret }
              later:
                x-evidence: { observed: server }
                x-after: [lookAtAccount/a1]
                value: { old: third-secret, new: other-secret }
      responses:
        '200':
          description: With true it is changed, with false nothing is.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Answer' }
              examples:
                later:
                  x-evidence: { observed: server }
                  value: { done: true }
`,
)
const { operation, change } = changeIn(document)
const sequenceOf = (may: Partial<Facts> = {}) =>
  changeSequence(factsOf(document, { wants: ({ kind }) => kind === 'examples', ...may }), operation, change)
const pairsTold = (deviation: Deviation = {}, may: Partial<Facts> = {}) =>
  tell(sequenceOf(may), accountsServer(deviation).server).filter((line) => !line.includes('examples with'))

describe('the other pairs of a change', () => {
  it('that replay the first one are sent just after it, when its claim is stale', () => {
    const lines = pairsTold()
    const again = lines.findIndex((line) => line.startsWith('examples again'))
    expect(lines.slice(again, again + 2)).toEqual([
      'examples again: changeSecret a2 {"old":"first-secret","new":"other-secret"}',
      'change stale: changeSecret a2 {"old":"first-secret","new":"other-secret"}',
    ])
  })

  it('that fail whatever is current share the account', () => {
    expect(pairsTold().filter((line) => line.startsWith('examples wrong'))).toEqual([
      'examples wrong: changeSecret a2 {"old":"wrong-secret","new":"other-secret"}',
    ])
  })

  it('that build on others have an account of their own, with what they claim, on which those are replayed', () => {
    const lines = pairsTold()
    const later = lines.findIndex((line) => line.startsWith('examples later'))
    expect(lines.slice(later - 2, later + 2).map((line) => line.replace(/Ada_x\d+/, 'Ada'))).toEqual([
      'createAccount {"name":"Ada","secret":"third-secret"}',
      'lookAtAccount a4',
      'examples later: changeSecret a4 {"old":"third-secret","new":"other-secret"}',
      'removeAccount a4 (restores)',
    ])
  })

  it('that build on others are left out where no account can be made', () => {
    expect(pairsTold({ without: ['createAccount'] }, { mayUseDocumentedAccounts: true })).toContain(
      'skip examples later: it needs a throw-away record, and no operation created one',
    )
  })
})

describe('a server that still takes what was replaced', () => {
  const takesOld: NonNullable<Deviation['instead']> = (step, secrets) => {
    const { old, new: next } = (step.request.values.body ?? {}) as { old?: string; new?: string }
    if (step.request.operation !== operation || old !== 'first-secret') return undefined
    secrets.set(step.request.values.parameters['path.id'] as string, next ?? '')
    return replyOf(step, 'success', 200, { done: true })
  }

  it('is told of as stale, and of the pair that says so', () => {
    expect(brokenBy(sequenceOf(), accountsServer({ instead: takesOld }).server)).toEqual(['examples again', 'change stale'])
  })

  it('is not asked what would be accepted for the same reason', () => {
    const lines = pairsTold({ instead: takesOld })
    expect(lines.filter((line) => /signIn old|examples wrong/.test(line))).toEqual([])
  })
})
