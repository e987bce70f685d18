import { describe, expect, it } from 'vitest'
import { milvusDocument } from '#openapi/milvus'
import type { Probe } from '../../../contracts/probes/probe.ts'
import { probesOf } from '../../../contracts/probes/probes.ts'
import type { Facts } from '../../../contracts/sequence/facts.ts'
import { planProbe, probeStep, worthAsking } from '../../../contracts/sequence/probe-steps.ts'
import { accounts, openAccounts, operationOf } from '../../model/accounts.ts'
import { factsOf, replyOf, type Server, tell } from './story.ts'

const operation = operationOf(accounts, 'changeSecret')
const base = { parameters: { 'path.id': 'a1' }, body: { old: 'first-secret', new: 'other-secret' } }
const probeOf = (part: Partial<Probe>): Probe => ({ ...(probesOf(accounts, operation)[0] as Probe), ...part })
const planned = ({ touch, whole }: Pick<Probe, 'touch' | 'whole'>) => {
  const { touch: _, ...probe } = probeOf({})
  return planProbe(factsOf(), operation, base, { ...probe, ...(touch ? { touch } : {}), ...(whole ? { whole } : {}) })
}
const newOf = (touch: NonNullable<Probe['touch']>) => (planned({ touch }).values.body as { new?: unknown }).new

describe('the request of a probe', () => {
  it('has a value in one place, or leaves it out', () => {
    expect(planned({ touch: { field: 'body/new', value: 7 } }).values).toEqual({ ...base, body: { old: 'first-secret', new: 7 } })
    expect(planned({ touch: { field: 'body/new' } }).values).toEqual({ ...base, body: { old: 'first-secret' } })
  })

  it('is written in another way as a whole', () => {
    const change = (valid: string) => valid.slice(0, 7)
    expect(planned({ whole: { kind: 'text', change } }).text).toBe('{"old":')
    expect(planned({ whole: { kind: 'method', method: 'PATCH' } }).method).toBe('PATCH')
    expect(planned({ whole: { kind: 'credential', credential: 'none' } }).credential).toBe('none')
    expect(planned({})).toMatchObject({ values: base, credential: 'own' })
  })

  it('has a value as long and of the same kinds, but new, where the document may have named it', () => {
    expect(newOf({ field: 'body/new', value: 'abcdefgh', fresh: 'end' })).toBe('abcdefx0')
    const value = newOf({ field: 'body/new', value: 'aA2!zZ9#', fresh: 'letters' })
    expect(value).toMatch(/^[a-z][A-Z]\d![a-z][A-Z]\d#$/)
    expect(value).not.toBe('aA2!zZ9#')
  })

  it('keeps the part the probe is about', () => {
    expect(newOf({ field: 'body/new', value: 'aA2ABCbB3', fresh: 'letters', kept: 'ABC' })).toMatch(
      /^[a-z][A-Z]\dABC[a-z][A-Z]\d$/,
    )
    expect(newOf({ field: 'body/new', value: 'aA2ABCbB3', fresh: 'letters', kept: 'ABC' })).not.toBe('aA2ABCbB3')
  })
})

describe('the promise of a probe', () => {
  it('is its rule’s, with the outcome and the place', () => {
    const probe = probeOf({ outcome: 'failure', rule: 'rule/type', pointer: '#/here', otherwise: 'it is accepted' })
    const { expected, trial } = probeStep(factsOf(), operation, base, probe)
    expect(expected).toMatchObject({ outcome: 'failure', rule: 'rule/type', promise: { pointer: '#/here' } })
    expect([expected?.outcomeOnly, trial]).toEqual([undefined, undefined])
  })

  it.each<[string, Partial<Probe>]>([
    ['method', { whole: { kind: 'method', method: 'PATCH' } }],
    ['path', { touch: { field: 'path.id', value: '?' } }],
  ])('is no more than the outcome for another %s, which may be for no operation', (_, part) => {
    const { expected, trial } = probeStep(factsOf(), operation, base, probeOf(part))
    expect([expected?.outcomeOnly, trial]).toEqual([true, true])
  })
})

describe('a probe that proves nothing', () => {
  const told = (
    probes: readonly Probe[],
    may: Partial<Facts> = {},
    document = accounts,
    server: Server = () => ({ outcome: 'failure' }),
  ) => tell(worthAsking(factsOf(document, may), operationOf(document, 'changeSecret'), probes), server)
  const without = probeOf({ name: 'no credential', whole: { kind: 'credential', credential: 'none' } })
  const altered = probeOf({ name: 'altered', whole: { kind: 'credential', credential: 'altered' } })

  it('is left out with its reason where no value could be made', () => {
    expect(told([probeOf({ name: 'it', impossible: 'no value' })])).toEqual(['skip rules it: no value'])
  })

  it('is passed over where nobody asked for it', () => {
    expect(told([probeOf({ impossible: 'no value' })], { wants: () => false })).toEqual([])
  })

  it('is a missing credential, where a server may ask for none and the run has none', () => {
    expect(told([without, altered])).toEqual([])
    expect(told([without], { token: 'k1' }, openAccounts)).toEqual(['lookAtAccount a1 (credential: x0:x1)'])
    expect(told([without], {}, openAccounts)).toEqual([
      'skip rules no credential: the document makes the credential optional; with --token, a missing one must be refused',
    ])
  })

  it('is a wrong credential, where the target refuses none at all', () => {
    expect(told([altered], {}, openAccounts, (step) => replyOf(step, 'success', 200)).at(-1)).toBe(
      'skip rules altered: the target does not check credentials',
    )
    expect(told([altered], {}, openAccounts)).toHaveLength(1)
  })
})

it('no probe of a shipped document sends a value that an earlier one sent as new', () => {
  const milvus = milvusDocument()
  const update = operationOf(milvus, 'updatePassword')
  const facts = factsOf(milvus)
  const fresh = probesOf(milvus, update).filter(({ touch, outcome }) => touch?.fresh && outcome === 'success')
  const request = update.pairs[0]?.request ?? { parameters: {} }
  const sent = fresh.map((probe) => (planProbe(facts, update, request, probe).values.body as { newPassword: string }).newPassword)
  expect(new Set(sent).size).toBe(sent.length)
})
