import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '#contracts'
import { check, type Deviation, findingsOf } from './target.ts'

const done = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"code":0,"data":{}}' }

describe('a target that answers success to every change, and changes nothing', async () => {
  const pretends: Deviation = ({ path }, goOn) => (path.endsWith('/update_password') ? done : goOn())
  const report = await check('milvus', pretends)

  it('is found by what is not true afterwards, and by what it should have refused', () => {
    expect(exitCodeOf(report)).toBe(1)
    expect(findingsOf(report)).toEqual(
      ['auth', 'example/accepted', 'method', 'rule/required', 'state/stale', 'status'].map((rule) => `${rule} updatePassword`),
    )
    // That it does not read its body is one cause, whatever is wrong with the body.
    const unread = report.findings.find(({ rule }) => rule === 'rule/required')
    for (const broken of ['userName type: a number', 'newPassword minLength: 7 characters', 'a body cut short'])
      expect(unread?.also).toContainEqual(expect.stringContaining(broken))
    // That the new password does not sign in has the same cause.
    const stale = report.findings.find(({ rule }) => rule === 'state/stale')
    expect(stale?.also).toContainEqual(expect.stringContaining('the Link does not work with the new value after the change'))
  })

  it('is told with the place of the promise in the document, which is there', () => {
    const sources = report.findings.map(({ source }) => source)
    expect(sources.length).toBeGreaterThan(0)
    for (const source of sources) {
      const [, file = '', line = '', column = ''] = /^(.+):(\d+):(\d+)$/.exec(source) ?? []
      expect(existsSync(file)).toBe(true)
      const text = readFileSync(file, 'utf8').split('\n')[Number(line) - 1] ?? ''
      expect(text.slice(Number(column) - 1).trim()).not.toBe('')
    }
  })

  it('is told with a line that sends the request again, its secrets as variables', () => {
    const stale = report.cases.find(({ id }) => id === 'milvus/updatePassword/change/stale')
    expect(stale?.reproduce).toMatch(
      /^curl -i -X POST -H 'Content-Type: application\/json' -H 'Authorization: Bearer '"\$TOKEN" --data-raw /,
    )
    expect(stale?.reproduce).toContain(`{"newPassword":"'"$NEW_PASSWORD"'","userName":"milvusAdmin_`)
    expect(stale?.reproduce).toContain(`'${report.target}/v2/vectordb/users/update_password'`)
  })
})

describe('findings', () => {
  it('are told once for all the cases that show them', async () => {
    const adds: Deviation = async ({ path }, goOn) => {
      const answer = await goOn()
      const success = path.endsWith('/update_password') && answer.body.includes('"code":0')
      return success ? { ...answer, body: '{"code":0,"data":{},"traceId":7}' } : answer
    }
    const { findings } = await check('milvus', adds, { selection: { operation: 'updatePassword' } })
    const added = findings.filter(({ pointer }) => pointer === '/traceId')
    expect(added.length).toBeLessThanOrEqual(2)
    expect(new Set(added.map(({ source }) => source)).size).toBe(added.length)
    expect(added.flatMap(({ cases }) => cases)).toEqual(
      expect.arrayContaining(['milvus/updatePassword/examples/documented', 'milvus/updatePassword/change/unchanged']),
    )
  })
})
