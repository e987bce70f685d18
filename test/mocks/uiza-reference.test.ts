import { afterEach, beforeEach, describe, it } from 'vitest'
import { createMock } from '#mocks'
import { uiza } from '#mocks/uiza'
import { hosts, type OpenHost } from './host.ts'
import { leftOut } from './uiza-reference/left-out.ts'
import type { Talk } from './uiza-reference/row.ts'
import { sections, talkTo } from './uiza-reference/sections.ts'

describe.each(hosts)('the Uiza reference in $host', ({ open }) => {
  let host: OpenHost
  let talk: Talk

  beforeEach(async () => {
    const clock = { now: Date.UTC(2026, 0, 2, 3, 4, 5, 6) }
    host = await open(createMock(uiza, { now: () => clock.now }))
    talk = talkTo(host, clock)
  })
  afterEach(() => host.close())

  for (const [section, rows] of Object.entries(sections)) {
    describe(section, () => {
      it.each(Object.entries(rows))('%s', (_, shows) => shows(talk))
    })
  }
})

describe('rows left out', () => {
  it.skip.each(Object.entries(leftOut))('%s: %s', () => {})
})
