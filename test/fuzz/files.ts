import fc from 'fast-check'
import { ContractError, mergeReports, parseBaseline, parseReport, reporters } from '#contracts'
import type { Json } from '#openapi'
import { readJournal } from '../../contracts/undo/journal-text.ts'
import { sample } from '../contracts/report/sample.ts'
import { mutated, mutatedText, mutations } from './mutation.ts'
import { orTold, type Target } from './target.ts'

/** Reports of another version, changed by hand or cut off: merged, or refused with a reason. */
export const reports = (): Target => {
  const tree = JSON.parse(JSON.stringify(sample)) as Json
  return {
    property: fc.property(mutations, (changes) => {
      const text = JSON.stringify(mutated(tree, changes))
      orTold(ContractError, () => {
        const merged = mergeReports([{ file: 'report.json', report: parseReport(text, 'report.json') }])
        for (const write of Object.values(reporters)) write(merged, { color: false })
      })
    }),
  }
}

const baseline = JSON.stringify({
  version: 1,
  accepted: [{ rule: 'status', operation: 'getPet', place: '#/paths', reason: 'known' }],
})

/** Baselines that somebody edited. */
export const baselines = (): Target => ({
  property: fc.property(mutatedText(baseline), (text) => void orTold(ContractError, () => parseBaseline(text, 'baseline.json'))),
})

const target = 'http://127.0.0.1:1'
const journal: Json = {
  version: 1,
  target,
  owner: { pid: 7, host: 'a', began: 'b' },
  ids: ['a1x'],
  entries: [
    { kind: 'caller', api: 'pets', operation: 'signIn', remembered: [] },
    {
      kind: 'removal',
      api: 'pets',
      madeBy: 'createPet',
      identity: { name: 'Fig_a1x' },
      unwanted: false,
      notation: 'json',
      operation: 'deletePet',
      values: { parameters: { 'path.id': 'a1x' } },
      whole: true,
      own: true,
      made: true,
    },
  ],
}

/** Journals of runs that are no more: believed as a whole, or not at all. */
export const journals = (): Target => ({
  property: fc.property(mutations, (changes) => {
    const read = readJournal(JSON.stringify(mutated(journal, changes)), target)
    if (read !== undefined && read.target !== target) throw new Error('a journal of another target is believed')
  }),
})
