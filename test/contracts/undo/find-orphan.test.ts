import { describe, expect, it } from 'vitest'
import type { Json } from '#openapi'
import { loadDocument } from '#openapi/load'
import { type Facts, operationOf, plan } from '../../../contracts/sequence/facts.ts'
import { removalAfter } from '../../../contracts/undo/entry.ts'
import { findOrphan } from '../../../contracts/undo/find-orphan.ts'

const document = loadDocument('test/contracts/undo/notes.yaml')
const facts: Facts = {
  document,
  createId: () => 't0x1',
  mayUseDocumentedAccounts: false,
  accounts: [],
  mayDropAnything: false,
  wants: () => true,
  learned: {},
}

/** Writes a note with a title, loses the answer, and looks for it in a list. */
function lookFor(title: string, list: Json) {
  const request = plan(facts, operationOf(facts, 'writeNote'), { parameters: { 'path.shelf': 'red' }, body: { title } })
  const entry = removalAfter(document, { request }, (text) => text.includes('t0x1'))
  if (!entry) throw new Error('Nothing is owed.')
  const sequence = findOrphan(facts, entry)
  const asked = []
  let next = sequence.next([])
  while (!next.done) {
    asked.push(...next.value.flatMap((step) => (step.kind === 'send' ? [step.request] : [])))
    const response = { status: 200, headers: {}, body: { data: list } }
    const values = { method: 'GET', url: '', request: { parameters: {} }, response }
    next = sequence.next([{ outcome: 'success', values }])
  }
  return { found: next.value, asked: asked.map(({ operation, values }) => [operation.id, values.parameters]) }
}

describe('what was made by a request whose answer was never read', () => {
  const notes = [
    { id: 'n-1', title: 'milk' },
    { id: 'n-7', title: 'milk_t0x1' },
  ]

  it('is found in a list by its own name, and removed with what was known before', () => {
    expect(lookFor('milk_t0x1', notes)).toEqual({
      found: { values: { parameters: { 'path.shelf': 'red', 'path.note': 'n-7' } } },
      // Not `query.title`: that would be a list of one.
      asked: [['listNotes', { 'path.shelf': 'red' }]],
    })
  })

  it('is nowhere when no entry has that name', () => {
    expect(lookFor('milk_t0x1', [{ id: 'n-1', title: 'milk' }]).found).toBe('nowhere')
  })

  it('is not looked for under a name that others may have', () => {
    expect(lookFor('milk', notes)).toEqual({ found: {}, asked: [] })
  })
})
