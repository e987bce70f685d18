import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '#contracts'
import { check, type Deviation, findingsOf } from './target.ts'

const done = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"code":0,"data":{}}' }

describe('a target that answers success without changing anything', () => {
  const pretends: Deviation = ({ path }, goOn) => (path.endsWith('/update_password') ? done : goOn())

  it('is found by what is not true afterwards', async () => {
    const report = await check('milvus', pretends)
    expect(exitCodeOf(report)).toBe(1)
    expect(findingsOf(report)).toEqual([
      'example/accepted updatePassword',
      'state/link updatePassword',
      'state/stale updatePassword',
    ])
  })

  it('is told with the place of the promise in the document, which is there', async () => {
    const { findings } = await check('milvus', pretends)
    const sources = findings.map(({ source }) => source)
    expect(sources.length).toBeGreaterThan(0)
    for (const source of sources) {
      const [, file = '', line = '', column = ''] = /^(.+):(\d+):(\d+)$/.exec(source) ?? []
      expect(existsSync(file)).toBe(true)
      const text = readFileSync(file, 'utf8').split('\n')[Number(line) - 1] ?? ''
      expect(text.slice(Number(column) - 1).trim()).not.toBe('')
    }
  })

  it('is told with a line that sends the request again, its secrets as variables', async () => {
    const { cases, target } = await check('milvus', pretends)
    const stale = cases.find(({ id }) => id === 'milvus/updatePassword/state/stale')
    expect(stale?.reproduce).toMatch(
      /^curl -i -X POST -H 'Content-Type: application\/json' -H 'Authorization: Bearer '"\$TOKEN" --data-raw /,
    )
    expect(stale?.reproduce).toContain(`{"newPassword":"'"$NEW_PASSWORD"'","userName":"milvusAdmin_`)
    expect(stale?.reproduce).toContain(`'${target}/v2/vectordb/users/update_password'`)
  })
})

describe('findings', () => {
  it('are told once for all the cases that show them', async () => {
    const adds: Deviation = async ({ path }, goOn) => {
      const answer = await goOn()
      const success = path.endsWith('/update_password') && answer.body.includes('"code":0')
      return success ? { ...answer, body: '{"code":0,"data":{},"traceId":7}' } : answer
    }
    const { findings } = await check('milvus', adds)
    const added = findings.filter(({ pointer }) => pointer === '/traceId')
    expect(added.length).toBeLessThanOrEqual(2)
    expect(new Set(added.map(({ source }) => source)).size).toBe(added.length)
    expect(added.flatMap(({ cases }) => cases)).toEqual(
      expect.arrayContaining(['milvus/updatePassword/examples/documented', 'milvus/updatePassword/state/unchanged']),
    )
  })
})
