import { describe, expect, it } from 'vitest'
import type { Case } from '../../../contracts/cases/case.ts'
import { changeSequence } from '../../../contracts/sequence/change-sequence.ts'
import type { Facts } from '../../../contracts/sequence/facts.ts'
import type { SendStep } from '../../../contracts/sequence/step.ts'
import { accounts } from '../../model/accounts.ts'
import { accountsServer, type Deviation } from './accounts-server.ts'
import { brokenBy } from './broken.ts'
import { changeIn } from './change.ts'
import { factsOf, replyOf, tell } from './story.ts'

const { operation, change } = changeIn(accounts)
const wantsRules = ({ kind }: Case) => kind === 'rules' || kind === 'auth'
const sequenceOf = (may: Partial<Facts> = {}) =>
  changeSequence(factsOf(accounts, { wants: wantsRules, ...may }), operation, change)
const rulesTold = (deviation: Deviation = {}, may: Partial<Facts> = {}) => {
  const { server, secrets } = accountsServer(deviation)
  return { lines: tell(sequenceOf(may), server), secrets }
}

const bodyOf = ({ request }: SendStep) => (request.values.body ?? {}) as { old?: string; new?: unknown }
const idOf = ({ request }: SendStep) => request.values.parameters['path.id'] as string

/** Accepts a change that a probe makes, and keeps what it sets as `kept` says. */
const accepts =
  (name: string, kept = (value: unknown): string => String(value)): NonNullable<Deviation['instead']> =>
  (step, secrets) => {
    if (step.case?.name !== name || secrets.get(idOf(step)) !== bodyOf(step).old) return undefined
    secrets.set(idOf(step), kept(bodyOf(step).new))
    return replyOf(step, 'success', 200, { done: true })
  }

describe('the rules of a change', () => {
  it('are each broken by a request that claims what is current, and so is refused for nothing else', () => {
    const { lines } = rulesTold()
    const current = /"new":"([^"]+)"/.exec(lines[lines.findIndex((line) => line.startsWith('rules old missing')) - 1] ?? '')?.[1]
    const ofNew = lines.filter((line) => /^rules new (missing|null|empty|type|minLength|maxLength)/.test(line))
    expect(ofNew).toHaveLength(11)
    for (const line of ofNew) expect(line).toContain(`"old":"${current}"`)
  })

  it('are kept by a server that keeps the document', () => {
    expect(brokenBy(sequenceOf(), accountsServer().server)).toEqual([])
  })

  it('of which one is not kept: it alone is told, though others went out with it', () => {
    const { server } = accountsServer({ instead: accepts('new type: a number') })
    expect(brokenBy(sequenceOf(), server)).toEqual(['rules new type: a number'])
  })

  it('are asked again one by one, each on an account of which the truth is known', () => {
    const { lines, secrets } = rulesTold({ instead: accepts('new minLength: 7 characters') })
    const asked = lines.filter((line) => line.startsWith('rules new type: a boolean: '))
    expect(asked).toHaveLength(2)
    expect(asked.map((line) => / (a\d+) /.exec(line)?.[1])).toEqual(['a2', 'a4'])
    expect([...secrets.keys()]).toEqual(['a1'])
  })
})

describe('what was accepted on an account that was there before', () => {
  const found: Partial<Facts> = { mayUseDocumentedAccounts: true }
  const without = ['createAccount']

  it.each<[string, string, ((value: unknown) => string) | undefined]>([
    ['as it was sent', 'new minLength: 7 characters', undefined],
    ['as the text of a number', 'new type: a number', undefined],
    ['as JSON', 'new type: an object', (value) => JSON.stringify(value)],
  ])('is found out: kept %s, and set back', (_, name, kept) => {
    const { server, secrets } = accountsServer({ without, instead: accepts(name, kept) })
    expect(brokenBy(sequenceOf(found), server)).toEqual([`rules ${name}`])
    expect([...secrets]).toEqual([['a1', 'first-secret']])
  })

  it('and is not found out ends the proof: nothing is said of what comes after', () => {
    const { lines } = rulesTold({ without, instead: accepts('new type: a number', () => 'nobody knows') }, found)
    expect(lines.filter((line) => line.startsWith('rules new may be'))).toEqual([])
    expect(lines.filter((line) => line.startsWith('let go'))).toEqual([])
  })
})

describe('what has to be accepted', () => {
  it('is told when it is refused', () => {
    const refuses: NonNullable<Deviation['instead']> = (step) =>
      step.case?.name === 'new may be 20 characters' && String(bodyOf(step).new).length === 20
        ? replyOf(step, 'failure', 400, { problem: 'refused' })
        : undefined
    const { server } = accountsServer({ instead: refuses })
    expect(brokenBy(sequenceOf(), server)).toEqual(['rules new may be 20 characters'])
  })

  it('is told when it is accepted and then is not what counts: the end was cut off', () => {
    const cuts: NonNullable<Deviation['instead']> = (step, secrets) => {
      if (step.request.operation !== operation || secrets.get(idOf(step)) !== bodyOf(step).old) return undefined
      if (String(bodyOf(step).new).length !== 20) return undefined
      secrets.set(idOf(step), String(bodyOf(step).new).slice(0, 19))
      return replyOf(step, 'success', 200, { done: true })
    }
    const { server, secrets } = accountsServer({ instead: cuts })
    const told = ['rules new may be 20 characters', 'rules new may be 20 characters, one of them beyond ASCII']
    expect(brokenBy(sequenceOf(), server)).toEqual(told)
    expect([...secrets.keys()]).toEqual(['a1'])
  })
})

it('a claim that is not compared is told once: as stale, not for each of its rules', () => {
  const comparesNothing: NonNullable<Deviation['instead']> = (step, secrets) => {
    const { new: next } = bodyOf(step)
    const { validate } = accounts
    if (step.request.operation !== operation || step.request.text !== undefined || step.request.credential !== 'own')
      return undefined
    if (validate('#/components/schemas/Secret', (next ?? null) as string).length > 0) return undefined
    secrets.set(idOf(step), String(next))
    return replyOf(step, 'success', 200, { done: true })
  }
  const { server } = accountsServer({ instead: comparesNothing })
  expect(brokenBy(changeSequence(factsOf(), operation, change), server)).toEqual(['examples again', 'change stale'])
})
