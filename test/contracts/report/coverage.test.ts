import { describe, expect, it } from 'vitest'
import { reporters } from '#contracts'
import { milvusDocument } from '#openapi/milvus'
import { sample } from './sample.ts'
import { verified } from './verified.ts'

describe('the operations a run reached', () => {
  it('are all of those that answered with a documented success', async () => {
    const { coverage } = await verified({}, { operation: ['listUsers', 'createUser'] })
    expect(coverage).toEqual({ operations: 2, reached: 2, unreached: [] })
  })

  it('count for the whole document where nothing is selected, and only those asked where cases are', async () => {
    const whole = await verified({}, {})
    const { operations } = milvusDocument().model
    expect(whole.coverage).toMatchObject({ operations: operations.length, reached: operations.length })
    const one = await verified({}, { case: 'listUsers/examples' })
    expect(one.coverage).toMatchObject({ operations: 1, reached: 1 })
  })

  it('do not have one that only ever refuses, and it is said why', async () => {
    const lists = ({ path }: { readonly path: string }) => path.endsWith('/users/list')
    const report = await verified(
      {
        answer: (request) =>
          lists(request)
            ? { status: 400, headers: { 'content-type': 'application/json' }, body: '{"code":1100,"message":"no"}' }
            : undefined,
      },
      { operation: ['listUsers', 'createUser'] },
    )
    expect(report.coverage).toEqual({
      operations: 2,
      reached: 1,
      unreached: [{ api: 'milvus', operation: 'listUsers', reason: 'it never returned a documented success' }],
    })
  })
})

describe('every report for people', () => {
  const unreached = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((operation) => ({ api: 'pets', operation, reason: 'it has no case' }))
  const report = { ...sample, coverage: { operations: 9, reached: 2, unreached } }

  it.each(['console', 'html', 'markdown', 'github'] as const)('says in %s how many were reached of how many', (name) => {
    expect(reporters[name](report, { color: false })).toContain('2 of 9 operations reached')
  })

  it('names some of the others with the reason they share', () => {
    expect(reporters.console(report, { color: false })).toContain(
      'not reached: a, b, c, d, e and 2 more (it has no case)\n2 of 9',
    )
  })
})
