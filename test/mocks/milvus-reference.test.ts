import { afterEach, describe, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { hosts, type OpenHost } from './host.ts'
import type { Row } from './milvus-reference/row.ts'
import { sections, take } from './milvus-reference/sections.ts'

describe.each(hosts)('Milvus in $host', ({ open }) => {
  let host: OpenHost | undefined
  afterEach(() => host?.close())

  describe.each(sections)('$section', ({ rows, leftOut }) => {
    it.each(rows)('$row', async ({ steps, options = {} }: Row) => {
      host = await open(createMock(milvus, options))
      for (const step of steps) await take(host, step)
    })
    for (const { row, reason } of leftOut) it.skip(`${row}: ${reason}`)
  })
})
