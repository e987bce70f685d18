import { describe, expect, it } from 'vitest'
import { check } from './check.ts'
import { expectLeftAsFound } from './left-behind.ts'
import { undoing } from './undoing-rows.ts'

const creation = { operation: 'createUser' }

describe.concurrent('a server that has its troubles when a run puts things back', () => {
  it.each(undoing.filter(({ stays }) => !stays))(
    '$api is left as it was found: $name',
    { timeout: 60_000 },
    async ({ api, serve, selection = creation }) => {
      const checked = await check(api, serve(), { asked: { selection, allow: 'own' } })
      expect(checked.differences).toEqual([])
      expectLeftAsFound(checked)
    },
  )

  it.each(undoing.filter(({ stays }) => stays))(
    '$api has what the report names: $name',
    { timeout: 60_000 },
    async ({ api, serve, selection = creation }) => {
      const checked = await check(api, serve(), { asked: { selection, allow: 'own' } })
      expect(checked.differences).not.toEqual([])
      expectLeftAsFound(checked)
      for (const what of checked.unrestored)
        expect(checked.differences.some(({ identity }) => identity.some((text) => what.includes(text)))).toBe(true)
    },
  )
})
