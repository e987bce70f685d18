import { describe, expect, it } from 'vitest'
import type { Case } from '../../../contracts/cases/case.ts'
import { nearMisses, occasions, ways } from '../../../contracts/cases/near-miss.ts'
import { changeSequence } from '../../../contracts/sequence/change-sequence.ts'
import type { SendStep } from '../../../contracts/sequence/step.ts'
import { accounts, accountsWith } from '../../model/accounts.ts'
import { accountsServer, type Deviation } from './accounts-server.ts'
import { brokenBy } from './broken.ts'
import { changeIn } from './change.ts'
import { factsOf, replyOf, tell } from './story.ts'

/** Ids that end in a letter, so that nothing shorter was ever current. */
function idsOf() {
  let count = 0
  return () => `x${count++}z`
}

const wants = ({ name }: Case) => ways.some((how) => name.startsWith(how))
function sequenceOf(document = accounts) {
  const { operation, change } = changeIn(document)
  return changeSequence(factsOf(document, { wants, createId: idsOf() }), operation, change)
}

/** Compares what is claimed in another way than whole. */
const compares =
  (isSame: (claimed: string, current: string) => boolean): NonNullable<Deviation['instead']> =>
  (step: SendStep, secrets) => {
    const { operation, values } = step.request
    const id = values.parameters['path.id'] as string
    const { old, new: next } = (values.body ?? {}) as { old?: unknown; new?: unknown }
    if (operation.id !== 'changeSecret' || typeof old !== 'string' || typeof next !== 'string') return undefined
    if (next.length < 8 || next.length > 20 || !isSame(old, secrets.get(id) ?? '')) return undefined
    secrets.set(id, next)
    return replyOf(step, 'success', 200, { done: true })
  }

describe('values that are nearly current', () => {
  it('are made in each way from what is current, and an ordinary change goes in after every second', () => {
    const lines = tell(sequenceOf(), accountsServer().server)
    const near = lines.slice(lines.findIndex((line) => line.startsWith('change a character less')) - 1)
    expect(near.map((line) => line.replace(/(:| a2) .*/, '')).slice(0, 24)).toEqual([
      'change unchanged',
      'change a character less',
      'change a character more',
      'change unchanged',
      'change another last character',
      'change another case',
      'change unchanged',
      'change a blank before',
      'change a blank after',
      'change unchanged',
      'change a wildcard in its place',
      'change a pattern in its place',
      'change unchanged',
      'changeSecret',
      'change a character less, of the longest',
      'change another last character, of the longest',
      'change unchanged',
      'changeSecret',
      'change no accent, of one beyond ASCII',
      'change another accent, of one beyond ASCII',
      'change unchanged',
      'changeSecret',
      'change another last character, of the longest beyond ASCII',
      'change unchanged',
    ])
  })

  it('are refused by a server that compares whole', () => {
    expect(brokenBy(sequenceOf(), accountsServer().server)).toEqual([])
  })

  it.each<[string, (claimed: string, current: string) => boolean, readonly string[]]>([
    ['the beginning', (one, other) => one.startsWith(other), ['a character more', 'a blank after']],
    ['what is before blanks', (one, other) => one.trim() === other, ['a blank before', 'a blank after']],
    ['letters of any case', (one, other) => one.toLowerCase() === other.toLowerCase(), ['another case']],
    [
      'the first nineteen characters',
      (one, other) => one === other || (other.length === 20 && one.length >= 19 && one.slice(0, 19) === other.slice(0, 19)),
      ['a character less, of the longest', 'another last character, of the longest'],
    ],
  ])('are taken by one that compares %s: told in these ways, no other', (_, isSame, told) => {
    const { server, secrets } = accountsServer({ instead: compares(isSame) })
    expect(brokenBy(sequenceOf(), server)).toEqual(told.map((how) => `change ${how}`))
    expect([...secrets.keys()]).toEqual(['a1'])
  })

  it.each<[string, (claimed: string, current: string) => boolean, readonly string[]]>([
    ['letters without their accents', (one, other) => plain(one) === plain(other), ['no accent', 'another accent']],
    [
      'what is left of them in another encoding',
      (one, other) => one.replaceAll(/[^ -~]/g, '?') === other.replaceAll(/[^ -~]/g, '?'),
      ['another accent'],
    ],
  ])('beyond ASCII are taken by one that compares %s', (_, isSame, told) => {
    const { server } = accountsServer({ instead: compares(isSame) })
    expect(brokenBy(sequenceOf(), server)).toEqual(told.map((how) => `change ${how}, of one beyond ASCII`))
  })

  it('of the longest are taken by one that compares the first 72 bytes, of characters of several', () => {
    const beginning = (text: string) => Buffer.from(text).subarray(0, 64).toString('latin1')
    const { server } = accountsServer({ instead: compares((one, other) => beginning(one) === beginning(other)) })
    expect(brokenBy(sequenceOf(), server)).toEqual(['change another last character, of the longest beyond ASCII'])
  })

  it('are taken by one that compares with a pattern', () => {
    const { server } = accountsServer({ instead: compares((one, other) => one === '%' || one === other) })
    expect(brokenBy(sequenceOf(), server)).toEqual(['change a wildcard in its place'])
  })

  it('of the longest are skipped where the schema names none', () => {
    const open = accountsWith('minLength: 8, maxLength: 20,', 'minLength: 8,')
    const skipped = tell(sequenceOf(open), accountsServer().server).filter((line) => line.startsWith('skip state'))
    expect(skipped.every((line) => line.includes(', of ') || line.includes('others'))).toBe(true)
  })
})

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '')

it('each way gives another value, and never the same', () => {
  for (const value of ['P@ssw0rd!', 'other-secretx', 'x', 'x😀']) {
    const made = occasions.any.ways.map((how) => nearMisses[how](value))
    expect(new Set([value, ...made]).size).toBe(made.length + 1)
  }
})
