import { expect, it } from 'vitest'
import type { Report } from '#contracts'
import { startDeviating } from '../live/target.ts'
import { startMilvus } from './milvus.ts'
import { type Told, verified, withServer } from './verified.ts'

const told: Told = { allow: 'all', selection: { operation: 'createUser', only: ['rules'] } }
const refused = ({ cases }: Report) => cases.filter(({ name }) => !name.includes(' may be '))
const notNow = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ code: 7, message: 'not now' }),
}

it('the refusals of a server that refuses everything after a while prove nothing', async () => {
  await withServer(startMilvus, async (server) => {
    let count = 0
    const tired = await startDeviating(server.url, (_, goOn) => (++count > 16 ? notNow : goOn()))
    const [before, after] = [await verified('milvus', server, told), await verified('milvus', { url: tired }, told)]
    expect(refused(before).filter(({ status }) => status === 'passed').length).toBeGreaterThan(10)
    expect(refused(after).filter(({ status }) => status === 'passed')).toEqual([])
    expect(refused(after).flatMap((one) => (one.status === 'skipped' ? [one.reason] : []))).toContain(
      'refused, but the same request without its fault was not accepted afterwards, so this proves nothing',
    )
  })
})
