import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { verify } from '#contracts'
import { milvusDocument } from '#openapi/milvus'
import { json } from '../deviations/edits.ts'
import { mockOf } from '../deviations/mocks.ts'
import { type Layers, serve } from '../deviations/server.ts'

const shell = promisify(execFile)

/** Says of every user that it has a role. */
const response: Layers['response'] = (answer, request) =>
  request.path.endsWith('/users/describe') && answer.body?.includes('"code":0')
    ? json((body) => ({ ...body, data: ['public'] }))(answer, request)
    : answer

it('the line that sends a request again creates first what was removed since', async () => {
  const server = await serve({ mock: mockOf.milvus(), response })
  let count = 0
  try {
    const { cases, findings } = await verify({
      documents: [milvusDocument()],
      target: server.url,
      mock: false,
      allow: 'all',
      selection: { case: 'describeUser/examples/described' },
      timeoutMs: 10_000,
      now: Date.now,
      createId: () => `c${(count++).toString(36)}`,
    })
    const told = cases.find(({ id }) => id === findings[0]?.cases[0])
    expect(told?.reproduce).toMatch(/^curl [^&]*\/users\/create' && curl [^&]*\/users\/describe'$/)
    expect(told?.variables?.map(({ name }) => name)).toEqual(['TOKEN', 'PASSWORD'])
    const env = { PATH: process.env.PATH, TOKEN: 'root:Milvus', PASSWORD: 'Re4d-only' }
    const { stdout } = await shell('/bin/sh', ['-c', told?.reproduce ?? ''], { env })
    expect(stdout.match(/^\{.*\}/gm)).toEqual(['{"code":0,"data":{}}', '{"code":0,"data":["public"]}'])
  } finally {
    await server.close()
  }
})
