import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadDocument } from '#openapi/load'
import { withStrictness } from '../../../contracts/report/severity.ts'
import type { Selection } from '../../../contracts/select.ts'
import { describeFindings } from '../deviations/check.ts'
import { check } from '../public/check.ts'
import type { Fields } from '../public/exchange.ts'
import { honest, type TeamsHabits } from './habits.ts'
import { openTeams } from './teams.ts'

const document = loadDocument(fileURLToPath(new URL('teams.yaml', import.meta.url)))

async function run(habits: Partial<TeamsHabits>, selection: Selection = {}) {
  const { report, isAsBefore } = await check(document, openTeams({ ...honest, ...habits }), { prefix: '', selection })
  const { findings } = withStrictness(report, { strict: true, allowUndocumented: false })
  return { findings, said: describeFindings(findings).join('\n') || 'no finding', report, isAsBefore }
}

const without = (fields: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))

const kept: Readonly<Record<string, Partial<TeamsHabits>>> = {
  'keeps every promise': {},
  'sorts without regard to capitals': {
    sorts: (all, by, way) =>
      all.toSorted(
        (one, other) =>
          (way === 'desc' ? -1 : 1) *
          String(one[by]).localeCompare(String(other[by]), 'en', { numeric: true, sensitivity: 'base' }),
      ),
  },
  'begins with the greatest, and turns that round for a minus': {
    sorts: (all, by, way) => honest.sorts(all, by, (by === 'size') === (way === 'desc') ? 'asc' : 'desc'),
  },
  'leads to no next page': { linked: () => undefined },
  'says in its last page but one that another may follow': {
    next: (start, size, total) => (start < total ? start + size : null),
  },
}

const broken: readonly (readonly [what: string, says: RegExp, habits: Partial<TeamsHabits>])[] = [
  [
    'repeats the last of a page at a cursor',
    /repeats the records of the first/,
    { next: (start, size, total) => (start + size < total ? start + size - 1 : null) },
  ],
  [
    'skips one at each cursor',
    /does not start where the first one ends/,
    { next: (start, size, total) => (start + size < total ? start + size + 1 : null) },
  ],
  ['says after each page that none follows', /says that none follows/, { next: () => null }],
  ['leads from each page to itself', /repeats the records of the first/, { linked: (start) => start }],
  ['leads past a record', /does not start where the first one ends/, { linked: (start, size) => start + size + 1 }],
  ['counts what is on the page', /the total depends on how many are requested/, { total: (_, shown) => shown }],
  ['counts one for all', /the total is less than what is listed/, { total: () => 1 }],
  ['counts an offset in pages', /does not start where the first one ends/, { starts: (offset, size) => offset * size }],
  [
    'leads from a creation to another record',
    /the `Location` of a created record is that of another/,
    { locates: () => '/teams/red' },
  ],
  ['lists what was created before', /limited by createdFrom contains a record outside/, { since: () => null }],
  [
    'lists by any name of an order',
    /a request with sortBy enum: .* is accepted/,
    { isOrder: (name, ofRooms) => ofRooms || honest.isOrder(name, ofRooms) },
  ],
  ['gives a room another number with each change', /an update gives the record another key/, { renumbers: (id) => id + 100 }],
  [
    'does not look at a state that it has set itself',
    /filtered by state contains a record with another value/,
    { hasState: () => true },
  ],
  ['does not sort', /is not in that order/, { sorts: (all) => all }],
  ['sorts one way only', /is not in that order/, { sorts: (all, by) => honest.sorts(all, by, 'asc') }],
  ['adds no member', /what was related is not listed/, { adds: (members) => members }],
  ['adds a member twice', /listed more than once/, { adds: (members, one) => [...members, one] }],
  ['keeps a member that is removed', /no longer related is still listed/, { ends: (members) => members }],
  ['removes all members', /another relation has ended too/, { ends: () => [] }],
  ['keeps no policy', /the updated record differs from what was sent/, { keepsPolicy: (_, before) => before }],
  ['keeps the first color of a tag', /an update differs from what was sent/, { keepsTag: (sent, before) => before ?? sent }],
  [
    'loses the note of a tag',
    /the created record differs from what was sent: `note`/,
    { keepsTag: (sent) => without(sent, 'note') },
  ],
  [
    'puts a room on another floor than the first',
    /another value than its default/,
    { keepsRoom: (sent) => ({ floor: 2, ...sent }) },
  ],
  [
    'passes over null',
    /`motto` expected null/,
    { patches: (change) => Object.fromEntries(Object.entries(change).filter(([, one]) => one !== null)) },
  ],
  ['changes whichever version is named', /another version than the current one is accepted/, { isCurrent: () => true }],
  ['refuses the current version', /a change of the current version is refused/, { isCurrent: (named) => named === undefined }],
  ['sends each version again', /expected 304/, { isKnown: () => false }],
  ['sends no version that another is named for', /returns status 304/, { isKnown: (named) => named !== undefined }],
]

describe('a server of teams that keeps every promise in its own way', () => {
  it.each(Object.entries(kept))('raises no alarm: it %s', async (_, habits) => {
    const { findings, said, report, isAsBefore } = await run(habits)
    expect(findings, said).toEqual([])
    expect(report.unrestored).toEqual([])
    expect(isAsBefore).toBe(true)
    expect(report.coverage.reached).toBe(report.coverage.operations)
  })
})

describe('a server of teams that breaks one promise', () => {
  it.each(broken)('is caught, and left as found: it %s', async (_, says, habits) => {
    const { findings, said, isAsBefore } = await run(habits, {
      only: ['lifecycle', 'transport', ...(/is accepted/.test(says.source) ? ['rules' as const] : [])],
    })
    expect(said).toMatch(says)
    expect(findings.length, said).toBe(1)
    expect(isAsBefore).toBe(true)
  })
})
