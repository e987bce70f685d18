import { expect, it } from 'vitest'
import { milvusDocument } from '#openapi/milvus'
import { startDeviating, startTarget, verifyLive } from '../live/target.ts'

const odd = ['{"toString":""}', '{"valueOf":1}', '{"constructor":{"name":"a"}}', '{"__proto__":{"a":1}}']

it.each(odd)('reports properties that are called like what every object has: %s', async (value) => {
  const { mock, url } = await startTarget('milvus')
  const before = await mock.snapshot()
  const target = await startDeviating(url, async ({ path }, goOn) => {
    const response = await goOn()
    const body = `{"code":0,"data":[${value},${value}]}`
    return path.endsWith('/users/list') ? { ...response, body } : response
  })
  const report = await verifyLive(target, milvusDocument(), { selection: { operation: 'listUsers' } })
  expect(report.findings.map(({ rule }) => rule)).toContain('schema')
  expect(report.findings.map(({ message }) => message).join()).not.toContain('is not a function')
  expect(await mock.snapshot()).toEqual(before)
})
